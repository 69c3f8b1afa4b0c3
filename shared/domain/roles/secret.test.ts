import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestWaitMs, waitMsAfter, waitMsAt } from "./lockout.ts";
import { secretFault } from "./secret.ts";

describe("secretFault", () => {
  it.each([
    ["12345", "too-short"],
    ["1234567890123", "too-long"],
    ["111111", "trivial"],
    ["123456", "trivial"],
    ["567890", "trivial"],
    ["987654", "trivial"],
    ["246802", undefined],
    ["121212", "trivial"],
    ["123123", "trivial"],
    ["112233", "trivial"],
    ["271604", undefined],
    ["abcdefg", "too-short"],
    ["abcdefgh", "trivial"],
    ["password", "trivial"],
    ["sari12345", "name"],
    ["kuda besi 7", undefined],
  ])("%s: %s", (secret, fault) => {
    expect(secretFault(secret, "Sari Wulandari")).toBe(fault);
  });

  it("takes most of all PINs of six digits, and none that is one piece again and again", () => {
    const pins = Array.from({ length: 1000 }, (_, n) =>
      String((n * 7919 + 271604) % 1_000_000).padStart(6, "0"),
    );
    expect(pins.filter((pin) => secretFault(pin, "Sari") === undefined).length).toBeGreaterThan(900);
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,3}$/), (piece) => {
        const pin = piece.repeat(6 / piece.length);
        if (pin.length === 6) expect(secretFault(pin, "")).toBe("trivial");
      }),
      { numRuns: 50 },
    );
  });
});

describe("how long a wrong secret keeps the next waiting", () => {
  it("only grows, to a quarter of an hour, whatever the clock says", () => {
    expect([1, 2, 3, 4, 5].map(waitMsAfter)).toEqual([0, 0, 5000, 10_000, 20_000]);
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer(), fc.integer(), (failures, lastAt, now) => {
        expect(waitMsAfter(failures + 1)).toBeGreaterThanOrEqual(waitMsAfter(failures));
        const wait = waitMsAt({ failures, lastAt }, now);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(longestWaitMs, waitMsAfter(failures)));
      }),
      { numRuns: 200 },
    );
  });
});
