import { expect, it } from "vitest";
import { createSources } from "../live/sources.ts";
import { Legibility } from "./legibility.ts";

function started() {
  const sources = createSources();
  let now = 0;
  const legibility = new Legibility(sources, () => ++now);
  const tell = (display: string, scene: string, texts: number) =>
    legibility.tell({ display, scene, texts, illegible: [], more: 0 });
  return { legibility, sources, tell };
}

it("keeps the last look for each display and scene, and tells pages when they are asked", () => {
  const { legibility, sources, tell } = started();
  legibility.ask();
  expect([...sources.legibilityAsk.values()]).toEqual([{ id: "ask", at: 1 }]);
  tell("left", "harian", 10);
  tell("left", "banjir", 20);
  tell("left", "harian", 30);
  const kept = [...sources.legibility.values()].map(({ display, scene, texts }) => [display, scene, texts]);
  expect(kept).toEqual([
    ["left", "harian", 30],
    ["left", "banjir", 20],
  ]);
});

it("does not grow with displays that come and go", () => {
  const { sources, tell } = started();
  for (let n = 0; n < 1000; n++) tell(`display ${n}`, "harian", n);
  expect(sources.legibility.size).toBeLessThanOrEqual(200);
  expect([...sources.legibility.values()].at(-1)?.texts).toBe(999);
});
