/**
 * The guided set-up's window, and a large number on every other display while a person says how large each one is: which
 * display is meant shows the display itself.
 */
import { BrowserWindow, screen } from "electron";
import type { WallDisplay } from "../../../shared/domain/scene/display.ts";
import { presentDisplays } from "../displays.ts";
import { appOrigin } from "../protocol.ts";
import { lockedPreferences } from "../security.ts";
import { openPage, type PageContext } from "./page.ts";

/** The part of the page's address that says where it is. */
const asksForDisplays = "#displays";

export class SetUpWindow {
  private readonly window: BrowserWindow;
  private readonly preload: string;
  private numbers: BrowserWindow[] = [];

  constructor(context: PageContext) {
    this.preload = context.preload;
    const { workArea, bounds } = screen.getPrimaryDisplay();
    const own = presentDisplays().findIndex(({ x, y }) => x === bounds.x && y === bounds.y) + 1;
    this.window = openPage(context, "setup", `setup/index.html?display=${own}`, {
      ...workArea,
      title: "LIVE Room",
    });
    this.window.once("show", () => {
      this.window.maximize();
      this.window.focus();
    });
    this.window.webContents.on("did-navigate-in-page", (_event, url) => {
      if (url.endsWith(asksForDisplays)) this.showNumbers();
      else this.hideNumbers();
    });
    this.window.once("closed", () => this.hideNumbers());
  }

  /** Displays came or went. */
  displaysChanged(): void {
    if (this.numbers.length > 0) this.showNumbers();
  }

  close(): void {
    this.hideNumbers();
    this.window.destroy();
  }

  private showNumbers(): void {
    this.hideNumbers();
    const { bounds } = screen.getDisplayMatching(this.window.getBounds());
    this.numbers = presentDisplays().flatMap((display, index) =>
      display.x === bounds.x && display.y === bounds.y ? [] : [this.number(display, index + 1)],
    );
  }

  private number({ x, y, widthPx, heightPx }: WallDisplay, number: number): BrowserWindow {
    const window = new BrowserWindow({
      ...{ x, y, width: widthPx, height: heightPx },
      ...{ frame: false, focusable: false, show: false, alwaysOnTop: true, skipTaskbar: true },
      backgroundColor: "#07090c",
      webPreferences: { ...lockedPreferences, preload: this.preload },
    });
    window.once("ready-to-show", () => window.showInactive());
    void window.loadURL(`${appOrigin}/setup/index.html?number=${number}`).catch(() => {});
    return window;
  }

  private hideNumbers(): void {
    for (const window of this.numbers) if (!window.isDestroyed()) window.destroy();
    this.numbers = [];
  }
}
