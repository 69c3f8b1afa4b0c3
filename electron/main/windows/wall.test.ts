import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { WallDisplay } from "../../../shared/domain/scene/display.ts";
import type { PageContext } from "./page.ts";
import { Wall } from "./wall.ts";

/** As many windows as are open now. */
const open = new Set<FakeWindow>();
/** How often there was none left, which ends the app. */
let noneLeft = 0;

class FakeWindow extends EventEmitter {
  isFull = false;
  bounds = {};
  constructor() {
    super();
    open.add(this);
  }
  destroy() {
    open.delete(this);
    if (open.size === 0) noneLeft++;
    this.emit("closed");
  }
  isDestroyed = () => !open.has(this);
  isVisible = () => true;
  isFullScreen = () => this.isFull;
  getBounds = () => this.bounds;
  setFullScreen(full: boolean) {
    this.isFull = full;
  }
  setBounds(bounds: object) {
    this.bounds = bounds;
  }
}

vi.mock("./page.ts", () => ({ openPage: () => new FakeWindow() }));

beforeEach(() => {
  vi.useFakeTimers();
  open.clear();
  noneLeft = 0;
});
afterEach(() => void vi.useRealTimers());

function display(x: number, widthPx = 1920): WallDisplay {
  return { id: `DP-1 ${widthPx}x1080+${x}+0`, label: "DP-1", x, y: 0, widthPx, heightPx: 1080 };
}

it("has one window on each display, and none on those that are gone", () => {
  const wall = new Wall({} as PageContext);
  wall.cover([display(0), display(1920)]);
  const [first] = open;
  wall.cover([display(0), display(3840)]);
  expect([wall.count, open.size, open.has(first!)]).toEqual([2, 2, true]);
  for (const window of [...open]) window.emit("show");
  expect([...open].map(({ bounds, isFull }) => ({ bounds, isFull }))).toEqual(
    [0, 3840].map((x) => ({ bounds: { x, y: 0, width: 1920, height: 1080 }, isFull: true })),
  );
});

it("is never without a window while a display is there: the app would end", () => {
  const wall = new Wall({} as PageContext);
  wall.cover([display(0)]);
  wall.cover([display(0, 2560)]);
  expect([wall.count, open.size, noneLeft]).toEqual([1, 1, 0]);
  wall.cover([]);
  expect([wall.count, open.size, noneLeft]).toEqual([0, 0, 1]);
});
