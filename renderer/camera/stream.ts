/**
 * One opening of a camera's stream: an hls.js player that first asks for the list of renditions alone, and is given a
 * video element when that has come. So a try at a server that does not answer costs one small request, and the former
 * picture stays where it is.
 */
import Hls, { type ErrorData, type Level } from "hls.js";
import { isWholeSegment } from "../../shared/domain/tile/boxes.ts";
import type { TileFault } from "../../shared/domain/tile/health.ts";
import type { RecoveryCause } from "../../shared/domain/tile/recovery.ts";
import { chooseRendition, type Rendition } from "../../shared/domain/tile/rendition.ts";
import type { StreamWindow } from "../../shared/domain/tile/rewind.ts";
import type { SyncLook } from "../../shared/domain/tile/sync.ts";
import { tileFault } from "./faults.ts";
import { fullBufferS, liveMaxLatencyDurationCount, manifestPolicy, wallHlsConfig } from "./hlsConfig.ts";

export interface StreamEvents {
  /** The list of renditions came. */
  onAnswer(): void;
  /** A whole segment came. */
  onSegment(): void;
  onFault(fault: TileFault, cause: RecoveryCause): void;
}

/** A playlist that says nothing new for so long has stopped, or for so many of its target durations. */
const stoppedAfterMs = 3500;
const stoppedAfterTargets = 2;
const listTakesMs = 700;
/** A load that takes longer than this, and than what it brings plays, is slow. */
const slowAfterMs = 2500;
/** How long a smaller rendition than fits is put up with when the network would bear the larger one. */
const fallForMs = 15_000;

export class CameraStream {
  /** Number of the segment that is on screen; -1 before the first. */
  segment = -1;
  /** Of the last segment that came; null before the first. */
  bitsPerSecond: number | null = null;
  /** Null while it is unknown. */
  hasSound: boolean | null = null;
  private readonly hls: Hls;
  private readonly events: StreamEvents;
  /** What is being loaded: since when (epoch ms), and how long it may take. */
  private readonly loading = new Map<"list" | "segment", { since: number; allowedMs: number }>();
  private newest = { segment: -1, at: Date.now(), targetMs: 0 };
  private fellAt: number | null = null;

  /** `first`: nobody asked for this camera lately; else it has been away for `awayMs`. */
  constructor(url: string, { first, awayMs }: { first: boolean; awayMs: number }, events: StreamEvents) {
    this.events = events;
    const manifestLoadPolicy = manifestPolicy(first, awayMs);
    this.hls = new Hls({ ...wallHlsConfig, manifestLoadPolicy });
    this.watch();
    this.hls.loadSource(url);
  }

  attach(video: HTMLVideoElement, tile: Rendition): void {
    const { hls } = this;
    this.fit(tile);
    hls.startLevel = hls.autoLevelCapping;
    this.newest.at = Date.now();
    hls.attachMedia(video);
    hls.startLoad();
  }

  /**
   * Loads ahead from now on. A stream begins with the one segment that it shows: where many begin together, the other
   * two would cost each of them as much again as its first picture.
   */
  fill(): void {
    this.hls.config.maxMaxBufferLength = fullBufferS;
  }

  /** Loads again from the live edge. */
  restart(): void {
    this.loading.clear();
    this.hls.startLoad(-1);
  }

  recoverMedia(): void {
    this.hls.recoverMediaError();
  }

  /** Asks for nothing any more; what it has stays until it is closed. */
  quiet(): void {
    this.hls.stopLoad();
  }

  close(): void {
    this.hls.destroy();
  }

  /** Fits the rendition to the tile's size in device pixels: a smaller one with the next segment, a larger one at once. */
  fit(tile: Rendition): void {
    const { hls } = this;
    if (hls.levels.length === 0) return;
    const before = hls.autoLevelCapping;
    const level = chooseRendition(hls.levels.map(sizeOf), tile);
    if (level === before) return;
    hls.autoLevelCapping = level;
    if (before < 0 || level < before || hls.currentLevel < 0) return;
    hls.nextLevel = level;
    this.returnToAutomatic(level);
  }

