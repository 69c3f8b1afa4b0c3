/** Each shipped scene on four displays, three and one, for people to look at: `out/e2e/scenes/`. */
import type { Page } from "@playwright/test";
import { expect, picture, type Room, test } from "../room.ts";
import { isReportedDown, readTiles } from "../tiles.ts";

test.use({ heads: { count: 4, width: 1920, height: 1080 } });

let room: Room;
let desk: Page;
test.beforeAll(async ({ openRoom }) => {
  room = await openRoom({ args: ["--console"] });
  for (const number of [1, 2, 3, 4]) await room.wall(number);
  desk = await room.window("console");
  // Without a map of its own.
  await desk.keyboard.press("F7");
});
test.afterAll(() => room.close());

// From many to few: a display that is put back needs a new page.
for (const count of [4, 3, 1]) {
  test(`on ${count} displays`, async ({ displays }) => {
    test.setTimeout(600_000);
    for (let pulled = 3; pulled >= count; pulled--) await displays.unplug(pulled).catch(() => {});
    await expect(desk.locator("[data-display]")).toHaveCount(count);
    const scenes = desk.locator(".tabs-scenes button");
    for (let n = 0; n < (await scenes.count()); n++) {
      await scenes.nth(n).click();
      await expect(scenes.nth(n)).toHaveAttribute("aria-pressed", "true");
      const name = await room.wall(1).then((page) => page.locator(".wall").getAttribute("data-scene"));
      for (let number = 1; number <= count; number++) {
        const page = await room.wall(number);
        await expectWhole(page);
        await page.screenshot({ path: picture(`scenes/${name}-${count}-${number}`) });
      }
    }
  });
}

/** Every panel has something to show, inside its edges, and every tile a picture or the reason why there is none. */
async function expectWhole(page: Page): Promise<void> {
  const panels = page.locator("[data-panel]");
  await expect.poll(() => panels.locator("> :first-child").count()).toBe(await panels.count());
  const waiting = async () =>
    (await readTiles(page.locator("body"))).filter((tile) => tile.state !== "live" && !isReportedDown(tile));
  await expect.poll(waiting, { timeout: 60_000 }).toEqual([]);
  const over = await panels.evaluateAll((found) =>
    (found as HTMLElement[])
      .filter(
        (panel) => panel.scrollWidth > panel.clientWidth + 1 || panel.scrollHeight > panel.clientHeight + 1,
      )
      .map((panel) => panel.dataset.panel),
  );
  expect(over).toEqual([]);
}
