/** Displays come and go while the room runs: nothing of the scene is lost, and what was put back is as it was. */
import { isDeepStrictEqual } from "node:util";
import { expect, picture, type Room, test } from "./room.ts";
import { expectMoving } from "./tiles.ts";
import { crowding, median, msUntil } from "./time.ts";
import { arrangement, type WindowSeen } from "./windows.ts";

/** Of a display pulled: its panels on the remaining ones. One put back needs a page of its own, whose time is not promised. */
const withinMs = 2000;

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

test("a display pulled: its panels are on the others in time; put back: the arrangement returns", async ({
  displays,
}) => {
  const panels = panelsOf(whole);
  const pulledMs: number[] = [];
  for (const [pulled, closedUp] of [
    [1, [0, 3840]],
    [0, [0, 1920]],
    [2, [0, 1920]],
  ] as const) {
    await displays.unplug(pulled);
    pulledMs.push(
      await msUntil(async () => {
        const windows = await arrangement(room);
        return covers(windows, closedUp) && isDeepStrictEqual(panelsOf(windows), panels);
      }),
    );
    await displays.plug(pulled);
    await expect.poll(() => arrangement(room)).toEqual(whole);
    // Pictures that begin take the processors that the next pull needs.
    for (const { number } of whole) await expectMoving((await room.wall(number)).locator("body"));
  }
  expect(median(pulledMs), pulledMs.join(" ms, ")).toBeLessThan(withinMs * crowding());
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

/** One full-screen window at each of these left edges, and no other. */
function covers(windows: readonly WindowSeen[], lefts: readonly number[]): boolean {
  const expected = lefts.map((x) => ({ bounds: { x, y: 0, width: 1920, height: 1080 }, fullScreen: true }));
  return isDeepStrictEqual(
    windows.map(({ bounds, fullScreen }) => ({ bounds, fullScreen })),
    expected,
  );
}

function panelsOf(windows: readonly WindowSeen[]): string[] {
  return windows.flatMap(({ panels }) => panels).sort();
}
