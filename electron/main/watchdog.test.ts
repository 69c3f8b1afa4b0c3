import { EventEmitter } from "node:events";
import type { BrowserWindow } from "electron";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  beatMs,
  blankBeats,
  documentBeats,
  hungBeats,
  neverPaintedBeats,
} from "../../shared/domain/watchdog/pulse.ts";
import { appOrigin } from "./protocol.ts";
import { Watchdog } from "./watchdog.ts";

const ipc = vi.hoisted(() => ({ main: undefined as unknown as EventEmitter }));
vi.mock("electron", async () => {
  const { EventEmitter: Emitter } = await import("node:events");
  ipc.main = new Emitter();
  return { ipcMain: ipc.main, protocol: {}, app: { getAppMetrics: () => [] }, shell: {} };
});

/** A window whose page answers as it is told to. */
class FakeWindow extends EventEmitter {
  answers = true;
  paints = true;
  isAwaited = false;
  asked = 0;
  reloads = 0;
  crashes = 0;
  readonly webContents = Object.assign(new EventEmitter(), {
    isDevToolsOpened: () => false,
    isWaitingForResponse: () => this.isAwaited,
    getOSProcessId: () => 0,
    reload: () => {
      this.reloads++;
      this.webContents.emit("did-start-loading");
    },
    forcefullyCrashRenderer: () => {
      this.crashes++;
      this.crash("crashed");
    },
    send: () => {
      this.asked++;
      const event = { sender: this.webContents, senderFrame: { parent: null, url: `${appOrigin}/wall/` } };
      if (this.answers) ipc.main.emit("page-alive", event);
      if (this.answers && this.paints) ipc.main.emit("page-painted", event);
    },
  });
  isDestroyed = () => false;
  crash(reason: string) {
    this.webContents.emit("render-process-gone", {}, { reason });
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  ipc.main.removeAllListeners();
});

function watched(display: string | null = "left") {
  const window = new FakeWindow();
  const told: string[] = [];
  const watchdog = new Watchdog(
    ({ recent }) => told.push(recent.at(-1)!.cause),
    undefined,
    () => 1,
  );
  watchdog.watch(window as unknown as BrowserWindow, {
    ...{ page: display === null ? "console" : "wall", display },
  });
  const beats = (count: number) => vi.advanceTimersByTime(count * beatMs);
  beats(2);
  return { window, watchdog, told, beats };
}

it("a page that answers and paints is left alone", () => {
  const { window, told, beats } = watched();
  beats(600);
  expect([window.reloads, told]).toEqual([0, []]);
});

it("a window whose process ends is loaded again at once, counted and told with its display", () => {
  const { window, watchdog, told, beats } = watched();
  window.crash("killed");
  vi.advanceTimersByTime(0);
  expect([window.reloads, told]).toEqual([1, ["crashed"]]);
  expect(watchdog.report).toMatchObject({
    counts: { crashed: 1, hung: 0 },
    recent: [{ display: "left", page: "wall", reason: "killed" }],
  });
  beats(60);
  expect(window.reloads).toBe(1);
});

it("a page that hangs is ended and loaded again, once", () => {
  const { window, told, beats } = watched();
  window.answers = false;
  beats(hungBeats - 1);
  expect(window.crashes).toBe(0);
  beats(3);
  expect([window.crashes, window.reloads, told]).toEqual([1, 1, ["hung"]]);
  window.answers = true;
  beats(60);
  expect(window.crashes).toBe(1);
});

it("a page whose document does not come is not asked, and loaded again only after its longer time", () => {
  const { window, told, beats } = watched();
  window.isAwaited = true;
  window.webContents.emit("did-start-loading");
  beats(1);
  const { asked } = window;
  beats(documentBeats - 2);
  expect([window.asked, told]).toEqual([asked, []]);
  beats(2);
  expect(told).toEqual(["hung"]);
});

it("a wall that never paints is loaded again soon, one that stops painting later; a console may be minimised", () => {
  const { window, told, beats } = watched();
  window.paints = false;
  beats(blankBeats + 1);
  expect(told).toEqual(["blank"]);
  beats(neverPaintedBeats + 2);
  expect(told).toEqual(["blank", "blank"]);
  const desk = watched(null);
  desk.window.paints = false;
  desk.beats(60);
  expect(desk.told).toEqual([]);
});

it("a window that crashes on each load is loaded ever more slowly", () => {
  const { window, watchdog } = watched();
  window.webContents.reload = () => {
    window.reloads++;
    window.crash("crashed");
  };
  window.crash("crashed");
  vi.advanceTimersByTime(600_000);
  expect(window.reloads).toBeGreaterThan(5);
  expect(window.reloads).toBeLessThan(30);
  expect(watchdog.report.recent.length).toBeLessThanOrEqual(100);
});

it("a page that cannot be loaded is tried again; what draws for all is told without a display", () => {
  const { window, watchdog, told } = watched();
  window.webContents.emit("did-fail-load", {}, -3, "aborted", "", true);
  window.webContents.emit("did-fail-load", {}, -6, "not found", "", true);
  vi.advanceTimersByTime(0);
  expect([window.reloads, told]).toEqual([1, ["unloadable"]]);
  watchdog.graphicsGone("killed");
  expect(watchdog.report.recent.at(-1)).toMatchObject({ cause: "graphics", display: null, page: null });
});
