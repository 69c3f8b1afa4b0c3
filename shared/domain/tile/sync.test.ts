import { describe, expect, it } from "vitest";
import { lookAtSync, type SyncLook, unknownSync } from "./sync.ts";

/** Looks a second apart at a stream whose picture on screen is `bufferS` behind the newest one. */
function watch(secondsBehind: readonly number[], { bufferS = 4, delayed = [] as readonly number[] } = {}) {
  return secondsBehind.reduce((sync, newestBehindS, n) => {
    const at = 1_000_000 + n * 1000;
    // What is on screen now was the newest a while ago.
    const was = secondsBehind[Math.max(0, n - bufferS)]!;
    const look: SyncLook = {
      at,
      takenAt: at - (was + bufferS + (delayed[n] ?? 0)) * 1000,
      newestAt: at - newestBehindS * 1000,
      behindEdgeS: bufferS + (delayed[n] ?? 0),
    };
    return lookAtSync(sync, look);
  }, unknownSync);
}

const steady = (seconds: number) => Array.from({ length: 12 }, () => seconds);

describe("lookAtSync", () => {
  it("finds a stream in time in order", () => {
    expect(watch(steady(1))).toMatchObject({ lateS: null, clockWrong: false });
  });

  it("tells how late a picture is by the stream's clock, or by its distance from the newest one", () => {
    expect(watch(steady(20))).toMatchObject({ lateS: 24, clockWrong: false });
    expect(watch(steady(1), { delayed: steady(12) })).toMatchObject({ lateS: 17, clockWrong: false });
    const look = { at: 0, takenAt: null, newestAt: null, behindEdgeS: 15 };
    expect(lookAtSync(unknownSync, look)).toMatchObject({ lateS: 15, clockWrong: false });
  });

  it("calls a list that stopped late as it ages", () => {
    expect(watch([...steady(1), 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).lateS).not.toBeNull();
  });

  it("says that the clock is wrong, not that the picture is late, when the clock jumps", () => {
    for (const jumpS of [-3600, -9, 60, 86_400]) {
      const sync = watch([...steady(1), ...steady(1 + jumpS)]);
      expect(sync, String(jumpS)).toMatchObject({ lateS: null, clockWrong: true });
    }
  });

  it("believes the clock again when it has jumped back, once the buffer has", () => {
    const jumped = [...steady(1), ...steady(3601)];
    for (let more = 1; more <= 4; more++) {
      const sync = watch([...jumped, ...steady(1).slice(0, more)]);
      expect(sync).toMatchObject({ lateS: null, clockWrong: true });
    }
    expect(watch([...jumped, ...steady(1)])).toMatchObject({ lateS: null, clockWrong: false, jumped: false });
  });

  it("says both where a clock is wrong and the picture is far behind the newest one", () => {
    expect(watch([...steady(1), ...steady(3601)], { delayed: [...steady(0), ...steady(12)] }).lateS).toBe(16);
  });
});
