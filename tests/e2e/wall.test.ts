/** The wall as a user first sees it: the demo on three displays. */
import type { Page } from "@playwright/test";
import { expect, picture, type Room, test } from "./room.ts";
import { expectMoving, isReportedDown, readTiles } from "./tiles.ts";

/** Scene Harian, display by display. */
const harian = [
  ["cameras-main"],
  ["cameras-map", "map"],
  ["cameras-people", "incidents", "roster", "status", "ticker"],
] as const;

let room: Room;
test.beforeAll(async ({ openRoom }) => {
  room = await openRoom();
});
test.afterAll(() => room.close());

test("one full-screen window on each display", async ({ displays }) => {
  await room.wall(3);
  const windows = () =>
    room.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .map((window) => ({
          bounds: window.getBounds(),
          content: window.getContentBounds(),
          fullScreen: window.isFullScreen(),
          visible: window.isVisible(),
        }))
        .sort((one, other) => one.bounds.x - other.bounds.x),
    );
  await expect.poll(windows).toEqual(
    displays.heads.map(({ x, y, width, height }) => ({
      bounds: { x, y, width, height },
      content: { x, y, width, height },
      fullScreen: true,
      visible: true,
    })),
  );
});

test("scene Harian: each display shows its own panels, inside its edges and one beside the other", async () => {
  for (const [index, expected] of harian.entries()) {
    const page = await room.wall(index + 1);
    await expect(page.locator(".wall")).toHaveAttribute("data-scene", "harian");
    expect(await panelIds(page)).toEqual(expected);
    const boxes = await page.locator("[data-panel]").evaluateAll((panels) =>
      panels.map((panel) => {
        // The whole content drifts by a few pixels, against burn-in.
        const { x, y } = (panel.parentElement as Element).getBoundingClientRect();
        const { left, top, right, bottom } = panel.getBoundingClientRect();
        return { left: left - x, top: top - y, right: right - x, bottom: bottom - y };
      }),
    );
    for (const [n, box] of boxes.entries()) {
      expect(
        box.left >= 0 && box.top >= 0 && box.right <= 1920 && box.bottom <= 1080,
        JSON.stringify(box),
      ).toBe(true);
      for (const other of boxes.slice(n + 1)) {
        const apart =
          box.right <= other.left ||
          other.right <= box.left ||
          box.bottom <= other.top ||
          other.bottom <= box.top;
        expect(apart, JSON.stringify([box, other])).toBe(true);
      }
    }
  }
});

test("pictures advance on every tile", async () => {
  for (const number of [1, 2, 3]) {
    const body = (await room.wall(number)).locator("body");
    await expectMoving(body);
    // While all of them open, one may be late for a moment, and says so.
    const troubled = async () =>
      (await readTiles(body)).filter((tile) => !isReportedDown(tile) && tile.trouble !== "");
    await expect.poll(troubled).toEqual([]);
  }
});

test("the map shows the city, its cameras, incidents and officers", async () => {
  const map = (await room.wall(2)).locator(".map");
  await expect(map).toHaveAttribute("data-map", "ready");
  await expect(map).toHaveAttribute("data-base", "schematic");
  const shown = (what: string) => async () => Number(await map.getAttribute(`data-features-${what}`));
  await expect.poll(shown("cameras")).toBeGreaterThan(50);
  await expect.poll(shown("incidents")).toBeGreaterThan(9);
  await expect.poll(shown("officers")).toBeGreaterThan(20);
});

test("a tile that nobody can see is idle, and comes back when it is seen", async () => {
  const page = await room.wall(1);
  // In the demo's world some are down.
  const camera = await page
    .locator("[data-panel=cameras-main] .tile[data-state=live]")
    .first()
    .getAttribute("data-camera");
  const hidden = page.locator(`[data-panel=cameras-main] .tile[data-camera="${camera}"]`);
  await hidden.evaluate((tile) => {
    tile.style.visibility = "hidden";
    tile.style.display = "none";
  });
  await expect(hidden).toHaveAttribute("data-state", "idle");
  const standing = await hidden.getAttribute("data-frames");
  expect(await hidden.locator("video").evaluate((video: HTMLVideoElement) => video.buffered.length)).toBe(0);
  await hidden.evaluate((tile) => {
    tile.style.visibility = "";
    tile.style.display = "";
  });
  await expect(hidden).toHaveAttribute("data-state", "live");
  await expect
    .poll(async () => Number(await hidden.getAttribute("data-frames")))
    .toBeGreaterThan(Number(standing));
});

test("pictures of the wall for people", async ({ displays }) => {
  await displays.screenshot(picture("wall"));
  for (const number of [1, 2, 3]) {
    const page = await room.wall(number);
    await page.screenshot({ path: picture(`display-${number}-id`) });
  }
});

async function panelIds(page: Page): Promise<(string | undefined)[]> {
  const ids = await page
    .locator("[data-panel]")
    .evaluateAll((panels) => (panels as HTMLElement[]).map((panel) => panel.dataset.panel));
  return ids.sort();
}
