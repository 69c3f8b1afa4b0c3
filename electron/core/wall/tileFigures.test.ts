import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { RoomRow } from "../../../shared/contract/rows.ts";
import { createSources } from "../live/sources.ts";
import { figuresShownForMs, TileFigures } from "./tileFigures.ts";

const room: RoomRow = {
  ...{ id: "room", station: "st-1", language: "id", scene: "harian", demo: false },
  sceneReason: { kind: "chosen", until: null, incident: null, former: null },
  ...{ held: false, startedAt: 1, identifyUntil: 0, figures: false, history: null },
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function prepared() {
  const { room: rows } = createSources();
  rows.put(room);
  return { figures: new TileFigures(rows), rows, shown: () => rows.get("room")?.figures };
}

it("ends by itself, later when somebody asked again", () => {
  const { figures, shown } = prepared();
  figures.show(true);
  expect(shown()).toBe(true);
  vi.advanceTimersByTime(figuresShownForMs - 1000);
  figures.show(true);
  vi.advanceTimersByTime(figuresShownForMs - 1000);
  expect(shown()).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(shown()).toBe(false);
});

it("ends when it is asked to, and leaves no timer and the rest of the room as it is", () => {
  const { figures, rows, shown } = prepared();
  figures.show(true);
  rows.put({ ...room, language: "en", figures: true });
  figures.show(false);
  expect([shown(), rows.get("room")?.language, vi.getTimerCount()]).toEqual([false, "en", 0]);
});
