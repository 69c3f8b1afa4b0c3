import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Pace } from "./pace.ts";

const intervalMs = 100;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("sends at once when the client is idle, and what changed within one turn together", () => {
  const send = vi.fn();
  const pace = new Pace(intervalMs, send);
  pace.touch();
  pace.touch();
  expect(send).not.toHaveBeenCalled();
  vi.advanceTimersByTime(0);
  expect(send).toHaveBeenCalledOnce();
});

it("waits for what was sent outside of the pace to be taken in", () => {
  const send = vi.fn();
  const pace = new Pace(intervalMs, send);
  pace.sent();
  pace.touch();
  vi.advanceTimersByTime(10_000);
  expect(send).not.toHaveBeenCalled();
  pace.seen();
  vi.advanceTimersByTime(0);
  expect(send).toHaveBeenCalledOnce();
});

it("is silent once it is stopped", () => {
  const send = vi.fn();
  const pace = new Pace(intervalMs, send);
  pace.touch();
  pace.stop();
  pace.touch();
  vi.advanceTimersByTime(10_000);
  expect(send).not.toHaveBeenCalled();
});

it("one message is on its way at most, an interval apart, and the last change is always sent", () => {
  const step = fc.oneof(
    fc.constant("touch" as const),
    fc.constant("seen" as const),
    fc.integer({ min: 0, max: 3 * intervalMs }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let changes = 0;
      let changesSent = 0;
      let onItsWay = 0;
      let sentAt = Number.NEGATIVE_INFINITY;
      const pace = new Pace(intervalMs, () => {
        onItsWay++;
        expect(onItsWay).toBe(1);
        expect(changes).toBeGreaterThan(changesSent);
        expect(performance.now() - sentAt).toBeGreaterThanOrEqual(intervalMs);
        sentAt = performance.now();
        changesSent = changes;
      });
      const seen = () => {
        if (onItsWay === 0) return;
        onItsWay = 0;
        pace.seen();
      };
      for (const each of steps) {
        if (each === "touch") {
          changes++;
          pace.touch();
        } else if (each === "seen") seen();
        else vi.advanceTimersByTime(each);
      }
      for (let n = 0; n < 2; n++) {
        seen();
        vi.advanceTimersByTime(intervalMs);
      }
      expect(changesSent).toBe(changes);
      pace.stop();
    }),
  );
});
