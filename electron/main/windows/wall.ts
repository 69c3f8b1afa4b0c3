/**
 * The wall: one frameless full-screen window on each display, kept true when displays come and go.
 *
 * Full screen cannot be aimed at a display: a window is placed first and made full screen then. Window managers
 * and mixed scale factors move windows afterwards, so the bounds are read back and put right.
 */
import type { BrowserWindow, Rectangle } from "electron";
import type { WallDisplay } from "../../../shared/domain/scene/display.ts";
import { openPage, type PageContext } from "./page.ts";

const checkAfterMs = [150, 400, 1000, 2500];

export class Wall {
  private readonly windows = new Map<string, BrowserWindow>();
  private readonly context: PageContext;

  constructor(context: PageContext) {
    this.context = context;
  }

  /** Opens windows for new displays, closes those of lost ones, and puts the others where they belong. */
  cover(displays: readonly WallDisplay[]): void {
    for (const display of displays) {
      const window = this.windows.get(display.id);
      if (!window) this.windows.set(display.id, this.open(display));
      else this.place(window, display);
    }
    // Only now: a display with another resolution is another one, and an app without a window ends.
    const present = new Set(displays.map((display) => display.id));
    for (const [id, window] of this.windows) {
      if (!present.has(id)) {
        this.windows.delete(id);
        window.destroy();
      }
    }
  }

  get count(): number {
    return this.windows.size;
  }

  private open(display: WallDisplay): BrowserWindow {
    const page = `wall/index.html?display=${encodeURIComponent(display.id)}`;
    const options = { ...boundsOf(display), frame: false, title: "LIVE Room" };
    const window = openPage(this.context, "wall", page, options, display.id);
    window.once("show", () => this.place(window, display));
    window.once("closed", () => {
      if (this.windows.get(display.id) === window) this.windows.delete(display.id);
    });
    return window;
  }

  private place(window: BrowserWindow, display: WallDisplay): void {
    const wanted = boundsOf(display);
    const put = () => {
      if (window.isDestroyed() || !window.isVisible()) return;
      if (window.isFullScreen() && same(window.getBounds(), wanted)) return;
      if (window.isFullScreen()) window.setFullScreen(false);
      window.setBounds(wanted);
      window.setFullScreen(true);
    };
    put();
    for (const ms of checkAfterMs) setTimeout(put, ms);
  }
}

function boundsOf({ x, y, widthPx, heightPx }: WallDisplay): Rectangle {
  return { x, y, width: widthPx, height: heightPx };
}

function same(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
