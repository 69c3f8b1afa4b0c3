/**
 * hls.js set for a wall that runs for months. Its defaults suit a person who watches one film: an unbounded back
 * buffer, no notice of a playlist that stopped, latency that only grows (see the defaults in hls.js' config.ts).
 */
import Hls, { type HlsConfig, type LoadPolicy } from "hls.js";

/** Retries are ours (planRecovery, origin.ts): one try, within the time in which a person expects an answer. */
function once(firstByteMs: number, wholeMs: number): LoadPolicy {
  return {
    default: {
      maxTimeToFirstByteMs: firstByteMs,
      maxLoadTimeMs: wholeMs,
      timeoutRetry: null,
      errorRetry: null,
    },
  };
}

/** Of segments: further behind than this hls.js jumps to the present by itself. */
export const liveMaxLatencyDurationCount = 6;

/** How much a stream holds ahead, in seconds. */
export const fullBufferS = 12;
/** Of one that begins: what it plays next is loaded when so much is left. */
export const firstBufferS = 1.5;

/**
 * How often hls.js looks by itself whether there is something to do; what happens to a stream makes it look at once.
 * Twice in each 100 ms for each tile, as it would by itself, was a third of what a page of twelve tiles had to do.
 */
const lookMs = 250;

const { streamController, gapController } = Hls.DefaultConfig as Required<
  Pick<HlsConfig, "streamController" | "gapController">
>;

class CalmStreamController extends streamController {
  override setInterval(): boolean {
    return super.setInterval(lookMs);
  }
}

class CalmGapController extends gapController {
  override setInterval(): boolean {
    return super.setInterval(lookMs);
  }
}

export const wallHlsConfig: Partial<HlsConfig> = {
  streamController: CalmStreamController,
  gapController: CalmGapController,
  // Else each list that comes moves the end of the video element's time, at a cost.
  liveDurationInfinity: true,
  autoStartLoad: false,
  // fMP4 passes through; a worker for each of 64 tiles costs more than it saves.
  enableWorker: false,
  lowLatencyMode: false,
  startFragPrefetch: true,
  backBufferLength: 4,
  maxBufferLength: 8,
  // The limit that holds, whatever the other two would allow.
  maxMaxBufferLength: firstBufferS,
  maxBufferSize: 8_000_000,
  liveSyncDurationCount: 3,
  liveMaxLatencyDurationCount,
  maxLiveSyncPlaybackRate: 1.1,
  liveSyncOnStallIncrease: 0,
  // A playlist that stopped is noticed by CameraStream; hls.js goes on asking for it, and plays on when it moves again.
  liveMaxUnchangedPlaylistRefresh: Number.POSITIVE_INFINITY,
  appendTimeout: 8000,
  // A camera on the room's network is near: begin with the size that fits, not with the smallest.
  abrEwmaDefaultEstimate: 8_000_000,
  capLevelToPlayerSize: false,
  playlistLoadPolicy: once(3000, 5000),
  fragLoadPolicy: once(3000, 10_000),
  renderTextTracksNatively: false,
  enableWebVTT: false,
  enableCEA708Captions: false,
  enableIMSC1: false,
};

/**
 * How long the list of renditions may take. A gateway that starts a camera when it is asked for takes its time; later
 * tries find it started, or are short, so that an answer that will never come holds nobody up; and the longer the
 * camera has been away, the longer they wait, should it or this machine be slow.
 */
export function manifestPolicy(first: boolean, awayMs: number): LoadPolicy {
  const patienceMs = first ? 6000 : Math.min(Math.max(2000, awayMs / 20), 8000);
  return once(patienceMs, patienceMs + 2000);
}
