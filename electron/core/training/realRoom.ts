/**
 * The real room's side of drills: what may be chosen, whether this station may leave, leaving, and what is kept of the
 * drills of before. A drill that nobody ended (the core, the machine or the power went) is broken off as soon as the real
 * room is back.
 *
 * Guarantees: of a drill the real log gets two events and no more, that it was begun and that it ended.
 */
import type { DrillReadinessRow, PastDrillRow, ScenarioRow } from "../../../shared/contract/training.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { isOpen } from "../../../shared/domain/incident/transitions.ts";
import type { Random } from "../../../shared/domain/random.ts";
import { actorOf } from "../../../shared/domain/roles/role.ts";
import { refusalOfDrill } from "../../../shared/domain/training/begin.ts";
import type { DrillRecord } from "../../../shared/domain/training/record.ts";
import type { KeptReport } from "../../../shared/domain/training/report.ts";
import { urgentOpen } from "../incidents/row.ts";
import { refusalOfFile } from "../keptFile.ts";
import { LiveRows, putChanged } from "../live/rows.ts";
import { type OpenedRows, Refused } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import { errorText, type Log } from "../log.ts";
import type { Signer } from "../proof/signer.ts";
import { openDatabase } from "../store/database.ts";
import { createStore, type Store } from "../store/index.ts";
import type { TrainingHandlers } from "./commands.ts";
import { drillFolder, drillIdAt, readDrills, readReport, writeRecord, writeReport } from "./files.ts";
import { prepareDrill, takeSessionsBack } from "./prepare.ts";
import { isWhole, reportBody, sealed } from "./report.ts";

export interface RealRoomOptions {
  readonly city: City;
  readonly station: string;
  readonly store: Store;
  readonly sources: Sources;
  readonly signer: Signer | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly appVersion: string;
  /** Nothing in this room is real. */
  readonly demo: boolean;
  /** Tells the other stations; resolves when they can know. */
  announce(): Promise<void>;
  changeRoom(drill: string): void;
}

export interface RealRoom {
  readonly commands: Pick<TrainingHandlers, "drill.begin">;
  reportOf(drill: string): KeptReport | undefined;
  open(view: string, params: unknown): OpenedRows | undefined;
  /** Time went on. */
  advance(): void;
  close(): void;
}

