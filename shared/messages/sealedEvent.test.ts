import fc from "fast-check";
import { expect, it } from "vitest";
import { isSealedEvent, sealedEventSchema } from "./sealedEvent.ts";

const hash = "0123456789abcdef".repeat(4);
const whole = {
  ...{ station: "st-1", seq: 1, time: "2026-11-24T08:42:07.123Z-0001", actor: "person:U-1" },
  ...{ kind: "incident.noted", subject: "TL-1", body: { text: "x" }, prev: "", hash, signature: "" },
};
const values = fc.oneof(
  fc.constantFrom<unknown>(
    ...[hash, `${hash}\n`, hash.toUpperCase(), hash.slice(1), "", null, undefined],
    ...[0, -1, 1.5, 2 ** 53, 2 ** 53 - 1, Number.NaN, Number.POSITIVE_INFINITY, true, {}, []],
    ...[80, 81, 40, 41, 200, 201, 100, 101, 500, 501].map((length) => "x".repeat(length)),
    ...["😀".repeat(40), "😀".repeat(20), "\ud800"],
  ),
  fc.jsonValue(),
);
const names = fc.constantFrom(...Object.keys(whole), "other", "__proto__", "constructor");

it("accepts by hand only what the schema accepts, and leaves as it is", () => {
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.dictionary(names, values, { maxKeys: 2, noNullPrototype: true }),
      fc.array(names, { maxLength: 1 }),
      (changed, left) => {
        const event: Record<string, unknown> = { ...whole, ...changed };
        for (const name of left) delete event[name];
        if (!isSealedEvent(event)) return;
        accepted++;
        expect(sealedEventSchema.parse(event)).toEqual(event);
      },
    ),
    { numRuns: 5000 },
  );
  expect(accepted).toBeGreaterThan(200);
  expect(isSealedEvent(whole)).toBe(true);
});