  /** Trouble that has not come to a fault: checked twice a second. */
  trouble(now: number): TileFault | null {
    for (const { since, allowedMs } of this.loading.values()) if (now - since > allowedMs) return "slow";
    // A list that is on its way may well say something new.
    const asked = this.loading.get("list");
    if (asked && now - asked.since > listTakesMs) return null;
    const { at, targetMs } = this.newest;
    const patienceMs = Math.max(stoppedAfterMs, targetMs * stoppedAfterTargets);
    return targetMs > 0 && now - at > patienceMs ? "playlist-stopped" : null;
  }

  /** hls.js lowers the rendition when a load was slow, and may stay there. */
  climb(now: number): void {
    const { hls } = this;
    const wanted = hls.levels[hls.autoLevelCapping];
    if (!wanted || hls.loadLevel < 0 || hls.loadLevel >= hls.autoLevelCapping) {
      this.fellAt = null;
      return;
    }
    this.fellAt ??= now;
    if (now - this.fellAt < fallForMs || hls.bandwidthEstimate < 1.5 * wanted.bitrate) return;
    this.fellAt = null;
    this.returnToAutomatic(hls.autoLevelCapping);
  }

  look(video: HTMLVideoElement, at: number): SyncLook {
    const details = this.hls.latestLevelDetails;
    const last = details?.fragments.at(-1);
    const newestAt = last?.programDateTime == null ? null : last.programDateTime + last.duration * 1000;
    const behindEdgeS = details ? Math.max(0, details.edge - video.currentTime) : 0;
    return { at, takenAt: this.hls.playingDate?.getTime() ?? null, newestAt, behindEdgeS };
  }

  /** What the server has now; null while that is unknown. */
  get window(): StreamWindow | null {
    const details = this.hls.latestLevelDetails;
    const liveS = this.livePositionS;
    if (!details || liveS === null) return null;
    return { startS: details.fragmentStart, liveS, segmentS: details.targetduration };
  }

  /** Stays where it is sought, however far behind, until it is let go. */
  hold(held: boolean): void {
    this.hls.config.liveMaxLatencyDurationCount = held
      ? Number.POSITIVE_INFINITY
      : liveMaxLatencyDurationCount;
  }

  /** Where the picture on screen should be, in the video's own time; null when unknown. */
  get livePositionS(): number | null {
    return this.hls.liveSyncPosition;
  }

  private returnToAutomatic(level: number): void {
    this.hls.loadLevel = -1;
    this.hls.nextAutoLevel = level;
  }

  private watch(): void {
    const { hls, loading, events } = this;
    hls.on(Hls.Events.MANIFEST_PARSED, () => events.onAnswer());
    hls.on(Hls.Events.LEVEL_LOADING, () => {
      loading.set("list", { since: Date.now(), allowedMs: slowAfterMs });
    });
    hls.on(Hls.Events.LEVEL_LOADED, (_event, { details }) => {
      loading.delete("list");
      const targetMs = details.targetduration * 1000;
      const isNew = details.endSN !== this.newest.segment;
      this.newest = { segment: details.endSN, at: isNew ? Date.now() : this.newest.at, targetMs };
    });
    hls.on(Hls.Events.FRAG_LOADING, (_event, { frag }) => {
      loading.set("segment", { since: Date.now(), allowedMs: Math.max(slowAfterMs, frag.duration * 1000) });
    });
    hls.on(Hls.Events.FRAG_LOADED, (_event, { frag, payload }) => {
      loading.delete("segment");
      if (frag.sn === "initSegment") return;
      if (frag.duration > 0) this.bitsPerSecond = (payload.byteLength * 8) / frag.duration;
      if (isWholeSegment(new Uint8Array(payload))) events.onSegment();
      else events.onFault("damaged", "other");
    });
    hls.on(Hls.Events.BUFFER_CODECS, (_event, tracks) => {
      this.hasSound = tracks.audio !== undefined || tracks.audiovideo !== undefined;
    });
    hls.on(Hls.Events.FRAG_CHANGED, (_event, { frag }) => {
      if (typeof frag.sn === "number") this.segment = frag.sn;
    });
    hls.on(Hls.Events.ERROR, (_event, error) => this.failed(error));
  }

  private failed(error: ErrorData): void {
    if (error.frag) this.loading.delete("segment");
    else this.loading.delete("list");
    if (!error.fatal) return;
    const cause = error.type === Hls.ErrorTypes.MEDIA_ERROR ? "decode" : "other";
    this.events.onFault(tileFault(error), cause);
  }
}

function sizeOf({ width, height }: Level): Rendition {
  return { widthPx: width, heightPx: height };
}
