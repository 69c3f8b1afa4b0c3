/** Displays come and go while the room runs: nothing of the scene is lost, and what was put back is as it was. */
import { expect, picture, type Room, test } from "./room.ts";
import { expectMoving } from "./tiles.ts";
import { arrangement, closedUpMs, covers, panelsOf, type WindowSeen } from "./windows.ts";

let room: Room;
let whole: readonly WindowSeen[];
test.beforeAll(async ({ openRoom, displays }) => {
  room = await openRoom();
  await room.wall(displays.heads.length);
  const settled = async () => {
    whole = await arrangement(room);
    return covers(whole, [0, 1920, 3840]) ? panelsOf(whole).length : 0;
  };
  await expect.poll(settled).toBe(8);
});
test.afterAll(() => room.close());

test("a display pulled: its panels are on the others; put back: the arrangement returns", async ({
  displays,
}) => {
  await displays.unplug(1);
  // How fast on a machine that does nothing else: tests/e2e/long/displayPulls.test.ts.
  console.log(`a display pulled: closed up after ${await closedUpMs(room, whole, [0, 3840])} ms`);
  await displays.plug(1);
  await expect.poll(() => arrangement(room)).toEqual(whole);
});

test("on fewer displays the time and the way to the broker are still whole", async ({ displays }) => {
  await displays.unplug(1);
  await expect.poll(async () => covers(await arrangement(room), [0, 3840])).toBe(true);
  const page = await room.wall(2);
  await expectMoving(page.locator("body"));
  for (const part of [".status-clock time", ".status-way strong"]) {
    await expect(page.locator(part)).toBeInViewport({ ratio: 1 });
  }
  await displays.screenshot(picture("two-displays"));
  await displays.plug(1);
  await expect.poll(() => arrangement(room)).toEqual(whole);
});

test("Identify displays shows each one its own number", async () => {
  await room.press("F2");
  const desk = await room.window("console");
  await expect(desk.locator(".tabs-scenes [aria-pressed=true]")).toBeVisible();
  // The numbers stand for some seconds only: whoever comes late to one display asks again.
  await expect(async () => {
    await desk.keyboard.press("i");
    await Promise.all(
      whole.map(async ({ number }) => {
        const identity = (await room.wall(number)).locator("[data-identity] strong");
        await expect(identity).toHaveText(String(number), { timeout: 8000 });
      }),
    );
  }).toPass({ timeout: 120_000 });
  await room.press("F2", "console");
  // It goes by itself.
  await expect((await room.wall(2)).locator("[data-identity]")).toHaveCount(0);
});
