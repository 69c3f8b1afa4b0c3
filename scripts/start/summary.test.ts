import { expect, it } from "vitest";
import { readSummary, renderSummary } from "./summary.mjs";

const summary = {
  windows: 3,
  tilesLive: 11,
  tilesVisible: 12,
  messages: 4321,
  quarantined: 2,
  errors: ["core: no-city"],
  runtime: "Electron 25.1.1",
  city: "Tangerang City",
};

it("takes only whole summaries", () => {
  expect(readSummary(JSON.stringify(summary))).toEqual(summary);
  expect(readSummary(JSON.stringify({ ...summary, windows: "3" }))).toBeNull();
  expect(readSummary('{"windows":3')).toBeNull();
  expect(readSummary("null")).toBeNull();
});

it("shows each figure, and the errors in words", () => {
  const text = renderSummary(summary, { seconds: 30.4, picture: "out/wall.png" });
  for (const part of ["Tangerang City", "30 s", "11 of 12", "4,321", "core: no-city", "out/wall.png"])
    expect(text).toContain(part);
});

it("stays on one screen", () => {
  const errors = Array.from({ length: 200 }, (_, index) => `error ${index}`);
  const lines = renderSummary({ ...summary, errors }, { seconds: 30, picture: null }).split("\n");
  expect(lines.length).toBeLessThan(24);
  expect(lines.join("\n")).toContain("and 188 more");
});
