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

test("J, Enter: an incident is chosen, and shown with its words, its place and the cameras nearby; Esc leaves it", async () => {
  await desk.keyboard.press("j");
  await desk.keyboard.press("Enter");
  const chosen = desk.locator(".queue .list-row[aria-selected=true] [data-incident]");
  const id = await chosen.getAttribute("data-incident");
  const details = desk.locator(`[data-details="${id}"]`);
  await expect(details.locator(".details-words")).not.toBeEmpty();
  await expect(desk.locator("[data-pane=map] .map")).toHaveAttribute("data-map", "ready");
  const isLive = async () =>
    (await readTiles(details)).some(({ state, frames }) => state === "live" && frames > 0);
  await expect.poll(isLive).toBe(true);
  await desk.screenshot({ path: picture("console-incident-id") });
  await desk.keyboard.press("j");
  await desk.keyboard.press("Enter");
  await expect(details).toHaveCount(0);
  await expect(desk.locator("[data-details]")).toHaveCount(1);
  await desk.keyboard.press("Escape");
  await expect(desk.locator("[data-details]")).toHaveCount(0);
});

test("/ searches, and A shows all again", async () => {
  const rows = desk.locator(".queue [role=listbox]");
  const all = Number(await rows.getAttribute("data-rows"));
  await desk.keyboard.press("/");
  await desk.keyboard.type("Pasar");
  await expect.poll(async () => Number(await rows.getAttribute("data-rows"))).toBeLessThan(all);
  await desk.keyboard.press("Escape");
  await desk.keyboard.press("a");
  await expect.poll(async () => Number(await rows.getAttribute("data-rows"))).toBeGreaterThanOrEqual(all - 3);
});

test("a digit changes the scene on every display", async ({ displays }) => {
  // A page without a map of its own: two are much for a machine without a graphics card.
  await desk.keyboard.press("F7");
  await expect(desk.locator("[data-display]")).toHaveCount(3);
  for (const [key, scene, panels] of [
    ["2", "lalu-lintas", [["cameras-west"], ["map"], ["cameras-east", "incidents", "status"]]],
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
    expect(tiles).toHaveLength({ "lalu-lintas": 16, banjir: 4, harian: 9 }[scene]);
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

test("each page opens by its key, and F1 says what the keys do", async () => {
  for (const [key, page, expected] of [
    ["F4", "cameras", ".camera-grid:not(:has([data-state=opening]))"],
    ["F5", "roster", ".list-row"],
    ["F6", "quarantine", ".directory"],
    ["F3", "situation", ".map[data-map=ready][data-features-cameras]"],
    ["F8", "alarms", ".directory"],
    ["F9", "sources", ".directory"],
    ["F7", "displays", "[data-display]"],
  ] as const) {
    await desk.keyboard.press(key);
    await expect(desk.locator(".console")).toHaveAttribute("data-page", page);
    await expect(desk.locator(expected).first()).toBeVisible();
    await desk.screenshot({ path: picture(`console-${page}`) });
  }
  await desk.keyboard.press("F1");
  await expect(desk.locator("dialog[open]")).toContainText(text("id", "console", "help-title"));
  await expect(desk.locator("dialog[open]")).toContainText(text("id", "console", "action-show-scene"));
  await desk.screenshot({ path: picture("console-help") });
  await desk.keyboard.press("Escape");
  await expect(desk.locator("dialog[open]")).toHaveCount(0);
});

test("a camera is found by its name, chosen and plays", async () => {
  // In the demo's world some are down.
  const playing = (await room.wall(1)).locator(".tile[data-state=live]").first();
  const id = await playing.getAttribute("data-camera");
  await desk.keyboard.press("F4");
  await desk.keyboard.press("/");
  await desk.keyboard.type((await playing.locator(".tile-name").textContent()) ?? "");
  await desk.keyboard.press("Enter");
  await desk.keyboard.press("Enter");
  const details = desk.locator(`[data-details="${id}"]`);
  await expect(details.locator(".details-picture .tile")).toHaveCount(1);
  await expectMoving(details.locator(".details-picture"));
});

test("F2 closes it, and the wall is whole", async () => {
  await room.press("F2", "console");
  await expect.poll(() => room.app.windows().length).toBe(3);
});
