import fc from "fast-check";
import { expect, it } from "vitest";
import { addFault, noFaults, pauseMs } from "./pause.ts";

it("a window that failed once is loaded again at once; one that ran well is forgiven what was before", () => {
  const once = addFault(noFaults, 1000);
  expect(pauseMs(once)).toBe(0);
  expect(pauseMs(addFault(once, 1500))).toBeGreaterThan(0);
  expect(addFault(addFault(once, 1500), 200_000).count).toBe(1);
});

it("a window that fails on each load is loaded a bounded number of times, however fast it fails", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), (livesMs) => {
      let faults = noFaults;
      let loads = 0;
      for (let now = 0; now < 600_000; loads++) {
        now += livesMs;
        faults = addFault(faults, now);
        now += pauseMs(faults);
      }
      expect(loads).toBeLessThanOrEqual(6 + 600_000 / 30_000);
    }),
  );
});
