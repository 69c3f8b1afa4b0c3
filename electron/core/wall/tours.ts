/**
 * The city's tours of cameras: which cameras each one goes through now, and how far it is.
 *
 * Guarantees: every window, and every operator, sees the same of a tour, since each follows from its row alone; a tour
 * goes on where it was when the core starts anew, paused or not, but for those of unseen cameras, which begin with what
 * is unseen then. What is changed in the directory of cameras is in the tours within a second.
 */
import { z } from "zod";
import type { TourRow } from "../../../shared/contract/tours.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { gridOf } from "../../../shared/domain/scene/cameraGrid.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { isRoundOver, renewList, startList, type TourList } from "../../../shared/domain/tour/renew.ts";
import { type Tour, tourCameras } from "../../../shared/domain/tour/rule.ts";
import { pauseTour, resumeTour, stepToOther, type TourRun } from "../../../shared/domain/tour/tour.ts";
import { Refused } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import { keepSetting, readSetting, type SettingRepository } from "../store/settings.ts";
import type { WallShare } from "./share.ts";

export interface ToursContext {
  readonly city: City;
  readonly sources: Pick<Sources, "cameras" | "cameraLooks" | "displays" | "tours">;
  readonly settings: SettingRepository;
  readonly clock: Clock;
  /** With the other stations; undefined for a station that is alone. */
  readonly share?: WallShare;
}

/** By the tours' ids; epoch ms. */
const runsSchema = z.record(z.string(), z.object({ startedAt: z.number(), pausedAt: z.number().nullable() }));

export class Tours {
  private readonly context: ToursContext;
  private readonly tours: readonly Tour[];
  private readonly lists = new Map<string, TourList>();
  /** Of each tour on the wall, on how many cells at the most. */
  private onWall = new Map<string, number>();
  private camerasChanged = false;
  private isWallChanged = false;
  private readonly ends: (() => void)[];

  constructor(context: ToursContext) {
    this.context = context;
    this.tours = context.city.tours;
    const { settings, sources, clock } = context;
    const kept = readSetting(settings, "tours", runsSchema) ?? {};
    for (const tour of this.tours) {
      const run: TourRun = { startedAt: 0, pausedAt: null, ...kept[tour.id], dwellMs: tour.dwellS * 1000 };
      const cameras = this.camerasOf(tour);
      const list = { run, cameras, renewAtTurn: Number.POSITIVE_INFINITY };
      this.lists.set(tour.id, isRenewed(tour) ? startList(run, cameras, clock()) : list);
    }
    this.lookAtWall();
    this.publish();
    context.share?.follow("tours", (state) => {
      const runs = runsSchema.safeParse(state);
      if (runs.success) this.follow(runs.data);
    });
    this.ends = [
      sources.cameras.watch(() => {
        this.camerasChanged = true;
      }),
      sources.displays.watch(() => this.wallChanged()),
    ];
  }

  /** A second went by. */
  advance(): void {
    const at = this.context.clock();
    if (this.camerasChanged) this.readCameras();
    this.camerasChanged = false;
    for (const tour of this.tours) {
      const list = this.list(tour.id);
      const cells = this.onWall.get(tour.id);
      // What nobody sees is made anew when it comes onto the wall.
      if (!isRenewed(tour) || cells === undefined || !isRoundOver(list, at)) continue;
      const cameras = this.camerasOf(tour);
      if (cameras.length > 0) this.lists.set(tour.id, renewList(list, cameras, cells, at));
    }
    this.publish();
  }

  pause(): void {
    this.change((run) => pauseTour(run, this.context.clock()));
  }

  resume(): void {
    this.change((run) => resumeTour(run, this.context.clock()));
  }

  /** That many turns on, or back. */
  step(by: number): void {
    const known = this.context.sources.cameras;
    const isAlive = (id: string) => known.get(id)?.health !== "down";
    this.change((run, { cameras }, cells) =>
      stepToOther(run, by, { cameras, isAlive, cells }, this.context.clock()),
    );
  }

  /** Another station moved them. */
  private follow(runs: z.output<typeof runsSchema>): void {
    for (const [id, run] of Object.entries(runs)) {
      const list = this.lists.get(id);
      if (list) this.lists.set(id, { ...list, run: { ...list.run, ...run } });
    }
    this.publish();
    keepSetting(this.context.settings, "tours", runs);
  }

