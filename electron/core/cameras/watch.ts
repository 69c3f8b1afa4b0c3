/**
 * What this station sees of its cameras, kept over time: whether a look at one showed a picture, for how long it was
 * looked at, and the last picture in small.
 *
 * A look is a tile on any window for as long as it is there, or a moment: a test of the stream, a glance for a small
 * picture. A moment counts as `momentMs`, so that a camera that no tile ever shows has a share of time as well. What is
 * told changes at once; hours are written once a minute, so a core that dies forgets one minute at the most.
 */
import type { CameraHourRow, CameraStatusRow } from "../../../shared/contract/cameraWatch.ts";
import type { CameraRow, TileRow, TileState } from "../../../shared/contract/rows.ts";
import { cutAtHours, firstHour, hourOf } from "../../../shared/domain/camera/hours.ts";
import { type Seen, seenOn } from "../../../shared/domain/camera/watch.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { LiveRows } from "../live/rows.ts";
import type { OpenedRows } from "../live/serve.ts";
import { errorText, type Log } from "../log.ts";
import type { CameraWatchRepository, LookedHour, LookedSince, StoredPicture } from "../store/cameraWatch.ts";

export interface CameraWatchOptions {
  readonly tiles: LiveRows<TileRow>;
  readonly cameras: LiveRows<CameraRow>;
  readonly rows: LiveRows<CameraStatusRow>;
  readonly repository: CameraWatchRepository;
  readonly clock: Clock;
  readonly log: Log;
}

const minuteMs = 60_000;
const dayHours = 24;
const weekHours = 7 * dayHours;
/** A day more than a screen shows: the oldest one is whole while it is in sight. */
const keptHours = weekHours + dayHours;
/** What a look of a moment counts. */
export const momentMs = minuteMs;
/** A machine that slept looked at nothing meanwhile. */
const longestUncountedMs = 2 * minuteMs;
/** So that every camera's sums are of the present hour within one, and no minute has to see to all of them. */
const minutesForAll = 60;

interface Span {
  readonly seen: Seen;
  countedTo: number;
}

export class CameraWatch {
  private readonly options: CameraWatchOptions;
  /** What each tile said last. */
  private readonly told = new Map<string, TileRow>();
  /** Of each camera on tiles, what they show. */
  private readonly onTiles = new Map<string, Map<string, TileState>>();
  /** Of each camera that a tile shows, or fails to show, now. */
  private readonly spans = new Map<string, Span>();
  /** Not written yet, by camera and hour. */
  private readonly uncounted = new Map<string, Map<number, LookedHour>>();
  private readonly unwritten = new Set<string>();
  private readonly opened = new Map<string, Set<LiveRows<CameraHourRow>>>();
  private prunedHour = 0;
  private nextSums = 0;
  private readonly stopWatching: () => void;

  constructor(options: CameraWatchOptions) {
    this.options = options;
    const { rows, repository, tiles } = options;
    rows.replace(repository.all(this.since()));
    this.stopWatching = tiles.watch((id) => this.note(id));
  }

  /** A tile shows this camera, or tries to. */
  isOnTile(camera: string): boolean {
    return this.onTiles.has(camera);
  }

  /** When somebody or something looked at it last, epoch ms. */
  lookedAt(camera: string): number | undefined {
    return this.options.rows.get(camera)?.lookedAt;
  }

  /** A look of a moment. Nothing new where a tile shows that and more. */
  look(camera: string, seen: Seen): void {
    if (this.spans.has(camera)) return;
    const now = this.options.clock();
    this.add(camera, hourOf(now), seen, momentMs);
    this.saw(camera, seen, now);
  }

  /** Keeps it in place of the one before. */
  keepPicture(camera: string, jpeg: Uint8Array<ArrayBuffer>): void {
    const { repository, rows, clock } = this.options;
    const takenAt = clock();
    repository.putPicture({ camera, takenAt, jpeg });
    this.look(camera, "picture");
    const row = rows.get(camera);
    if (row) rows.put({ ...row, thumbnailAt: takenAt });
  }

  pictures(cameras: readonly string[]): StoredPicture[] {
    return cameras.flatMap((camera) => this.options.repository.picture(camera) ?? []);
  }

  /** The hours of the last 7 days in which it was looked at, as they grow. */
  openHours(camera: string): OpenedRows {
    const { repository, clock } = this.options;
    const hours = repository.hoursOf(camera, firstHour(clock(), weekHours));
    const rows = new LiveRows<CameraHourRow>(({ hour }) => String(hour), hours);
    const watchers = this.opened.get(camera) ?? new Set();
    this.opened.set(camera, watchers.add(rows));
    return {
      rows: rows as LiveRows<unknown>,
      close: () => {
        watchers.delete(rows);
        if (watchers.size === 0) this.opened.delete(camera);
      },
    };
  }

  /** A minute went by. A disk that is full, which has its alarm, keeps it for the next one. */
  advance(): void {
    const now = this.options.clock();
    for (const [camera, { seen }] of this.spans) {
      this.count(camera, now);
      this.saw(camera, seen, now);
    }
    try {
      this.write(now);
    } catch (error) {
      this.options.log.error("what was seen of cameras cannot be written", { reason: errorText(error) });
    }
  }

