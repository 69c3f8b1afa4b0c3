/** Rows of attendance, for tests. */
import type {
  AttendanceFactRow,
  AttendanceFlagRow,
  AttendanceRecapRow,
  AttendanceShiftRow,
  MachineFileRow,
} from "../../../shared/contract/attendance.ts";
import { totalsOf } from "../../../shared/domain/attendance/recap.ts";

export const day = "2026-11-24";
const hourMs = 3_600_000;
/** 06:00 in the city. */
const start = Date.parse("2026-11-23T23:00:00Z");

export function attended(n: number, given: Partial<AttendanceShiftRow> = {}): AttendanceShiftRow {
  const isThere = (given.status ?? "present") === "present" || given.status === "unclear";
  return {
    ...{
      id: `DMK-${n} ${day} pagi`,
      officer: `DMK-${n}`,
      name: `Petugas ${n}`,
      agency: "damkar",
      crew: "DMK-A",
      day,
    },
    ...{ shift: "pagi", shiftName: { id: "Pagi", en: "Morning" }, post: "Mako Damkar" },
    ...{ startsAt: start, endsAt: start + 8 * hourMs, status: "present", lateMs: 0, earlyMs: 0 },
    arrivedAt: isThere ? start - 300_000 + (given.lateMs ?? 0) : null,
    leftAt: isThere ? start + 8 * hourMs + 120_000 : null,
    ...{
      workedMs: isThere ? 8 * hourMs : 0,
      overtimeMs: 0,
      remarks: [],
      clockings: [],
      leaves: [],
      changedAt: null,
    },
    ...given,
  };
}

export function flag(n: number, given: Partial<AttendanceFlagRow> = {}): AttendanceFlagRow {
  return {
    ...{ id: `post:phone:DMK-${n}:e1`, kind: "post", officer: `DMK-${n}`, name: `Petugas ${n}` },
    ...{ agency: "damkar", crew: "DMK-A", atMs: start, untilMs: null, distanceM: 1840, accuracyM: 25 },
    ...{ limit: 150, kmh: null, device: "HP-7", others: [], clockings: [], verdict: null },
    ...given,
  };
}

export function recapLine(
  id: string,
  days: readonly string[],
  given: Partial<AttendanceRecapRow> = {},
): AttendanceRecapRow {
  const shifts = days.flatMap((marks) => (marks === "" ? [] : marks.split("+")));
  const totals = totalsOf(
    shifts.map((mark) => ({
      status:
        mark.startsWith("late") || mark === "early" ? "present" : (mark as AttendanceShiftRow["status"]),
      lateMs: mark.startsWith("late") ? 15 * 60_000 : 0,
      earlyMs: mark.endsWith("early") ? 20 * 60_000 : 0,
      workedMs: ["present", "late", "early", "late-early"].includes(mark) ? 8 * hourMs : 0,
      overtimeMs: 0,
    })),
  );
  return { id, name: `Petugas ${id}`, agency: "damkar", crew: "DMK-A", days: [...days], totals, ...given };
}

export const facts: readonly AttendanceFactRow[] = [
  {
    ...{
      kind: "shift",
      id: `shift:${day} pagi`,
      atMs: start,
      endsAt: start + 8 * hourMs,
      day,
      shift: "pagi",
    },
    ...{ shiftName: { id: "Pagi", en: "Morning" }, status: "present", lateMs: 25 * 60_000, earlyMs: 0 },
    ...{ workedMs: 7 * hourMs, overtimeMs: 0, remarks: ["no-out"], clockings: ["phone:1"], leaves: [] },
  },
  {
    ...{
      kind: "clocking",
      id: "phone:1",
      atMs: start + 25 * 60_000,
      type: "in",
      source: "phone",
      device: "HP-7",
    },
    ...{ accuracyM: 12, distanceM: 1840, toldAtMs: null, entered: null, ended: null },
  },
  {
    ...{ kind: "clocking", id: "AE-1", atMs: start, type: "in", source: "supervisor", device: null },
    ...{ accuracyM: null, distanceM: null, toldAtMs: null },
    entered: { by: "operator:a1", atMs: start + 10 * hourMs, reason: "HP mati" },
    ended: { by: "operator:a1", atMs: start + 11 * hourMs, reason: "salah orang" },
  },
  {
    ...{ kind: "change", id: "change:1", atMs: start + 40 * hourMs, day, shift: "pagi" },
    before: { status: "absent", lateMs: 0, earlyMs: 0 },
    after: { status: "present", lateMs: 25 * 60_000, earlyMs: 0 },
  },
];

export function machineFile(n: number, given: Partial<MachineFileRow> = {}): MachineFileRow {
  return {
    ...{
      id: `hash-${n}`,
      name: `mesin-${n}.csv`,
      state: "done",
      takenAt: start + 12 * hourMs,
      fresh: 42,
      known: 3,
    },
    ...{ unmapped: 0, refused: 0, detail: null, fault: null, clockOffMs: null, clockSamples: 0 },
    ...{ columns: [], guess: {}, sample: [] },
    ...given,
  };
}
