/** The operator's console, by keyboard alone, over a wall that goes on behind it. */
import type { Page } from "@playwright/test";
import { expect, picture, type Room, test } from "./room.ts";
import { text } from "./texts.ts";
import { expectMoving, readTiles } from "./tiles.ts";

const numbers = [1, 2, 3];

let room: Room;
let desk: Page;
test.beforeAll(async ({ openRoom }) => {
  room = await openRoom();
  await expectMoving((await room.wall(1)).locator("body"));
  await room.press("F2");
  desk = await room.window("console");
  await expect(desk.locator(".queue .list-row").first()).toBeVisible();
});
test.afterAll(() => room.close());

test("F2 opens it over the first display, with the focus; the covered wall's pictures go on", async ({
  displays,
}) => {
  const [first] = displays.heads;
  const placed = await room.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().includes("/console/"),
    );
    return { ...window?.getBounds(), onTop: window?.isAlwaysOnTop(), focused: window?.isFocused() };
  });
  // A window manager's frame may take a pixel.
  expect(Math.abs((placed.x ?? 0) - (first?.x ?? 0))).toBeLessThan(10);
  expect(placed.width).toBeGreaterThan(0.95 * (first?.width ?? 0));
  expect(placed).toMatchObject({ onTop: true, focused: true });
  await expectMoving((await room.wall(1)).locator("body"));
});

test("a map is seen while it is dragged", async ({ displays }) => {
  const map = desk.locator("[data-pane=map] .map");
  await expect(map).toHaveAttribute("data-map", "ready");
  const at = await map.boundingBox();
  if (!at) throw new Error("expected a map on the console, found none");
  // Its middle: what stands still on its borders would be seen on a black map as well.
  const middle = {
    x: Math.round(at.x + at.width / 4),
    y: Math.round(at.y + at.height / 4),
    width: Math.round(at.width / 2),
    height: Math.round(at.height / 2),
  };
  const coloursSeen = async (name: string) => {
    await displays.screenshot(picture(name));
    return await room.app.evaluate(
      ({ nativeImage }, { file, part }) => {
        const pixels = nativeImage.createFromPath(file).crop(part).toBitmap();
        return new Set(new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4)).size;
      },
      { file: picture(name), part: middle },
    );
  };
  // A map is ready before its first frame is there.
  await expect.poll(() => coloursSeen("map-at-rest")).toBeGreaterThan(1000);
  const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
  await desk.mouse.move(x, y);
  await desk.mouse.down();
  for (let step = 1; step <= 7; step++) {
    await desk.mouse.move(x - 10 * step, y - 6 * step);
    // The first frames of a drag are drawn as a whole, later ones are moved.
    if (step % 3 === 1) expect(await coloursSeen("map-dragged")).toBeGreaterThan(500);
  }
  await desk.mouse.up();
});

test("a digit changes the scene on every display", async ({ displays }) => {
  // A page without a map of its own: two are much for a machine without a graphics card.
  await desk.keyboard.press("F7");
  await expect(desk.locator("[data-display]")).toHaveCount(3);
  for (const [key, scene, panels] of [
    ["3", "banjir", [["cameras-main"], ["map"], ["alarms", "incidents", "roster", "status", "ticker"]]],
    [
      "1",
      "harian",
      [
        ["cameras-main"],
        ["cameras-map", "map"],
        ["cameras-people", "incidents", "roster", "status", "ticker"],
      ],
    ],
  ] as const) {
    await desk.keyboard.press(key);
    for (const number of numbers) {
      const page = await room.wall(number);
      await expect(page.locator(".wall")).toHaveAttribute("data-scene", scene);
      const ids = await page
        .locator("[data-panel]")
        .evaluateAll((found) => (found as HTMLElement[]).map((panel) => panel.dataset.panel));
      expect(ids.sort()).toEqual(panels[number - 1]);
    }
    const tiles = await readTiles((await room.wall(1)).locator("body"));
    expect(tiles).toHaveLength({ banjir: 4, harian: 9 }[scene]);
    await expectMoving((await room.wall(1)).locator("body"));
    await displays.screenshot(picture(`scene-${scene}`));
  }
});

test("L switches the language in every window", async ({ displays }) => {
  for (const language of ["en", "id"] as const) {
    await desk.keyboard.press("l");
    await expect(desk.locator("h2").first()).toHaveText(text(language, "console", "displays-title"));
    const board = await room.wall(3);
    await expect(board.locator("[data-panel=incidents] h2")).toHaveText(text(language, "board", "title"));
    await expect(board.locator(".status-way strong")).toHaveText(text(language, "status", "link-online"));
    await expect((await room.wall(2)).locator(".map")).toContainText(text(language, "map", "officers"));
  }
  for (const number of numbers) {
    await (await room.wall(number)).screenshot({ path: picture(`display-${number}`) });
  }
  await displays.screenshot(picture("wall-console"));
});

test("F2 closes it, and the wall is whole", async () => {
  await room.press("F2", "console");
  await expect.poll(() => room.app.windows().length).toBe(3);
});
