import type { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { WallDisplay } from "../../../shared/domain/scene/display.ts";
import { appOrigin } from "../protocol.ts";
import { firstOf, whenFirstIsShown } from "./first.ts";

const ipc = vi.hoisted(() => ({ main: undefined as unknown as EventEmitter }));
vi.mock("electron", async () => {
  const { EventEmitter: Emitter } = await import("node:events");
  ipc.main = new Emitter();
  return { ipcMain: ipc.main, protocol: {} };
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  ipc.main.removeAllListeners();
});

const display = (n: number): WallDisplay => ({
  ...{ id: `d${n}`, label: "", x: n * 1920, y: 0, widthPx: 1920, heightPx: 1080 },
});
const shownBy = (senderFrame: object | null) => ipc.main.emit("page-shown", { senderFrame });
const ownFrame = { parent: null, url: `${appOrigin}/wall/index.html` };

it("is the display that was foremost, and the first one where that is not there or unknown", () => {
  const wall = [display(0), display(1), display(2)];
  expect(firstOf(wall, "d2")).toEqual([display(2)]);
  expect(firstOf(wall, "gone")).toEqual([display(0)]);
  expect(firstOf(wall, undefined)).toEqual([display(0)]);
  expect(firstOf([], "d2")).toEqual([]);
});

it("calls back once, when a page of ours shows its content", () => {
  const then = vi.fn();
  whenFirstIsShown(then);
  shownBy(null);
  shownBy({ ...ownFrame, parent: ownFrame });
  shownBy({ ...ownFrame, url: "https://elsewhere.example/" });
  expect(then).not.toHaveBeenCalled();
  shownBy(ownFrame);
  shownBy(ownFrame);
  vi.runAllTimers();
  expect(then).toHaveBeenCalledOnce();
});

it("calls back once, too, when no page ever does", () => {
  const then = vi.fn();
  whenFirstIsShown(then);
  vi.runAllTimers();
  shownBy(ownFrame);
  expect(then).toHaveBeenCalledOnce();
});
