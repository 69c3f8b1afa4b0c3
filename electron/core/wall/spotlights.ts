/**
 * Watches the incidents, and tells the wall which one is in the spotlight.
 *
 * Guarantees: what shared/domain/spotlight/spotlights.ts does, over a restart of the core as well. An incident comes up
 * by itself only when this station heard of it while it was running (what a room finds when it opens is no news), and
 * while nobody holds the wall.
 */
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import type { SpotlightRow } from "../../../shared/contract/spotlights.ts";
import { camerasFor } from "../../../shared/domain/camera/nearest.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { isOpen } from "../../../shared/domain/incident/transitions.ts";
import { mostSpotlightCameras } from "../../../shared/domain/spotlight/layout.ts";
import {
  advance,
  drop,
  end,
  endAll,
  keep,
  next,
  nextChangeAt,
  noSpotlights,
  offer,
  type SpotlightPriority,
  type SpotlightRules,
  type Spotlights,
  show,
  spotlightRules,
  spotlightsSchema,
} from "../../../shared/domain/spotlight/spotlights.ts";
import type { IncidentOnWall } from "../../../shared/domain/wall/overlay.ts";
import { pushesSchema } from "../../../shared/domain/wall/pushes.ts";
import type { LiveRows } from "../live/rows.ts";
import { Refused } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import type { Store } from "../store/index.ts";
import { keepSetting, readSetting, type SettingRepository } from "../store/settings.ts";
import { WallOverlay } from "./overlay.ts";
import type { WallShare } from "./share.ts";
import type { Wall } from "./wall.ts";

export interface SpotlightContext {
  readonly incidents: LiveRows<IncidentRow>;
  readonly cameras: LiveRows<CameraRow>;
  readonly rows: LiveRows<SpotlightRow>;
  readonly settings: SettingRepository;
  readonly clock: Clock;
  readonly rules: SpotlightRules;
  /** Which incidents come up by themselves. */
  readonly automatic: readonly SpotlightPriority[];
  /** An operator holds the wall: nothing comes up by itself. */
  readonly isHeld: () => boolean;
  /** False while the wall is another station's: nothing comes up or goes on by itself here. */
  readonly isOwn?: () => boolean;
  /** Shows it; null when there is none. */
  readonly onShown: (shown: IncidentOnWall | null) => void;
}

/** A camera farther away shows nothing of an incident. */
const withinM = 1500;
const advanceEveryMs = 500;

export class SpotlightDesk {
  private readonly context: SpotlightContext;
  private readonly startedAt: number;
  private state: Spotlights;
  private stopWatching: () => void = () => {};
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(context: SpotlightContext) {
    this.context = context;
    this.startedAt = context.clock();
    this.state = readSetting(context.settings, "spotlights", spotlightsSchema) ?? noSpotlights;
  }

  start(): void {
    const { incidents, clock, rules } = this.context;
    for (const incident of namesOf(this.state)) this.look(incident);
    this.become(advance(this.state, clock(), rules), true);
    this.stopWatching = incidents.watch((id) => this.look(id));
    this.timer = setInterval(() => this.advance(), advanceEveryMs);
  }

  stop(): void {
    this.stopWatching();
    clearInterval(this.timer);
  }

  /** Time has gone on. */
  advance(): void {
    if (!(this.context.isOwn?.() ?? true)) return;
    const now = this.context.clock();
    const at = nextChangeAt(this.state, this.context.rules);
    if (at !== null && now >= at) this.become(advance(this.state, now, this.context.rules));
  }

  /** Another station shows this. */
  follow(state: Spotlights): void {
    this.become(state);
  }

  show(id: string): void {
    const row = this.context.incidents.get(id);
    if (!row || !isOpen(row.state)) throw new Refused({ code: "unknown-incident", found: id });
    const { priority } = row;
    this.become(show(this.state, { incident: id, priority }, this.context.clock(), this.context.rules));
  }

  end(): void {
    this.become(end(this.state, this.context.clock(), this.context.rules));
  }

  endAll(): void {
    this.become(endAll(this.state, this.context.clock()));
  }

