/** What an operator does with the picture of one camera, on the real Electron and the demo's cameras. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, picture, test } from "../room.ts";

test("figures on all windows, digital zoom, a picture into the incident's record, back in time and live again", async ({
  openRoom,
}) => {
  const room = await openRoom({ args: ["--console", "--language", "id"] });
  const desk = await room.window("console");
  await expect(desk.locator(".queue [role=option], .list [role=option]").first()).toBeVisible();
  await desk.keyboard.press("j");
  await desk.keyboard.press("Enter");
  await expect(desk.locator("article.incident")).toBeVisible();
  await desk.locator(".nearest .tile-button").first().click();
  const tile = desk.locator(".picture-frame .tile");
  await expect(tile).toHaveAttribute("data-state", "live");

  await desk.keyboard.press("#");
  const wall = await room.wall(1);
  await expect(wall.locator(".tile-figures").first()).toContainText("dtk tertinggal");
  await expect(tile.locator(".tile-figures")).toContainText("kbit/dtk");
  await wall.screenshot({ path: picture("camera-figures") });
  await desk.keyboard.press("#");
  await expect(wall.locator(".tile-figures")).toHaveCount(0);

  // Enlarged, it plays a larger rendition.
  const width = () => tile.locator("video").evaluate((video: HTMLVideoElement) => video.videoWidth);
  const before = await width();
  for (const _ of [1, 2, 3, 4]) await desk.keyboard.press("+");
  await expect(desk.locator(".picture-frame")).toHaveAttribute("data-scale", "4");
  await expect.poll(width).toBeGreaterThan(before);
  await desk.screenshot({ path: picture("camera-zoomed") });

  await desk.keyboard.press("@");
  await expect(desk.locator("[data-snapped=kept]")).toBeVisible();
  const folder = join(room.data, "pictures");
  const [file = ""] = readdirSync(folder);
  const hash = createHash("sha256")
    .update(readFileSync(join(folder, file)))
    .digest("hex");
  expect(readdirSync(folder)).toEqual([`${hash}.jpg`]);

  await desk.keyboard.press("(");
  await expect(tile).toHaveAttribute("data-rewound", /^\d+$/);
  await expect(tile).toHaveAttribute("data-state", "live");
  await expect(tile.locator(".tile-rewound")).toContainText("bukan langsung");
  await desk.screenshot({ path: picture("camera-rewound") });
  await desk.keyboard.press("!");
  await expect(tile).not.toHaveAttribute("data-rewound", /./);
  await expect(tile).toHaveAttribute("data-state", "live");

  await desk.keyboard.press("Backspace");
  const kept = desk.locator(".history-picture img");
  await kept.scrollIntoViewIfNeeded();
  await expect
    .poll(() => kept.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBeGreaterThan(before);
  await desk.keyboard.press('"');
  await expect(desk.locator("dialog[open] img")).toBeVisible();
  await expect(desk.locator("dialog[open]")).toContainText(hash);
  await desk.screenshot({ path: picture("camera-picture") });
  await room.close();
});
