/**
 * One camera's stream in one video element: opens it, watches its pictures, and brings it back.
 *
 * Guarantees: `health` follows `observeTile`; the player never gives up, and asks its camera's server only when it is
 * its turn (origins.ts); after `stop` it asks for nothing and has no timer, and its buffers go when the page has time.
 */
import {
  idleTile,
  observeTile,
  type TileFault,
  type TileHealth,
  type TileObservation,
} from "../../shared/domain/tile/health.ts";
import { planRecovery, type RecoveryCause } from "../../shared/domain/tile/recovery.ts";
import type { Rendition } from "../../shared/domain/tile/rendition.ts";
import { firstPictures, urgentPictures } from "./awaitedPictures.ts";
import { isServerTrouble } from "./faults.ts";
import { type OriginSeat, takeSeat } from "./origins.ts";
import { PictureWatcher } from "./pictureWatcher.ts";
import { onPulse } from "./pulse.ts";
import { endRetired, retire } from "./retired.ts";
import { Rewind, type RewindEvents } from "./rewind.ts";
import { CameraStream } from "./stream.ts";
import { type TakenPicture, takePicture } from "./takePicture.ts";

/** A stream that shows nothing so long after it was asked for does not open. */
const openWithinMs = 12_000;
/** A try that brought no picture by then takes nobody's turn. */
const giveBackAfterMs = 3000;
/** Loading again, when it helps, helps within this time; each time longer, for a machine that has too much to do. */
const stuckAfterMs = 2500;
const stalledAfterMs = 1500;
/** A fault that is not over by then is told, though the picture still plays. */
const hiccupMs = 1500;
/** A stream that lived so long has recovered: the next fault is a first one again. */
const steadyAfterMs = 10_000;
/** Sizes change in bursts. */
const fitAfterMs = 150;
/** The first try at a camera that is reported down is spread over this time. */
const reportedDownWithinMs = 3000;
/** A late picture jumps to the present when it wins so much: hls.js' faster playing would take a minute. */
const worthCatchingUpS = 1.5;
/** A machine that falls behind again at once has too much to do, and a jump costs it more. */
const catchUpAgainMs = 10_000;

export interface PlayerFigures {
  /** Seconds behind the moment the camera saw, from the program date time; null when the stream tells none. */
  readonly latencyS: number | null;
  /** Seconds behind the newest picture that the server offers: the least that the latency can be. */
  readonly behindEdgeS: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly droppedFrames: number;
  /** With those that were dropped. */
  readonly decodedFrames: number;
  /** Of the last segment that came; null before the first. */
  readonly bitsPerSecond: number | null;
}

export interface PlayerEvents extends Pick<RewindEvents, "onRewound"> {
  /** `lateS`: how old the picture is where its flaw is `late`, in whole seconds. */
  onHealth(health: TileHealth, lateS: number | null): void;
  /** The picture in the video element is the last for now and may be lost: the time to keep a copy. */
  onLastPicture(): void;
}

export interface PlayerOptions {
  /** Width to height of the camera's picture, where the city says it. */
  readonly aspect?: number | undefined;
  /** The camera's gateway says that it is down. */
  readonly reportedDown?: boolean;
  /** Somebody waits for it: it opens before all that wait for their turn. */
  readonly urgent?: boolean;
}

export class CameraPlayer {
  health: TileHealth = idleTile(Date.now());
  /** Pictures presented since the player was made. */
  frames = 0;
  private readonly video: HTMLVideoElement;
  private readonly url: string;
  private readonly events: PlayerEvents;
  private readonly picture: PictureWatcher;
  private readonly rewind: Rewind;
  private reportedDown: boolean;
  private readonly urgent: boolean;
  private seat: OriginSeat | undefined;
  /** What is shown. */
  private stream: CameraStream | undefined;
  /** What is asked for and has not answered. */
  private opening: CameraStream | undefined;
  private attempt = 0;
  private awaySince: number | null = null;
  private triedAt = 0;
  /** A first fault that nobody was told of. */
  private hiccup: { readonly at: number; readonly fault: TileFault } | null = null;
  /** Waiting for a turn. */
  private waiting = false;
  /** Has a turn that it has not given back. */
  private inTurn = false;
  private endPulse: (() => void) | undefined;
  /** To be told that the first picture is there, or will not come soon. */
  private pictureCame: readonly (() => void)[] = [];
  private fitting: ReturnType<typeof setTimeout> | undefined;
  private beatAt = 0;
  private frameCallback = 0;
  private presentedBefore = 0;
  private framesAtLook = 0;
  private caughtUpAt = 0;
  private lateS: number | null = null;
  private toldLateS: number | null = null;
  /** How many times larger than its tile the picture is drawn. */
  private scale = 1;