  next(): void {
    this.become(next(this.state, this.context.clock(), this.context.rules));
  }

  keep(): void {
    this.become(keep(this.state, this.context.clock(), this.context.rules));
  }

  /** An incident with what surrounds it, for the wall; undefined where it is unknown. */
  onWall(id: string): IncidentOnWall | undefined {
    const row = this.context.incidents.get(id);
    if (!row) return undefined;
    const cameras = camerasFor([...this.context.cameras.values()], row.place, mostSpotlightCameras, withinM);
    return { incident: id, place: row.place, cameras: cameras.map(({ camera }) => camera.id) };
  }

  /** An incident came, changed or went. */
  private look(id: string): void {
    const { incidents, clock, rules, automatic, isHeld } = this.context;
    const row = incidents.get(id);
    // Withdrawn by its citizen: nobody has to act, and the wall need not show it.
    if (!row || !isOpen(row.state) || row.withdrawn) {
      this.become(drop(this.state, id, clock(), rules));
      return;
    }
    const { priority, receivedAt, requestedAt: since } = row;
    if (receivedAt < this.startedAt || !automatic.includes(priority) || isHeld()) return;
    if (!(this.context.isOwn?.() ?? true)) return;
    this.become(offer(this.state, { incident: id, priority, since }, clock(), rules));
  }

  private become(state: Spotlights, anyway = false): void {
    if (state === this.state && !anyway) return;
    const before = anyway ? undefined : this.state.shown?.incident;
    this.state = state;
    const shown = state.shown?.incident;
    this.context.rows.replace(rowsOf(state));
    if (shown !== before) this.context.onShown(shown === undefined ? null : (this.onWall(shown) ?? null));
    keepSetting(this.context.settings, "spotlights", state);
  }
}

/** Lays the spotlight, and what operators push, over the wall. */
export function openSpotlights({
  city,
  store,
  sources,
  wall,
  clock,
  share,
}: {
  readonly city: City;
  readonly store: Pick<Store, "settings">;
  readonly sources: Pick<Sources, "incidents" | "cameras" | "spotlights" | "places" | "room">;
  readonly wall: Wall;
  readonly clock: Clock;
  /** With the other stations; undefined for a station that is alone. */
  readonly share?: WallShare;
}): { readonly desk: SpotlightDesk; readonly overlay: WallOverlay } {
  const { automatic, seconds } = city.spotlight;
  const settings = share?.settings ?? store.settings;
  const desk: SpotlightDesk = new SpotlightDesk({
    ...{ settings, clock, incidents: sources.incidents, cameras: sources.cameras, rows: sources.spotlights },
    rules: { ...spotlightRules, showForMs: seconds * 1000 },
    automatic: cameUp[automatic],
    ...(share && { isOwn: () => share.isOwn }),
    isHeld: () => sources.room.get("room")?.held ?? false,
    onShown: (shown) => overlay.light(shown),
  });
  const overlay = new WallOverlay({
    ...{ settings, places: sources.places },
    incidentOf: (id) => desk.onWall(id),
    onChange: () => wall.refresh(),
  });
  wall.lay((placed, scene) => overlay.put(placed, scene));
  desk.start();
  share?.follow("spotlights", (state) => {
    const read = spotlightsSchema.safeParse(state);
    if (read.success) desk.follow(read.data);
  });
  share?.follow("pushes", (state) => {
    const read = pushesSchema.safeParse(state);
    if (read.success) overlay.follow(read.data);
  });
  return { desk, overlay };
}

const cameUp = { off: [], urgent: ["urgent"], high: ["urgent", "high"] } as const;

function namesOf({ shown, waiting }: Spotlights): string[] {
  return [...(shown ? [shown] : []), ...waiting].map(({ incident }) => incident);
}

function rowsOf({ shown, waiting }: Spotlights): SpotlightRow[] {
  const rows = waiting.map(({ incident, asked, priority }, n) => ({
    ...{ incident, turn: n + 1, asked, priority, until: null, kept: false },
  }));
  if (!shown) return rows;
  const { incident, asked, priority, until, kept } = shown;
  return [{ incident, turn: 0, asked, priority, until, kept }, ...rows];
}
