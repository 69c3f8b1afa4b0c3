/** Everything that is known of one officer's coming and going in a time, from wherever it was told. */
import { type Clocking, compareClockings } from "../../../shared/domain/attendance/clocking.ts";
import { attendanceSubject, type Entries, foldEntries } from "../../../shared/domain/attendance/entries.ts";
import type { PlannedShift } from "../../../shared/domain/roster/plan.ts";
import type { Store } from "../store/index.ts";
import type { StoredMachineClocking } from "../store/machineClockings.ts";

export interface OfficerFacts {
  /** Of phones and machines; also those that were struck out. */
  readonly told: readonly Clocking[];
  readonly entries: Entries;
}

export function phoneClockingId(officer: string, id: string): string {
  return `phone:${officer}:${id}`;
}

/** `planned` says what a machine's clocking was where the machine does not tell. */
export function factsOf(
  store: Store,
  officer: string,
  planned: readonly PlannedShift[],
  fromMs: number,
  toMs: number,
): OfficerFacts {
  const phones = store.officers.dutyEventsOf(officer, fromMs, toMs).map(
    ({ id, type, time, longitude, latitude, accuracyM, device }): Clocking => ({
      ...{ id: phoneClockingId(officer, id), source: "phone", type, atMs: time, accuracyM, device },
      place: longitude === null || latitude === null ? null : [longitude, latitude],
    }),
  );
  const machines = store.machineClockings
    .of(officer, fromMs, toMs)
    .map((clocking) => machineClocking(clocking, planned));
  const entries = foldEntries(store.log.of(attendanceSubject(officer)));
  return { told: [...phones, ...machines].sort(compareClockings), entries };
}

function machineClocking(
  { id, type, atMs, toldAtMs, device }: StoredMachineClocking,
  planned: readonly PlannedShift[],
): Clocking {
  const known = type === "unknown" ? nearestType(atMs, planned) : type;
  return { id, source: "machine", type: known, atMs, toldAtMs, device, place: null, accuracyM: null };
}

/** Nearer to a shift's start it is coming, nearer to an end going; off the plan nobody knows, and it is coming. */
function nearestType(atMs: number, planned: readonly PlannedShift[]): "in" | "out" {
  let [nearest, type]: [number, "in" | "out"] = [Number.POSITIVE_INFINITY, "in"];
  for (const { startsAt, endsAt } of planned) {
    if (Math.abs(atMs - startsAt) < nearest) [nearest, type] = [Math.abs(atMs - startsAt), "in"];
    if (Math.abs(atMs - endsAt) < nearest) [nearest, type] = [Math.abs(atMs - endsAt), "out"];
  }
  return type;
}
