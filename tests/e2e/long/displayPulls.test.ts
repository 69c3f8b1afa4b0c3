/** A display pulled: its panels are on the remaining ones in time. One put back needs a page of its own; its time is not promised. */
import { expect, test } from "../room.ts";
import { expectMoving } from "../tiles.ts";
import { crowding, median } from "../time.ts";
import { arrangement, closedUpMs, covers, panelsOf, type WindowSeen } from "../windows.ts";

const withinMs = 2000;

test("each display pulled: its panels are on the others within two seconds", async ({
  openRoom,
  displays,
}) => {
  const room = await openRoom();
  await room.wall(displays.heads.length);
  let whole: readonly WindowSeen[] = [];
  const settled = async () => {
    whole = await arrangement(room);
    return covers(whole, [0, 1920, 3840]) ? panelsOf(whole).length : 0;
  };
  await expect.poll(settled).toBe(8);
  const pulledMs: number[] = [];
  for (const [pulled, lefts] of [
    [1, [0, 3840]],
    [0, [0, 1920]],
    [2, [0, 1920]],
  ] as const) {
    // Pictures that begin take the processors that the next pull needs.
    for (const { number } of whole) await expectMoving((await room.wall(number)).locator("body"));
    await displays.unplug(pulled);
    pulledMs.push(await closedUpMs(room, whole, lefts));
    await displays.plug(pulled);
    await expect.poll(() => arrangement(room)).toEqual(whole);
  }
  console.log(`pulled: ${pulledMs.join(" ms, ")} ms`);
  expect(median(pulledMs)).toBeLessThan(withinMs * crowding());
  await room.close();
});
