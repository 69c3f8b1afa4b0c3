import { describe, expect, it } from "vitest";
import { median, percentile } from "./statistics.ts";

describe("median", () => {
  it("is the middle one, in whatever order they come", () => {
    expect(median([9, 1, 5])).toBe(5);
  });
  it("of an even number lies between the two in the middle", () => {
    expect(median([10, 1, 3, 2])).toBe(2.5);
  });
  it("is not moved by one disturbed run", () => {
    expect(median([100, 101, 102, 103, 9000])).toBe(102);
  });
  it("of nothing is refused", () => {
    expect(() => median([])).toThrow(RangeError);
  });
  it("leaves the list as it was", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("percentile", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it("is a value that the portion of all is not above", () => {
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile(hundred, 0)).toBe(1);
  });
  it("of few values is the greatest for high portions", () => {
    expect(percentile([4, 7], 0.99)).toBe(7);
  });
});
