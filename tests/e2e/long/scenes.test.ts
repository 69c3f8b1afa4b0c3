/** The scene editor on the real displays: what is saved is on the wall, by keyboard alone. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, picture, type Room, test } from "../room.ts";
import { text } from "../texts.ts";

let room: Room;
let desk: Page;
test.beforeAll(async ({ openRoom }) => {
  room = await openRoom();
  await room.wall(3);
  await room.press("F2");
  desk = await room.window("console");
  await expect(desk.locator(".queue .list-row").first()).toBeVisible();
  await desk.keyboard.press("F12");
  await expect(desk.locator(".stage-panel")).toHaveCount(8);
});
test.afterAll(() => room.close());

const onStage = (panel: string) => desk.locator(`.stage-panel[data-panel="${panel}"] > button`);
const unsaved = () => desk.locator(".scene-unsaved");

/** Left, top, right and bottom edge in the display's pixels, as laid out: against burn-in all of it drifts a little. */
async function place(display: number, panel: string): Promise<number[]> {
  const found = (await room.wall(display)).locator(`[data-panel="${panel}"]`);
  return await found.evaluate((element) => {
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = element as HTMLElement;
    return [offsetLeft, offsetTop, offsetLeft + offsetWidth, offsetTop + offsetHeight];
  });
}

test("the stage shows the wall's own panels in small, live", async () => {
  await expect(desk.locator('[data-preview="cameras-main"] .tile[data-state="live"]').first()).toBeVisible();
  await expect(desk.locator('[data-preview="map"] .map')).toHaveAttribute("data-map", "ready");
  for (const panel of ["map", "roster", "cameras-main"]) {
    const [small, hold] = await Promise.all([
      desk.locator(`[data-preview="${panel}"]`).boundingBox(),
      onStage(panel).boundingBox(),
    ]);
    expect(Math.abs((small?.width ?? 0) - (hold?.width ?? 0))).toBeLessThan(3);
    expect(Math.abs((small?.height ?? 0) - (hold?.height ?? 0))).toBeLessThan(3);
  }
});

test("Harian edited by keys and saved: the wall changes at once, and comes back when it is reset", async () => {
  const before = await place(2, "map");
  const camerasBefore = await place(2, "cameras-map");
  await onStage("map").focus();
  // The map grows over the strip of cameras, which gives way.
  await desk.keyboard.press("Shift+ArrowDown");
  await desk.keyboard.press("Shift+ArrowDown");
  await expect(unsaved()).toBeVisible();
  expect(await place(2, "map")).toEqual(before);
  await desk.screenshot({ path: picture("scenes-changed-id") });
  await desk.keyboard.press("Control+s");
  await expect(unsaved()).toHaveCount(0);
  const cell = 1080 / 24;
  await expect.poll(() => place(2, "map")).toEqual([0, 0, 1920, (before[3] ?? 0) + 2 * cell]);
  expect(await place(2, "cameras-map")).toEqual([0, (camerasBefore[1] ?? 0) + 2 * cell, 1920, 1080]);
  await desk.getByRole("button", { name: text("id", "scenes", "reset-city") }).click();
  await desk.getByRole("button", { name: text("id", "scenes", "reset-city") }).click();
  await expect.poll(() => place(2, "map")).toEqual(before);
});

test("a scene that was exported comes in again as a copy, and is shown", async ({ newFolder }) => {
  const folder = newFolder("export");
  // In a person's stead, who would say where to in the system's dialog.
  await room.app.evaluate(({ session }, to) => {
    session.defaultSession.on("will-download", (_event, item) =>
      item.setSavePath(`${to}/${item.getFilename()}`),
    );
  }, folder);
  await desk.keyboard.press("Control+E");
  await desk.getByRole("button", { name: text("id", "scenes", "save-file") }).click();
  const file = join(folder, "harian.yaml");
  await expect.poll(() => readFile(file, "utf8").catch(() => "")).toContain("id: harian\n");
  await desk.keyboard.press("Escape");
  await desk.locator(".scenes input[type=file]").setInputFiles(file);
  await expect(desk.locator(".scene-list [aria-current=true]")).toContainText(
    text("id", "scenes", "copy-word"),
  );
  await desk.keyboard.press("Control+s");
  await expect(unsaved()).toHaveCount(0);
  await desk.keyboard.press("Control+Enter");
  await expect((await room.wall(1)).locator(".wall")).toHaveAttribute("data-scene", "harian-2");
  await expect.poll(() => place(2, "map")).toEqual([0, 0, 1920, 810]);
});

test("pictures for people", async () => {
  await desk.keyboard.press("Escape");
  await onStage("incidents").focus();
  await desk.waitForTimeout(3000);
  await desk.screenshot({ path: picture("scenes-id") });
  await desk.keyboard.press("l");
  await desk.keyboard.press("Control+L");
  await expect(desk.locator(".stage-outline").first()).toBeVisible();
  await desk.screenshot({ path: picture("scenes-outline-en") });
  await desk.keyboard.press("Control+L");
  await desk.locator(".scenes-shown select").selectOption("2");
  await desk.waitForTimeout(3000);
  await desk.screenshot({ path: picture("scenes-two-en") });
});
