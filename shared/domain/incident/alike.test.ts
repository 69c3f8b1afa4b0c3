import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnyPlace, distanceM, type LonLat, shifted } from "../place.ts";
import { type Alike, AlikeIncidents } from "./alike.ts";

const categories = [
  { id: "banjir", alike: { radiusM: 400, windowMin: 60 } },
  { id: "sampah", alike: { radiusM: 100, windowMin: 600 } },
];
const street: LonLat = [106.63, -6.18];
const minuteMs = 60_000;
const nobody = () => false;

describe("incidents alike", () => {
  it("offers what is near in place and time, of the same category, the likeliest first", () => {
    const open = new AlikeIncidents(categories);
    const at = 1000 * minuteMs;
    open.put("far", "banjir", shifted(street, 401, 0), at);
    open.put("long-ago", "banjir", street, at - 61 * minuteMs);
    open.put("other", "sampah", street, at);
    open.put("near-and-old", "banjir", shifted(street, 0, 100), at - 50 * minuteMs);
    open.put("near-and-new", "banjir", shifted(street, 0, 100), at - minuteMs);
    open.put("judged", "banjir", street, at);
    open.put("itself", "banjir", street, at);
    const query = { category: "banjir", place: street, receivedAtMs: at };
    const without = (incident: string) => incident === "judged" || incident === "itself";
    const found = open.near({ ...query, without });
    expect(found.map(({ incident }) => incident)).toEqual(["near-and-new", "near-and-old"]);
    expect(found[0]).toMatchObject({ ageMs: minuteMs, distanceM: expect.closeTo(100, 0) });
    open.remove("near-and-new");
    expect(open.near({ ...query, without }).map(({ incident }) => incident)).toEqual(["near-and-old"]);
  });

  it("offers at most three, and says nothing of a category that it does not know", () => {
    const open = new AlikeIncidents(categories);
    for (let index = 0; index < 9; index++) open.put(`I-${index}`, "banjir", street, index);
    open.put("lost", "unknown", street, 0);
    expect(open.size).toBe(9);
    expect(open.near({ category: "banjir", place: street, receivedAtMs: 0, without: nobody })).toHaveLength(
      3,
    );
    expect(open.near({ category: "unknown", place: street, receivedAtMs: 0, without: nobody })).toEqual([]);
  });

  it("finds what a comparison with all finds, anywhere, whatever was moved and removed before", () => {
    const centre = fc.constantFrom<LonLat>(
      street,
      [179.9995, 10],
      [-179.9995, 10],
      [20, 89.999],
      [7, -89.9],
      [0, 60],
    );
    const place = fc
      .tuple(centre, fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }))
      .map(([near, east, north]): LonLat => {
        const [longitude, latitude] = shifted(near, east, north);
        return [((longitude + 540) % 360) - 180, Math.max(-90, Math.min(90, latitude))];
      });
    const incident = fc.record({
      id: fc.integer({ min: 0, max: 30 }).map((number) => `I-${number}`),
      category: fc.constantFrom("banjir", "sampah"),
      place,
      receivedAtMs: fc.integer({ min: 0, max: 90 }).map((minutes) => minutes * minuteMs),
      gone: fc.boolean(),
    });
    const limit = fc.constantFrom(1, 3, Number.POSITIVE_INFINITY);
    fc.assert(
      fc.property(fc.array(incident, { maxLength: 60 }), incident, limit, (changes, query, most) => {
        const open = new AlikeIncidents(categories);
        const expected = new Map<string, (typeof changes)[number]>();
        for (const change of changes) {
          if (change.gone) open.remove(change.id);
          else open.put(change.id, change.category, change.place, change.receivedAtMs);
          if (change.gone) expected.delete(change.id);
          else expected.set(change.id, change);
        }
        expect(open.size).toBe(expected.size);
        const without = (id: string) => id === query.id;
        expect(open.near({ ...query, without, limit: most })).toEqual(
          comparedWithAll([...expected.values()], query).slice(0, most),
        );
      }),
      { numRuns: 500 },
    );
  });
});

interface Placed {
  readonly id: string;
  readonly category: string;
  readonly place: AnyPlace;
  readonly receivedAtMs: number;
}

function comparedWithAll(all: readonly Placed[], query: Placed): Alike[] {
  const { radiusM, windowMin } = categories.find(({ id }) => id === query.category)!.alike;
  const windowMs = windowMin * minuteMs;
  return all
    .filter(({ id, category }) => id !== query.id && category === query.category)
    .map(({ id, place, receivedAtMs }) => ({
      incident: id,
      distanceM: distanceM(query.place, place),
      ageMs: Math.abs(receivedAtMs - query.receivedAtMs),
    }))
    .filter((one) => one.distanceM <= radiusM && one.ageMs <= windowMs)
    .map((one) => ({ one, score: one.distanceM / radiusM + one.ageMs / windowMs }))
    .sort((a, b) => a.score - b.score || (a.one.incident < b.one.incident ? -1 : 1))
    .map(({ one }) => one);
}