  stop(): void {
    for (const end of this.ends) end();
  }

  /** Displays are told one by one: what has moved from one to another was never away. */
  private wallChanged(): void {
    if (this.isWallChanged) return;
    this.isWallChanged = true;
    queueMicrotask(() => {
      this.isWallChanged = false;
      if (this.lookAtWall()) this.publish();
    });
  }

  /** Of all that are on the wall; refuses where there is none. */
  private change(next: (run: TourRun, list: TourList, cells: number) => TourRun): void {
    this.lookAtWall();
    if (this.onWall.size === 0) throw new Refused({ code: "no-tour" });
    for (const [id, cells] of this.onWall) {
      const list = this.list(id);
      this.lists.set(id, { ...list, run: next(list.run, list, cells) });
    }
    this.publish();
    const runs = [...this.lists].map(([id, { run }]) => [
      id,
      { startedAt: run.startedAt, pausedAt: run.pausedAt },
    ]);
    keepSetting(this.context.settings, "tours", Object.fromEntries(runs));
  }

  /** True where other tours are on the wall than before. */
  private lookAtWall(): boolean {
    const now = new Map<string, number>();
    for (const { panels } of this.context.sources.displays.values()) {
      for (const { type, settings } of panels) {
        const { tour } = settings;
        if (type !== "cameras" || typeof tour !== "string" || !this.lists.has(tour)) continue;
        const { columns, rows } = gridOf(settings);
        now.set(tour, Math.max(now.get(tour) ?? 1, columns * rows));
      }
    }
    const before = this.onWall;
    this.onWall = now;
    const come = this.tours.filter(({ id }) => now.has(id) && !before.has(id));
    for (const tour of come) {
      if (!isRenewed(tour)) continue;
      const { run } = this.list(tour.id);
      this.lists.set(tour.id, startList(run, this.camerasOf(tour), this.context.clock()));
    }
    return come.length > 0 || [...before.keys()].some((id) => !now.has(id));
  }

  private readCameras(): void {
    const known = this.context.sources.cameras;
    for (const tour of this.tours) {
      const list = this.list(tour.id);
      // A round that has begun is not turned over: what is gone has no turn, what is new comes with the next.
      const now = isRenewed(tour)
        ? list.cameras.filter((id) => known.get(id) !== undefined)
        : this.camerasOf(tour);
      if (!isSame(now, list.cameras)) this.lists.set(tour.id, { ...list, cameras: now });
    }
  }

  private camerasOf({ by }: Tour): string[] {
    const { cameras, cameraLooks } = this.context.sources;
    const seenAt = (id: string) => cameraLooks.get(id)?.seenAt;
    return tourCameras(by, [...cameras.values()], seenAt, this.context.clock());
  }

  private publish(): void {
    const rows = this.context.sources.tours;
    for (const { id, name } of this.tours) {
      const { run, cameras } = this.list(id);
      const row: TourRow = { id, name, cameras: [...cameras], ...run, onWall: this.onWall.has(id) };
      const before = rows.get(id);
      if (!before || !isSameRow(before, row)) rows.put(row);
    }
  }

  private list(id: string): TourList {
    return this.lists.get(id) as TourList;
  }
}

/** Of scenes, the tours that they name and the city does not have. */
export function unknownTours(
  scenes: readonly Scene[],
  tours: readonly Pick<Tour, "id">[],
): { readonly scene: string; readonly tour: string }[] {
  const known = new Set(tours.map(({ id }) => id));
  return scenes.flatMap(({ id, pages }) => {
    const named = pages.flatMap(({ panels }) => panels.map(({ settings }) => settings.tour));
    const unknown = named.filter((tour) => typeof tour === "string" && !known.has(tour)) as string[];
    return [...new Set(unknown)].map((tour) => ({ scene: id, tour }));
  });
}

/** A list that is true for one round only. */
function isRenewed({ by }: Tour): boolean {
  return by.unseenMinutes !== undefined;
}

function isSameRow(a: TourRow, b: TourRow): boolean {
  return (
    a.startedAt === b.startedAt &&
    a.pausedAt === b.pausedAt &&
    a.onWall === b.onWall &&
    isSame(a.cameras, b.cameras)
  );
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, n) => each === b[n]);
}