  constructor(video: HTMLVideoElement, url: string, events: PlayerEvents, options: PlayerOptions = {}) {
    this.video = video;
    this.url = url;
    this.events = events;
    this.reportedDown = options.reportedDown ?? false;
    this.urgent = options.urgent ?? false;
    this.picture = new PictureWatcher(video, options.aspect ?? null);
    this.rewind = new Rewind(video, {
      onRewound: (behindS) => events.onRewound(behindS),
      onPresent: () => this.picture.reopened(),
    });
  }

  start(): void {
    if (this.seat) return;
    const now = Date.now();
    this.pictureCame = [firstPictures.add(), ...(this.urgent ? [urgentPictures.add()] : [])];
    this.seat = takeSeat(this.url, this.urgent);
    this.endPulse = onPulse((whole) => this.beat(whole));
    this.observe({ type: "open", at: now });
    if (this.reportedDown) this.observe({ type: "fault", at: now, fault: "reported-down" });
    this.ask(this.reportedDown ? now + Math.random() * reportedDownWithinMs : now, this.reportedDown, () =>
      this.open(true),
    );
  }

  stop(): void {
    this.endPulse?.();
    this.endPulse = undefined;
    clearTimeout(this.fitting);
    this.fitting = undefined;
    this.seat?.leave();
    this.seat = undefined;
    this.waiting = false;
    this.inTurn = false;
    this.retire();
    this.attempt = 0;
    this.awaySince = null;
    this.picture.forget();
    this.observe({ type: "hide", at: Date.now() });
  }

  /** What the camera's gateway says of it. One that is up again is tried at once. */
  tellReportedDown(isDown: boolean): void {
    if (isDown === this.reportedDown) return;
    this.reportedDown = isDown;
    if (!isDown && this.waiting) this.ask(Date.now(), true, () => this.open(false));
  }

  /** Fits the rendition to the tile's present size, when that has come to rest. */
  fit(): void {
    this.fitting ??= setTimeout(() => {
      this.fitting = undefined;
      this.stream?.fit(this.tileSize());
    }, fitAfterMs);
  }

  /** The picture is drawn so many times as large as its tile: the rendition follows. */
  magnify(scale: number): void {
    if (scale === this.scale) return;
    this.scale = scale;
    this.fit();
  }

  /** Width to height; null while there is no picture. */
  get pictureAspect(): number | null {
    const { videoWidth, videoHeight } = this.video;
    return videoHeight === 0 ? null : videoWidth / videoHeight;
  }

  /** What is on screen is of the past, because somebody looks back. */
  get isRewound(): boolean {
    return this.rewind.isOn;
  }

  /** Null while it is unknown. */
  get hasSound(): boolean | null {
    return this.stream?.hasSound ?? null;
  }

  /** Looks so many seconds back (negative) or on, within what the server has; `nothing` where it has no past. */
  look(byS: number): "past" | "live" | "nothing" {
    const { state } = this.health;
    if (!this.stream || (state !== "live" && state !== "frozen")) return "nothing";
    return this.rewind.look(this.stream, byS);
  }

  lookLive(): void {
    if (this.stream) this.rewind.lookLive(this.stream);
  }

  /** What is on screen now, and when the camera saw it; null while it is not a live picture. */
  async takePicture(): Promise<(TakenPicture & { readonly takenAt: number | null }) | null> {
    const { stream, video, health } = this;
    if (!stream || health.state !== "live") return null;
    const at = health.flaw === "clock" ? null : stream.look(video, Date.now()).takenAt;
    const picture = await takePicture(video);
    return picture && { ...picture, takenAt: at === null ? null : Math.round(at) };
  }

  figures(): PlayerFigures {
    const { stream, video } = this;
    const look = stream?.look(video, Date.now());
    const takenAt = look?.takenAt ?? null;
    const { droppedVideoFrames, totalVideoFrames } = video.getVideoPlaybackQuality();
    return {
      latencyS: takenAt === null ? null : (Date.now() - takenAt) / 1000,
      behindEdgeS: look?.behindEdgeS ?? 0,
      widthPx: video.videoWidth,
      heightPx: video.videoHeight,
      droppedFrames: droppedVideoFrames,
      decodedFrames: totalVideoFrames,
      bitsPerSecond: stream?.bitsPerSecond ?? null,
    };
  }

