/**
 * Drives the wall by the rules of `shared/domain/scene/director.ts`: hears the operator, the incidents and the clock,
 * keeps over a restart what was decided, and tells the screens which scene is shown and why.
 */
import { z } from "zod";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { NoticeRow, RoomRow } from "../../../shared/contract/rows.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { isOpen } from "../../../shared/domain/incident/transitions.ts";
import {
  type Asking,
  type Direction,
  type DirectorEvent,
  direct,
  firstDirection,
  type Heard,
  nextTimeAt,
  tell,
} from "../../../shared/domain/scene/director.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { planAt } from "../../../shared/domain/scene/schedule.ts";
import type { Notices } from "../live/notices.ts";
import type { LiveRows } from "../live/rows.ts";
import { errorText, type Log } from "../log.ts";
import { everydayScene } from "../scenes/load.ts";
import type { SettingRepository } from "../store/settings.ts";
import type { Wall } from "./wall.ts";

export interface DirectorOptions {
  /** The scenes that there are now, in their order; at least one. */
  scenes(): readonly Scene[];
  readonly wall: Pick<Wall, "show">;
  readonly zone: string;
  readonly room: LiveRows<RoomRow>;
  readonly incidents: LiveRows<IncidentRow>;
  readonly settings: Pick<SettingRepository, "get" | "set">;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
  /** False while the wall is another station's: nothing changes by itself here. */
  readonly isOwn?: () => boolean;
}

/** In a flood incidents come by the hundred: they are looked at together. */
const heardAfterMs = 100;
/** What was heard is kept soon, what a person did at once. */
const keptAfterMs = 2000;
/** How long it is told that the scene changed by itself. */
const toldForMs = 300_000;
/** The machine's clock may be set meanwhile. */
const longestWaitMs = 60_000;

/** The notice for each reason why a scene changed by itself. */
export const byItself = {
  incident: "scene-by-incident",
  scheduled: "scene-by-schedule",
  chosen: "scene-returned",
};

export class Director {
  private readonly options: DirectorOptions;
  private direction: Direction;
  private readonly changed = new Set<string>();
  private readonly timers = new Map<"hear" | "keep" | "look" | "told", ReturnType<typeof setTimeout>>();
  private readonly stopWatching: () => void;

  /** `first` is how a room begins that was told nothing yet; `chosen` is what a person asked for when starting it. */
  constructor(options: DirectorOptions, first: { scene: string; held: boolean }, chosen: string | null) {
    this.options = options;
    const { incidents, settings, clock } = options;
    this.direction = this.restore(settings.get("direction")) ?? {
      ...firstDirection(this.known(first.scene), clock()),
      held: first.held,
    };
    this.stopWatching = incidents.watch((incident) => this.note(incident));
    if (options.isOwn?.() ?? true) this.hearAll();
    if (chosen !== null) this.take({ type: "choose", scene: chosen });
    this.show(true);
  }

  get scene(): string {
    return this.direction.shown.scene;
  }

  /** False when there is no such scene. */
  choose(scene: string): boolean {
    if (!this.options.scenes().some(({ id }) => id === scene)) return false;
    this.decide({ type: "choose", scene });
    return true;
  }

  /** Another station shows this. Where there is no such scene here, what is shown stays. */
  follow({ scene, held }: { readonly scene: string; readonly held: boolean }): void {
    if (this.known(scene) !== scene) return;
    for (const code of Object.values(byItself)) this.options.notices.clear(code);
    if (this.direction.shown.scene !== scene) this.take({ type: "choose", scene });
    if (this.direction.held !== held) this.take({ type: held ? "hold" : "release" });
    this.show();
    this.wait("keep", keptAfterMs, () => this.keepIfPossible());
  }

  back(): void {
    this.decide({ type: "back" });
  }

  hold(): void {
    this.decide({ type: "hold" });
  }

  release(): void {
    this.decide({ type: "release" });
  }

  /** Other scenes are there now; one that is shown and gone leaves its place to the everyday one. */
  scenesChanged(): void {
    const { base, shown } = this.direction;
    const areThere = [base, shown.scene].every((scene) => this.known(scene) === scene);
    if (areThere) this.happen({ type: "time" });
    else this.decide({ type: "choose", scene: this.known(everydayScene) });
  }

  stop(): void {
    this.stopWatching();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.keepIfPossible();
  }

  /** Screens change first: a full disk must not leave some that disagree. */
  private decide(event: DirectorEvent): void {
    // While it followed another station it heard nothing of them.
    if (!(this.options.isOwn?.() ?? true)) this.hearAll();
    for (const code of Object.values(byItself)) this.options.notices.clear(code);
    this.take(event);
    this.show();
    this.keep();
  }

  private hearAll(): void {
    const { incidents } = this.options;
    const gone = Object.keys(this.direction.asking).filter((id) => !incidents.get(id));
    this.take({
      type: "incidents",
      heard: [...[...incidents.values()].map(({ id }) => id), ...gone].map((id) => this.hear(id)),
    });
  }

  private note(incident: string): void {
    const { asks } = this.hear(incident);
    const known = this.direction.asking[incident];
    const isNothingNew = asks
      ? isSame(known, asks) || this.direction.answered[incident] !== undefined
      : !known;
    if (isNothingNew && !this.changed.has(incident)) return;
    this.changed.add(incident);
    this.wait("hear", heardAfterMs, () => {
      const heard = [...this.changed].map((id) => this.hear(id));
      this.changed.clear();
      this.happen({ type: "incidents", heard });
    });
  }

