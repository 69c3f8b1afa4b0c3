import { expect, it } from "vitest";
import { marksOf } from "./marks.ts";

it("writes what there is room for", () => {
  expect(marksOf(["2026-11-01", "2026-11-02"], "en")).toEqual(["Nov 1", "Nov 2"]);
  expect(marksOf(["2025-12", "2026-01"], "id")).toEqual(["Des", "Jan"]);
  const hours = marksOf(
    Array.from({ length: 24 }, (_, hour) => String(hour)),
    "id",
  );
  expect(hours.filter(Boolean)).toEqual(["00", "03", "06", "09", "12", "15", "18", "21"]);
  expect(hours).toHaveLength(24);
});