  private ask(dueAt: number, again: boolean, turn: () => void): void {
    this.waiting = true;
    this.inTurn = false;
    this.seat?.ask(dueAt, again, () => {
      this.waiting = false;
      this.inTurn = true;
      this.triedAt = Date.now();
      turn();
    });
  }

  private open(first: boolean): void {
    this.opening?.close();
    const awayMs = this.awaySince === null ? 0 : Date.now() - this.awaySince;
    const stream: CameraStream = new CameraStream(
      this.url,
      { first, awayMs },
      {
        onAnswer: () => this.show(stream),
        onSegment: () => this.progress(),
        onFault: (fault, cause) => this.fail(fault, cause),
      },
    );
    this.opening = stream;
  }

  /** The server has answered: now the former player goes, and not before. */
  private show(stream: CameraStream): void {
    this.seat?.answered();
    this.opening = undefined;
    if (this.stream && this.health.state === "live") {
      // What had stopped came back meanwhile: to throw its pictures away costs a busy machine others, too.
      stream.close();
      this.stream.restart();
      return;
    }
    this.close();
    this.stream = stream;
    this.picture.reopened();
    stream.attach(this.video, this.tileSize());
    void firstPictures.shown().then(() => stream.fill());
    this.watchFrames();
    // A refusal is followed by an error or by no frames: both are watched.
    void this.video.play().catch(() => {});
  }

  private settle(): void {
    if (!this.inTurn) return;
    this.inTurn = false;
    this.seat?.settle();
  }

  private progress(): void {
    this.hiccup = null;
    this.seat?.answered();
    const { state, fault } = this.health;
    // What it needs is there: while it is decoded, others ask.
    if (state === "live" || state === "opening") this.settle();
    if (state === "live" && fault !== null) this.observe({ type: "mended", at: Date.now() });
  }

  /**
   * Armed anew at each beat, not at each picture: what 36 tiles would do 15 times a second each costs more than it
   * tells. The browser counts the pictures in between.
   */
  private watchFrames(): void {
    if (this.frameCallback || !this.stream) return;
    this.frameCallback = this.video.requestVideoFrameCallback((_now, { presentedFrames }) => {
      this.frameCallback = 0;
      // A video element that is loaded anew counts from the beginning.
      this.frames += Math.max(1, presentedFrames - this.presentedBefore);
      this.presentedBefore = presentedFrames;
      this.settle();
      this.observe({ type: "frame", at: Date.now() });
    });
  }

  private beat(whole: boolean): void {
    const now = Date.now();
    const pageStalled = now - this.beatAt > stalledAfterMs;
    this.beatAt = now;
    // A page that did nothing for a while has not heard of the pictures that came meanwhile: it will by the next beat.
    if (!pageStalled) this.observe({ type: "tick", at: now });
    const { state, since, fault, stillSince } = this.health;
    if (state === "live" && fault === null && now - since > steadyAfterMs) {
      this.attempt = 0;
      this.awaySince = null;
    }
    const showing = state === "live" || stillSince !== null;
    if (!showing && !this.waiting) this.watchTry(now);
    const { stream } = this;
    if (!stream) return;
    this.rewind.watch(stream);
    if (this.video.paused && state === "live") void this.video.play().catch(() => {});
    this.watchFrames();
    this.watchLoads(stream, now);
    if (whole && showing) void this.lookAt(stream, now);
  }

  private watchTry(now: number): void {
    const { state, lastFrameAt } = this.health;
    const triedMs = now - this.triedAt;
    const tried = this.triedAt > (lastFrameAt ?? 0);
    if (tried && triedMs > giveBackAfterMs) this.settle();
    if (tried && triedMs > openWithinMs) this.fail("timeout", "other");
    else if (
      state === "frozen" &&
      !this.opening &&
      !(tried && triedMs < stuckAfterMs * Math.min(this.attempt, 4))
    ) {
      // A list that stopped is still asked for, and a load that is slow is still on its way.
      if (!this.stream?.trouble(now)) this.recover("frozen");
    }
  }

  private watchLoads(stream: CameraStream, now: number): void {
    const trouble = stream.trouble(now);
    const told = this.health.fault;
    const { hiccup } = this;
    if (told === null && hiccup && (trouble || now - hiccup.at > hiccupMs)) {
      this.observe({ type: "trouble", at: now, fault: hiccup.fault });
    } else if (told === null && trouble) this.observe({ type: "trouble", at: now, fault: trouble });
    else if (told === "playlist-stopped" && !trouble) this.observe({ type: "mended", at: now });
    stream.climb(now);
  }

