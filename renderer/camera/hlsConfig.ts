/**
 * hls.js set for a wall that runs for months. Its defaults suit a person who watches one film: an unbounded back
 * buffer, no notice of a playlist that stopped, latency that only grows (see the defaults in hls.js' config.ts).
 */
import type { HlsConfig, LoadPolicy } from "hls.js";

/** Retries are ours (planRecovery): one try, within the time in which a person expects an answer. */
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

export const wallHlsConfig: Partial<HlsConfig> = {
  autoStartLoad: false,
  // fMP4 passes through; a worker for each of 64 tiles costs more than it saves.
  enableWorker: false,
  lowLatencyMode: false,
  backBufferLength: 4,
  maxBufferLength: 8,
  maxMaxBufferLength: 12,
  maxBufferSize: 8_000_000,
  liveSyncDurationCount: 3,
  liveMaxLatencyDurationCount: 6,
  maxLiveSyncPlaybackRate: 1.1,
  liveSyncOnStallIncrease: 0,
  liveMaxUnchangedPlaylistRefresh: 4,
  appendTimeout: 8000,
  // A camera on the room's network is near: begin with the size that fits, not with the smallest.
  abrEwmaDefaultEstimate: 8_000_000,
  capLevelToPlayerSize: false,
  manifestLoadPolicy: once(4000, 6000),
  playlistLoadPolicy: once(4000, 6000),
  fragLoadPolicy: once(5000, 10_000),
  renderTextTracksNatively: false,
  enableWebVTT: false,
  enableCEA708Captions: false,
  enableIMSC1: false,
};
