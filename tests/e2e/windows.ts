/** Which window stands where, and what it shows: asked by way of main, so that it works for a page that has crashed. */
import { isDeepStrictEqual } from "node:util";
import type { Room } from "./room.ts";
import { msUntil } from "./time.ts";

export interface WindowSeen {
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly fullScreen: boolean;
  /** The display's number, as its page has it; 0 while the page is loading. */
  readonly number: number;
  readonly panels: readonly string[];
}

/** The wall's windows from left to right. */
export async function arrangement(room: Room): Promise<WindowSeen[]> {
  const windows = await room.app.evaluate(async ({ BrowserWindow }) => {
    const read = `({
      number: Number(document.querySelector(".wall")?.dataset.display ?? 0),
      panels: [...document.querySelectorAll("[data-panel]")].map((panel) => panel.dataset.panel).sort(),
    })`;
    // A window that is closed meanwhile never answers.
    const nothing = new Promise((resolve) => setTimeout(resolve, 500, { number: 0, panels: [] }));
    const walls = BrowserWindow.getAllWindows().filter((window) =>
      window.webContents.getURL().startsWith("app://room/wall/"),
    );
    return await Promise.all(
      walls.map(async (window) => ({
        bounds: window.getBounds(),
        fullScreen: window.isFullScreen(),
        shown: await Promise.race([window.webContents.executeJavaScript(read), nothing]),
      })),
    );
  });
  return windows
    .map(({ bounds, fullScreen, shown }) => ({ bounds, fullScreen, ...shown }))
    .sort((one, other) => one.bounds.x - other.bounds.x || one.bounds.y - other.bounds.y);
}

/** One full-screen window at each of these left edges, and no other. */
export function covers(windows: readonly WindowSeen[], lefts: readonly number[]): boolean {
  const expected = lefts.map((x) => ({ bounds: { x, y: 0, width: 1920, height: 1080 }, fullScreen: true }));
  return isDeepStrictEqual(
    windows.map(({ bounds, fullScreen }) => ({ bounds, fullScreen })),
    expected,
  );
}

/** The panels of all windows. */
export function panelsOf(windows: readonly WindowSeen[]): string[] {
  return windows.flatMap(({ panels }) => panels).sort();
}

/** How long it takes from now until every panel of the whole wall is on the displays that are left. */
export async function closedUpMs(
  room: Room,
  whole: readonly WindowSeen[],
  lefts: readonly number[],
): Promise<number> {
  const panels = panelsOf(whole);
  return await msUntil(async () => {
    const windows = await arrangement(room);
    return covers(windows, lefts) && isDeepStrictEqual(panelsOf(windows), panels);
  });
}

/** Runs a script in the page of a window; null while it does not answer. */
export async function askPage<Answer>(room: Room, url: string, script: string): Promise<Answer | null> {
  return await room.app.evaluate(
    async ({ webContents }, { prefix, code }) => {
      const page = webContents.getAllWebContents().find((each) => each.getURL().startsWith(prefix));
      const silence = new Promise((resolve) => setTimeout(resolve, 500, null));
      const answer = page && !page.isCrashed() ? page.executeJavaScript(code).catch(() => null) : null;
      return (await Promise.race([answer, silence])) as never;
    },
    { prefix: url, code: script },
  );
}