  private async lookAt(stream: CameraStream, now: number): Promise<void> {
    // Without a new picture there is nothing to see.
    if (this.frames === this.framesAtLook) return;
    this.framesAtLook = this.frames;
    const rewound = this.rewind.isOn;
    const seen = await this.picture.look(stream, now, rewound);
    if (!seen || stream !== this.stream || rewound !== this.rewind.isOn) return;
    const { lateS } = this.picture.sync;
    this.lateS = lateS === null ? null : Math.round(lateS);
    if (seen.stillSince !== this.health.stillSince) {
      this.observe({ type: "still", at: now, since: seen.stillSince });
    }
    this.observe({ type: "flaw", at: now, flaw: seen.flaw });
    if (lateS !== null) this.catchUp(stream, now);
  }

  /** A picture is late because the server has none that is newer, or because playing was held up: that can be made good. */
  private catchUp(stream: CameraStream, now: number): void {
    const live = stream.livePositionS;
    if (live === null || live - this.video.currentTime < worthCatchingUpS) return;
    if (now - this.caughtUpAt < catchUpAgainMs) return;
    this.caughtUpAt = now;
    this.video.currentTime = live;
  }

  private fail(fault: TileFault, cause: RecoveryCause): void {
    if (isServerTrouble(fault)) this.seat?.refused();
    else this.seat?.answered();
    this.opening?.close();
    this.opening = undefined;
    const { state } = this.health;
    const at = Date.now();
    if (this.stream && cause !== "decode" && (state === "live" || state === "frozen")) {
      // A first hiccup while the buffer plays is nobody's business, if it is over soon.
      if (this.attempt > 0 || this.seat?.isDown()) this.observe({ type: "trouble", at, fault });
      else this.hiccup = { at, fault };
    } else {
      this.observe({ type: "fault", at, fault });
    }
    this.recover(cause);
  }

  private recover(cause: RecoveryCause): void {
    // One fault often brings another: half a segment, and then a decoder that stumbles over it.
    if (this.waiting) return;
    const now = Date.now();
    this.awaySince ??= now;
    const plan = planRecovery(
      {
        attempt: this.attempt,
        cause,
        awayMs: now - this.awaySince,
        playing: this.stream !== undefined && this.health.state === "live",
        reportedDown: this.reportedDown,
      },
      Math.random,
    );
    // What took its time to fail has waited already.
    const waitedMs = this.attempt === 0 ? 0 : Math.min(now - this.triedAt, plan.waitMs * 0.75);
    this.attempt += 1;
    this.ask(now + plan.waitMs - waitedMs, true, () => {
      if (!this.stream || (plan.step === "rebuild" && this.health.state !== "live")) this.open(false);
      else if (plan.step === "recover-media") this.stream.recoverMedia();
      else this.stream.restart();
    });
  }

  private close(): void {
    this.letGo();
    endRetired(this.video);
    this.stream?.close();
    this.stream = undefined;
    emptyVideo(this.video);
  }

  private retire(): void {
    this.letGo();
    const { stream, video } = this;
    this.stream = undefined;
    if (!stream) return;
    stream.quiet();
    retire(video, {
      end() {
        stream.close();
        emptyVideo(video);
      },
    });
  }

  private letGo(): void {
    this.hiccup = null;
    this.rewind.forget();
    if (this.frameCallback) this.video.cancelVideoFrameCallback(this.frameCallback);
    this.frameCallback = 0;
    this.presentedBefore = 0;
    this.opening?.close();
    this.opening = undefined;
  }

  private tileSize(): Rendition {
    const scale = window.devicePixelRatio * this.scale;
    return { widthPx: this.video.clientWidth * scale, heightPx: this.video.clientHeight * scale };
  }

  private endAwaiting(): void {
    for (const tell of this.pictureCame) tell();
    this.pictureCame = [];
  }

  private observe(seen: TileObservation): void {
    const before = this.health;
    this.health = observeTile(before, seen);
    const { state, fault, flaw } = this.health;
    if (state !== "opening") this.endAwaiting();
    const lateS = flaw === "late" ? this.lateS : null;
    const changed = state !== before.state || fault !== before.fault || flaw !== before.flaw;
    // Soon it may be gone.
    const lost = state !== "live" || (fault !== null && before.fault === null);
    if (before.state === "live" && lost) this.events.onLastPicture();
    if (changed || lateS !== this.toldLateS) this.events.onHealth(this.health, lateS);
    this.toldLateS = lateS;
  }
}

/** A source that stays set keeps its decoder and buffers for as long as the element lives. */
function emptyVideo(video: HTMLVideoElement): void {
  video.removeAttribute("src");
  video.load();
}