export function openRealRoom(options: RealRoomOptions): RealRoom {
  const { city, station, store, sources, clock, random, log, dataFolder, resourcesFolder } = options;
  let leaving = false;
  let isClosed = false;
  const reports = new Map<string, KeptReport>();

  function write(decision: Parameters<Store["log"]["append"]>[1], actor: string): void {
    store.transaction(() => store.log.append(station, decision, actor, clock()));
  }

  /** Before anybody is served: who is signed in depends on it. */
  function comeBack(): void {
    const drills = readDrills(dataFolder);
    if (drills.length === 0) return;
    const told = new Set(
      store.access
        .audit({ actor: null, kind: "access.drill-ended", from: null, until: null }, 10_000)
        .map(({ subject }) => subject),
    );
    for (const drill of drills) {
      const brokenOff = drill.state === "running";
      const record: DrillRecord = brokenOff ? { ...drill, state: "broken-off" } : drill;
      if (brokenOff) writeRecord(drillFolder(dataFolder, drill.id), record);
      if (told.has(drill.id)) continue;
      withStore(drill.id, (of) => takeSessionsBack(store, of, record.endedBy?.id ?? null, clock()));
      const actor = record.endedBy ? actorOf(record.endedBy) : "room";
      const body = { scenario: drill.scenario, brokenOff: record.state === "broken-off" };
      write({ kind: "access.drill-ended", subject: drill.id, body }, actor);
    }
  }

  function withStore<Result>(id: string, use: (store: Store) => Result): Result {
    const of = createStore(openDatabase(drillFolder(dataFolder, id), new Date(clock())).database);
    try {
      return use(of);
    } finally {
      of.close();
    }
  }

  function show(): void {
    const rows = readDrills(dataFolder).map((drill): PastDrillRow => {
      const report = reports.get(drill.id) ?? readReport(drillFolder(dataFolder, drill.id));
      if (report) reports.set(drill.id, report);
      return {
        ...{ id: drill.id, drill, measures: report?.body.measures ?? null },
        ...{ drillMs: report?.body.drillMs ?? null, sha256: report?.sha256 ?? null },
        altered: report !== undefined && !isWhole(report),
      };
    });
    putChanged(sources.pastDrills, rows, ({ id }) => id);
  }

  /** One at a time, while the room does its work. */
  function makeReports(): void {
    const due = readDrills(dataFolder).find(
      ({ id, state }) => state !== "running" && !readReport(drillFolder(dataFolder, id)) && !failed.has(id),
    );
    if (!due) return;
    try {
      const body = withStore(due.id, (of) => reportBody(of, due, city));
      writeReport(drillFolder(dataFolder, due.id), sealed(body, options.signer));
    } catch (error) {
      failed.add(due.id);
      log.error("no report of the drill could be made", { drill: due.id, reason: errorText(error) });
    }
    show();
    making = setTimeout(makeReports, 0);
  }
  const failed = new Set<string>();

  function readiness(): DrillReadinessRow {
    const stations = [...sources.stations.values()];
    const open = [...sources.incidents.values()].filter(({ state }) => isOpen(state));
    const urgent = urgentOpen(open);
    const others = stations.filter(({ state, self }) => !self && state === "here").length;
    const handoverUnderWay = (sources.duty.get("duty")?.open ?? null) !== null;
    const now = { demo: options.demo, inDrill: false, handoverUnderWay, others, urgentOpen: urgent };
    return {
      ...{ id: "readiness", others, urgentOpen: urgent, open: open.length, demo: options.demo },
      refusal: refusalOfDrill(now),
    };
  }

  async function showScenarios(): Promise<ScenarioRow[]> {
    const { listScenarios } = await import("./scenarios.ts");
    const rows = await listScenarios(resourcesFolder, city);
    if (!isClosed) putChanged(sources.scenarios, rows, ({ id }) => id);
    return rows;
  }

  comeBack();
  show();
  let making = setTimeout(makeReports, reportsAfterMs);
  putChanged(sources.drillReadiness, [readiness()], ({ id }) => id);

  return {
    commands: {
      async "drill.begin"({ scenario, speed, participants }, { person }) {
        if (!person) throw new Refused({ code: "not-signed-in" });
        if (leaving) throw new Refused({ code: "drill", found: "in-drill" });
        const chosen = (await showScenarios()).find(({ id }) => id === scenario);
        if (!chosen || chosen.faults.length > 0) {
          throw new Refused({ code: "unknown-scenario", found: scenario });
        }
        const { refusal } = readiness();
        if (refusal) throw new Refused({ code: "drill", found: refusal });
        const nowMs = clock();
        const id = drillIdAt(nowMs, scenario);
        const record: DrillRecord = {
          ...{ format: 1, id, city: city.code, appVersion: options.appVersion, scenario, speed },
          ...{ name: chosen.name, version: chosen.version, participants, minutes: chosen.minutes },
          ...{ begunAt: nowMs, begunBy: person, state: "running", endedAt: null, endedBy: null, injected: 0 },
          pieces: [{ realMs: nowMs, drillMs: nowMs, rate: speed }],
        };
        leaving = true;
        try {
          prepareDrill(drillFolder(dataFolder, id), record, store, random);
          write({ kind: "access.drill-begun", subject: id, body: { scenario } }, actorOf(person));
        } catch (error) {
          leaving = false;
          throw refusalOfFile(error);
        }
        await options.announce();
        // The answer goes out first.
        setTimeout(() => options.changeRoom(id), leaveAfterMs);
        return { drill: id };
      },
    },
    reportOf: (drill) => reports.get(drill),
    open(view, params) {
      if (view === "scenarios") {
        showScenarios().catch((error) => log.error("scenarios cannot be read", { reason: errorText(error) }));
        return undefined;
      }
      if (view !== "drillIncidents") return undefined;
      const rows = new LiveRows<{ id: string }>(({ id }) => id);
      rows.replace([...(reports.get((params as { drill: string }).drill)?.body.incidents ?? [])]);
      return { rows: rows as LiveRows<unknown>, close() {} };
    },
    advance() {
      putChanged(sources.drillReadiness, [readiness()], ({ id }) => id);
    },
    close() {
      isClosed = true;
      clearTimeout(making);
    },
  };
}

const reportsAfterMs = 200;
const leaveAfterMs = 150;