  stop(): void {
    this.stopWatching();
    this.advance();
  }

  private note(id: string): void {
    const tile = this.options.tiles.get(id);
    const before = this.told.get(id);
    if (before && before.camera !== tile?.camera) {
      const tiles = this.onTiles.get(before.camera);
      tiles?.delete(id);
      if (tiles?.size === 0) this.onTiles.delete(before.camera);
      this.turn(before.camera);
    }
    if (!tile) {
      this.told.delete(id);
      return;
    }
    this.told.set(id, tile);
    const tiles = this.onTiles.get(tile.camera) ?? new Map<string, TileState>();
    this.onTiles.set(tile.camera, tiles.set(id, tile.state));
    this.turn(tile.camera);
  }

  /** One of its tiles came, went or shows something else. */
  private turn(camera: string): void {
    const seen = seenOn(this.onTiles.get(camera)?.values() ?? []);
    const span = this.spans.get(camera);
    if ((span?.seen ?? null) === seen) return;
    const now = this.options.clock();
    if (span) {
      this.count(camera, now);
      this.saw(camera, span.seen, now);
    }
    if (seen === null) {
      this.spans.delete(camera);
      return;
    }
    this.spans.set(camera, { seen, countedTo: now });
    this.saw(camera, seen, now);
  }

  private count(camera: string, now: number): void {
    const span = this.spans.get(camera);
    if (!span) return;
    const from = Math.max(span.countedTo, now - longestUncountedMs);
    for (const { hour, ms } of cutAtHours(from, now)) this.add(camera, hour, span.seen, ms);
    span.countedTo = now;
  }

  private add(camera: string, hour: number, seen: Seen, ms: number): void {
    const hours = this.uncounted.get(camera) ?? new Map<number, LookedHour>();
    const { pictureMs, noneMs } = hours.get(hour) ?? { pictureMs: 0, noneMs: 0 };
    hours.set(hour, {
      ...{ camera, hour },
      pictureMs: pictureMs + (seen === "picture" ? ms : 0),
      noneMs: noneMs + (seen === "none" ? ms : 0),
    });
    this.uncounted.set(camera, hours);
  }

  private saw(camera: string, seen: Seen, now: number): void {
    const { rows } = this.options;
    const before = rows.get(camera);
    const nothing = { pictureMs: 0, noneMs: 0 };
    rows.put({
      ...(before ?? { camera, pictureAt: null, thumbnailAt: null, day: nothing, week: nothing }),
      seen,
      since: before?.seen === seen ? before.since : now,
      lookedAt: now,
      ...(seen === "picture" && { pictureAt: now }),
    });
    this.unwritten.add(camera);
  }

  private write(now: number): void {
    const { repository, rows } = this.options;
    const statuses = [...this.unwritten].flatMap((camera) => rows.get(camera) ?? []);
    const hours = [...this.uncounted.values()].flatMap((each) => [...each.values()]);
    if (statuses.length > 0) repository.write(statuses, hours);
    this.unwritten.clear();
    this.uncounted.clear();
    const told = new Set(statuses.map(({ camera }) => camera));
    for (const camera of told) this.tellHours(camera, now);
    for (const camera of [...told, ...this.someOthers()]) this.tellSums(camera);
    if (hourOf(now) !== this.prunedHour) this.prune(now);
  }

  /** A part of all, another one each minute. */
  private someOthers(): string[] {
    const all = [...this.options.rows.values()];
    const count = Math.ceil(all.length / minutesForAll);
    const some = all.slice(this.nextSums, this.nextSums + count).map(({ camera }) => camera);
    this.nextSums = this.nextSums + count >= all.length ? 0 : this.nextSums + count;
    return some;
  }

  private tellSums(camera: string): void {
    const { repository, rows } = this.options;
    const row = rows.get(camera);
    const sums = repository.sumsOf(camera, this.since());
    if (row && JSON.stringify(sums) !== JSON.stringify({ day: row.day, week: row.week }))
      rows.put({ ...row, ...sums });
  }

  private tellHours(camera: string, now: number): void {
    const watchers = this.opened.get(camera);
    if (!watchers) return;
    // What was counted since the last time is of this hour and the one before.
    for (const hour of this.options.repository.hoursOf(camera, firstHour(now, 2)))
      for (const rows of watchers) rows.put(hour);
  }

  private prune(now: number): void {
    const { repository, rows, cameras } = this.options;
    const before = firstHour(now, keptHours);
    repository.pruneHours(before);
    const gone = [...rows.values()].filter(
      ({ camera, lookedAt }) => lookedAt < before && !cameras.get(camera),
    );
    repository.forget(gone.map(({ camera }) => camera));
    for (const { camera } of gone) rows.remove(camera);
    this.prunedHour = hourOf(now);
  }

  private since(): LookedSince {
    const now = this.options.clock();
    return { dayFrom: firstHour(now, dayHours), weekFrom: firstHour(now, weekHours) };
  }
}
