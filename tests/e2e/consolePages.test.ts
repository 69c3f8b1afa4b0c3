/** The console's pages, by keyboard alone: an incident, a camera, each page by its key, and what the keys do. */
import type { Page } from "@playwright/test";
import { expect, oneDisplay, picture, type Room, test } from "./room.ts";
import { text } from "./texts.ts";
import { expectMoving, readTiles } from "./tiles.ts";

test.use(oneDisplay);

let room: Room;
let desk: Page;
test.beforeAll(async ({ openRoom }) => {
  room = await openRoom({ args: ["--console"] });
  desk = await room.window("console");
  await expect(desk.locator(".queue .list-row").first()).toBeVisible();
});
test.afterAll(() => room.close());

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
