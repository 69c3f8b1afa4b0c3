/** The operator's window: one at the most, on the first display, above the wall. */
import { type BrowserWindow, screen } from "electron";
import { openPage, type PageContext } from "./page.ts";

const smallest = { minWidth: 1280, minHeight: 720 };

export class ConsoleWindow {
  private window: BrowserWindow | undefined;
  private readonly context: PageContext;

  constructor(context: PageContext) {
    this.context = context;
  }

  /** Opens it, or brings it to the front. */
  open(): void {
    if (this.window) {
      if (this.window.isMinimized()) this.window.restore();
      this.window.moveTop();
      this.window.focus();
      return;
    }
    const { workArea } = screen.getPrimaryDisplay();
    this.window = openPage(this.context, "console", "console/index.html", {
      ...workArea,
      ...smallest,
      title: "LIVE Room — Konsol",
    });
    // Full-screen walls are above normal windows under most window managers.
    this.window.setAlwaysOnTop(true);
    this.window.once("closed", () => {
      this.window = undefined;
    });
  }

  toggle(): void {
    if (this.window?.isFocused()) this.window.close();
    else this.open();
  }

  get isOpen(): boolean {
    return this.window !== undefined;
  }
}