  /** Nobody asked for it: it is told. */
  private happen(event: DirectorEvent): void {
    if (!(this.options.isOwn?.() ?? true)) return;
    const before = this.direction;
    this.take(event);
    this.show();
    if (this.direction.shown.scene !== before.shown.scene) this.announce();
    if (this.direction !== before) this.wait("keep", keptAfterMs, () => this.keepIfPossible());
  }

  private take(event: DirectorEvent): void {
    const at = this.options.clock();
    this.direction = direct(this.direction, event, this.plan(at), at);
  }

  private show(isFirst = false): void {
    const { wall, room, clock } = this.options;
    const { scene, held, kind, until, incident, former } = tell(this.direction);
    const row = room.get("room");
    if (isFirst || row?.scene !== scene) wall.show(scene);
    const told = { scene, held, sceneReason: { kind, until, incident, former } };
    if (row && isNews(row, told)) room.put({ ...row, ...told });
    const at = clock();
    const nextAt = nextTimeAt(this.direction, this.plan(at));
    this.stopTimer("look");
    if (nextAt === Number.POSITIVE_INFINITY) return;
    const waitMs = Math.min(Math.max(nextAt - at, 0), longestWaitMs);
    this.wait("look", waitMs, () => this.happen({ type: "time" }));
  }

  private announce(): void {
    const { notices } = this.options;
    const { scene, reason } = this.direction.shown;
    const name = this.options.scenes().find(({ id }) => id === scene)?.name ?? { id: scene, en: scene };
    const params: NoticeRow["params"] = {
      ...{ "scene@id": name.id, "scene@en": name.en },
      ...(reason.kind === "incident" && { incident: reason.asking.incident }),
    };
    for (const code of Object.values(byItself)) notices.clear(code);
    notices.raise("info", byItself[reason.kind], params);
    this.stopTimer("told");
    this.wait("told", toldForMs, () => notices.clear(byItself[reason.kind]));
  }

  private plan(at: number) {
    const times = this.options
      .scenes()
      .flatMap(({ id, schedule = [] }) => schedule.map((time) => ({ ...time, scene: id })));
    return planAt(times, this.options.zone, at);
  }

  private hear(incident: string): Heard {
    const row = this.options.incidents.get(incident);
    return { incident, asks: row ? this.askingOf(row) : null };
  }

  /** Of several scenes that an incident would bring, the first in their order. */
  private askingOf({
    id,
    state,
    withdrawn,
    category,
    priority,
    requestedAt,
    receivedAt,
  }: IncidentRow): Asking | null {
    if (!isOpen(state) || withdrawn) return null;
    const scene = this.options
      .scenes()
      .find(
        ({ triggers }) =>
          triggers?.categories.includes(category) && (triggers.priorities?.includes(priority) ?? true),
      );
    // A citizen's clock may be ahead.
    return scene
      ? { incident: id, scene: scene.id, priority, openedAt: Math.min(requestedAt, receivedAt) }
      : null;
  }

  private keep(): void {
    this.stopTimer("keep");
    this.options.settings.set("direction", JSON.stringify(this.direction));
  }

  private keepIfPossible(): void {
    try {
      this.keep();
    } catch (error) {
      this.options.log.error("what the wall shows could not be kept", { reason: errorText(error) });
    }
  }

  /** What was kept, where it can be read and its scenes are still there. */
  private restore(text: string | undefined): Direction | undefined {
    if (text === undefined) return undefined;
    const parsed = directionSchema.safeParse(readJson(text));
    if (!parsed.success) {
      this.options.log.warning("what the wall showed cannot be read", { reason: parsed.error.message });
      return undefined;
    }
    const { data } = parsed;
    const isThere = (scene: string) => this.known(scene) === scene;
    if (!isThere(data.base)) return undefined;
    if (isThere(data.shown.scene)) return data;
    const { shown } = firstDirection(data.base, this.options.clock());
    return { ...data, shown };
  }

  /** This scene, or the first where there is none of that name. */
  private known(scene: string): string {
    const scenes = this.options.scenes();
    const found = scenes.find(({ id }) => id === scene) ?? scenes[0];
    if (!found) throw new Error("expected at least one usable scene, found none");
    return found.id;
  }

  /** One that waits already is not put off. */
  private wait(name: "hear" | "keep" | "look" | "told", ms: number, then: () => void): void {
    if (this.timers.has(name)) return;
    const timer = setTimeout(() => {
      this.timers.delete(name);
      then();
    }, ms);
    this.timers.set(name, timer);
  }

  private stopTimer(name: "keep" | "look" | "told"): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }
}

function isSame(one: Asking | undefined, other: Asking): boolean {
  return one?.scene === other.scene && one.priority === other.priority && one.openedAt === other.openedAt;
}

function isNews(row: RoomRow, told: Pick<RoomRow, "scene" | "held" | "sceneReason">): boolean {
  const { scene, held, sceneReason } = row;
  return JSON.stringify({ scene, held, sceneReason }) !== JSON.stringify(told);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const priority = z.enum(["urgent", "high", "normal", "low"]);
const asking = z.object({ incident: z.string(), scene: z.string(), priority, openedAt: z.number() });
const occurrence = z.object({ scene: z.string(), startsAt: z.number(), endsAt: z.number() });

/** As it stands in the settings. */
const directionSchema = z.object({
  base: z.string(),
  formerBase: z.string().nullable(),
  held: z.boolean(),
  shown: z.object({
    scene: z.string(),
    since: z.number(),
    reason: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("chosen") }),
      z.object({ kind: z.literal("scheduled"), occurrence }),
      z.object({ kind: z.literal("incident"), asking }),
    ]),
  }),
  asking: z.record(z.string(), asking),
  calmSince: z.number(),
  answered: z.record(z.string(), z.number()),
  quiet: z.record(z.string(), z.object({ until: z.number(), priority })),
}) satisfies z.ZodType<Direction>;
