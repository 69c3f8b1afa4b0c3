/**
 * The room of a drill from within: its clock, which everything in it goes by, and what whoever leads it does to it. Its
 * city is the real one without anything that leads out of the drill: no source is asked or written to, and cameras show
 * drawn pictures.
 */
import type { DrillRow } from "../../../shared/contract/training.ts";
import { demoOrigin } from "../../../shared/domain/city/city.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Injection } from "../../../shared/domain/training/injection.ts";
import type { DrillRecord } from "../../../shared/domain/training/record.ts";
import type { Demo } from "../demo/index.ts";
import { putChanged } from "../live/rows.ts";
import { Refused } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import { errorText, type Log } from "../log.ts";
import { DataFolderUnusable } from "../store/database.ts";
import type { TrainingHandlers } from "./commands.ts";
import { type DrillClock, openDrillClock } from "./drillClock.ts";
import { readRecord, writeRecord } from "./files.ts";

export interface DrillPlay {
  readonly record: DrillRecord;
  readonly clock: DrillClock;
  readonly realClock: Clock;
}

/** What a drill's folder says is played in it. Throws `DataFolderUnusable` where it says nothing. */
export function openPlay(folder: string, clock: Clock, monotonic: () => number): DrillPlay {
  const record = readRecord(folder);
  if (record?.state !== "running") throw new DataFolderUnusable("expected the record of a drill that runs");
  const piece = { ...record.pieces[0]!, realMs: clock() };
  return {
    record: { ...record, pieces: [piece] },
    clock: openDrillClock(piece, clock, monotonic),
    realClock: clock,
  };
}

export function cityOfDrill(city: City): City {
  return {
    ...city,
    cameraOrigin: demoOrigin,
    cameras: city.cameras.map((camera) => ({ ...camera, url: `${camera.id}/index.m3u8` })),
    intake: { ...city.intake, open311: [], cap: [] },
  };
}

export interface DrillRoomOptions {
  readonly play: DrillPlay;
  readonly city: City;
  readonly sources: Sources;
  readonly demo: Demo | undefined;
  readonly log: Log;
  readonly folder: string;
  /** Whatever the figures have still to look at is looked at. */
  settle(): void;
  changeRoom(): void;
}

export interface DrillRoom {
  readonly commands: Pick<
    TrainingHandlers,
    "drill.freeze" | "drill.resume" | "drill.speed" | "drill.inject" | "drill.end"
  >;
  /** Time went on. */
  advance(): void;
}

const leaveAfterMs = 150;

export function openDrillRoom(options: DrillRoomOptions): DrillRoom {
  const { play, city, sources, demo, log, folder } = options;
  const { clock } = play;
  let { record } = play;
  let { speed } = record;
  let isOver = false;

  function keep(next: DrillRecord): void {
    record = next;
    try {
      writeRecord(folder, record);
    } catch (error) {
      log.error("the drill's record was not written", { reason: errorText(error) });
    }
  }

  function show(): void {
    const { id: drill, scenario, name, minutes, begunBy, participants, injected, pieces } = record;
    const row: DrillRow = {
      ...{ id: "drill", drill, scenario, name, minutes, speed, participants, injected },
      ...{ frozen: clock.piece.rate === 0, clock: clock.piece, begunAt: pieces[0]!.drillMs },
      ...{ begunBy: begunBy.name, brokerAwayUntil: demo?.brokerAwayUntil ?? null },
    };
    putChanged(sources.drill, [row], ({ id }) => id);
  }

  function setRate(rate: number): void {
    if (isOver || rate === clock.piece.rate) return;
    clock.setRate(rate);
    keep({ ...record, pieces: [...record.pieces, clock.piece] });
    show();
  }

  function refuseUnknown(what: Injection): void {
    const has = (all: readonly { readonly id: string }[], id: string) => all.some((each) => each.id === id);
    if (what.kind === "report" && !has(city.categories, what.category))
      throw new Refused({ code: "unknown-category", found: what.category });
    if ("officer" in what && !has(city.officers, what.officer))
      throw new Refused({ code: "unknown-officer", found: what.officer });
    if ("camera" in what && !has(city.cameras, what.camera))
      throw new Refused({ code: "unknown-camera", found: what.camera });
    if ("sensor" in what && !has(city.sensors, what.sensor))
      throw new Refused({ code: "unknown-sensor", found: what.sensor });
  }

  keep(record);
  show();

  return {
    commands: {
      "drill.freeze"() {
        setRate(0);
        return {};
      },
      "drill.resume"() {
        setRate(speed);
        return {};
      },
      "drill.speed"({ speed: asked }) {
        speed = asked;
        if (clock.piece.rate !== 0) setRate(speed);
        show();
        return {};
      },
      "drill.inject"({ what }) {
        if (!demo || isOver) throw new Refused({ code: "no-drill" });
        refuseUnknown(what);
        demo.insert(what);
        keep({ ...record, injected: record.injected + 1 });
        show();
        return {};
      },
      "drill.end"(_input, { person }) {
        if (isOver) return {};
        setRate(0);
        isOver = true;
        options.settle();
        keep({ ...record, state: "ended", endedAt: play.realClock(), endedBy: person });
        // The answer goes out first.
        setTimeout(() => options.changeRoom(), leaveAfterMs);
        return {};
      },
    },
    advance: show,
  };
}
