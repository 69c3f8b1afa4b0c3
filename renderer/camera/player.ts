/**
 * One camera's stream in one video element: opens it, watches its pictures, and brings it back.
 *
 * Guarantees: `health` follows `observeTile`; the player never gives up; after `stop` nothing of it remains
 * (no request, no buffer, no timer).
 */
import Hls, { type ErrorData } from "hls.js";
import {
  idleTile,
  observeTile,
  type TileFault,
  type TileHealth,
  type TileObservation,
} from "../../shared/domain/tile/health.ts";
import { planRecovery } from "../../shared/domain/tile/recovery.ts";
import { chooseRendition } from "../../shared/domain/tile/rendition.ts";
import { tileFault } from "./faults.ts";
import { wallHlsConfig } from "./hlsConfig.ts";
import { queueOpening } from "./openingQueue.ts";

const tickMs = 500;
/** A stream that shows nothing so long after it was asked for does not open. */
const openWithinMs = 12_000;
/** A stream that lived so long has recovered: the next fault is a first one again. */
const steadyAfterMs = 10_000;

export interface PlayerFigures {
  /** Seconds behind the moment the camera saw, from the program date time; null when the stream tells none. */
  readonly latencyS: number | null;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly droppedFrames: number;
}

export interface PlayerEvents {
  onHealth(health: TileHealth): void;
  /** The picture in the video element is the last for now and may be lost: the time to keep a copy. */
  onLastPicture(): void;
}

export class CameraPlayer {
  health: TileHealth = idleTile(Date.now());
  /** Pictures presented since the player was made. */
  frames = 0;
  private readonly video: HTMLVideoElement;
  private readonly url: string;
  private readonly events: PlayerEvents;
  private hls: Hls | undefined;
  private attempt = 0;
  private openedAt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private ticker: ReturnType<typeof setInterval> | undefined;
  private frameCallback = 0;
  private leaveQueue: () => void = () => {};

  constructor(video: HTMLVideoElement, url: string, events: PlayerEvents) {
    this.video = video;
    this.url = url;
    this.events = events;
  }

  start(): void {
    if (this.ticker) return;
    this.ticker = setInterval(() => this.tick(), tickMs);
    this.observe({ type: "open", at: Date.now() });
    this.open();
  }

  stop(): void {
    clearInterval(this.ticker);
    this.ticker = undefined;
    this.close();
    this.attempt = 0;
    this.observe({ type: "hide", at: Date.now() });
  }

  /** Fits the rendition to the tile's present size. */
  fit(): void {
    const { hls } = this;
    if (!hls || hls.levels.length === 0) return;
    const scale = window.devicePixelRatio;
    const level = chooseRendition(
      hls.levels.map(({ width, height }) => ({ widthPx: width, heightPx: height })),
      { widthPx: this.video.clientWidth * scale, heightPx: this.video.clientHeight * scale },
    );
    if (hls.autoLevelCapping !== level) hls.autoLevelCapping = level;
  }

  figures(): PlayerFigures {
    const { hls, video } = this;
    const seenAt = hls?.playingDate?.getTime();
    return {
      latencyS: seenAt === undefined ? null : (Date.now() - seenAt) / 1000,
      widthPx: video.videoWidth,
      heightPx: video.videoHeight,
      droppedFrames: video.getVideoPlaybackQuality().droppedVideoFrames,
    };
  }

  private open(): void {
    this.close();
    this.leaveQueue = queueOpening(() => this.load());
  }

  private load(): void {
    this.openedAt = Date.now();
    const hls = new Hls(wallHlsConfig);
    this.hls = hls;
    hls.on(Hls.Events.MANIFEST_PARSED, () => {
      this.fit();
      hls.startLevel = hls.autoLevelCapping;
      hls.startLoad();
    });
    hls.on(Hls.Events.ERROR, (_event, error) => this.failed(error));
    hls.loadSource(this.url);
    hls.attachMedia(this.video);
    this.frameCallback = this.video.requestVideoFrameCallback(this.onFrame);
    // A refusal is followed by an error or by no frames: both are watched.
    void this.video.play().catch(() => {});
  }

  private readonly onFrame = (): void => {
    this.frames += 1;
    this.leaveQueue();
    this.observe({ type: "frame", at: Date.now() });
    this.frameCallback = this.video.requestVideoFrameCallback(this.onFrame);
  };

  private tick(): void {
    const now = Date.now();
    const before = this.health.state;
    this.observe({ type: "tick", at: now });
    if (this.health.state === "frozen" && before === "live") {
      this.events.onLastPicture();
      this.recover("frozen");
    }
    if (this.health.state === "live" && now - this.health.since > steadyAfterMs) this.attempt = 0;
    const opening = this.hls !== undefined && this.health.state !== "live" && this.retry === undefined;
    if (opening && now - this.openedAt > openWithinMs) this.fail("timeout", "other");
    if (this.hls && this.video.paused && this.health.state === "live") void this.video.play().catch(() => {});
  }

  private failed(error: ErrorData): void {
    if (!error.fatal && error.details !== Hls.ErrorDetails.PLAYLIST_UNCHANGED_ERROR) return;
    this.fail(tileFault(error), error.type === Hls.ErrorTypes.MEDIA_ERROR ? "decode" : "other");
  }

  private fail(fault: TileFault, cause: "decode" | "other"): void {
    if (this.health.state === "live") this.events.onLastPicture();
    this.observe({ type: "fault", at: Date.now(), fault });
    this.leaveQueue();
    this.recover(cause);
  }

  private recover(cause: "frozen" | "decode" | "other"): void {
    const { step, waitMs } = planRecovery(this.attempt, cause, Math.random);
    this.attempt += 1;
    // What failed must not go on asking while we wait.
    if (step === "rebuild") this.close();
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.openedAt = Date.now();
      if (this.health.state === "live") return;
      if (step === "rebuild" || !this.hls) this.open();
      else if (step === "recover-media") this.hls.recoverMediaError();
      else this.hls.startLoad(-1);
    }, waitMs);
  }

  private close(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    this.leaveQueue();
    if (this.frameCallback) this.video.cancelVideoFrameCallback(this.frameCallback);
    this.frameCallback = 0;
    this.hls?.destroy();
    this.hls = undefined;
    // A source that stays set keeps its decoder and buffers for as long as the element lives.
    this.video.removeAttribute("src");
    this.video.load();
  }

  private observe(seen: TileObservation): void {
    const before = this.health;
    this.health = observeTile(before, seen);
    const changed = this.health.state !== before.state || this.health.fault !== before.fault;
    if (changed) this.events.onHealth(this.health);
  }
}
