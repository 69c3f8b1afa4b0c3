import { expect, it } from "vitest";
import { SegmentCache } from "./segmentCache.ts";

const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024);

it("forgets what was asked for longest ago, when it is full", () => {
  const cache = new SegmentCache();
  for (const key of ["a", "b", "c"]) cache.set(key, megabytes(5));
  cache.get("a");
  cache.set("d", megabytes(5));
  expect(["a", "b", "c", "d"].filter((key) => cache.get(key))).toEqual(["a", "c", "d"]);
});

it("does not count twice what is put twice", () => {
  const cache = new SegmentCache();
  for (let round = 0; round < 10; round++) cache.set("a", megabytes(7));
  cache.set("b", megabytes(7));
  expect(["a", "b"].filter((key) => cache.get(key))).toEqual(["a", "b"]);
});
