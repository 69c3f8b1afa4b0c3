/** Displays come and go while the room runs: nothing of the scene is lost, and what was put back is as it was. */
import { isDeepStrictEqual } from "node:util";
import { expect, type Room, test } from "./room.ts";
import { expectMoving } from "./tiles.ts";
import { median, msUntil } from "./time.ts";
import { arrangement, type WindowSeen } from "./windows.ts";

/** PRODUCT.md: a display pulled, its panels on the remaining ones. */
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
  await expect.poll(settled).toBe(7);
});
test.afterAll(() => room.close());

test("a display pulled: its panels are on the others in time; put back: the arrangement returns", async ({
  displays,
}) => {
  const panels = panelsOf(whole);
  const [pulledMs, putBackMs]: [number[], number[]] = [[], []];
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
    putBackMs.push(await msUntil(async () => isDeepStrictEqual(await arrangement(room), whole)));
  }
  expect(median(pulledMs), pulledMs.join(" ms, ")).toBeLessThan(withinMs);
  expect(median(putBackMs), putBackMs.join(" ms, ")).toBeLessThan(withinMs);

  for (const { number } of whole) await expectMoving((await room.wall(number)).locator("body"));
});

test("Identify displays shows each one its own number", async () => {
  await room.press("F2");
  const desk = await room.window("console");
  await desk.keyboard.press("i");
  for (const { number } of whole) {
    const page = await room.wall(number);
    await expect(page.locator("[data-identity]")).toHaveAttribute("data-identity", String(number));
    await expect(page.locator("[data-identity] strong")).toHaveText(String(number));
  }
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
