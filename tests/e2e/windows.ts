/** Which window stands where, and what it shows: asked by way of main, so that it works for a page that has crashed. */
import type { Room } from "./room.ts";

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
