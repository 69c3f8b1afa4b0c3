/** A million messages on every topic as nobody sends them; CI has a few thousand (electron/core/link/malformed.test.ts). */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "@playwright/test";
import { quarantineSize } from "../../../electron/core/store/quarantine.ts";
import { seededRandom } from "../../../shared/domain/random.ts";
import { openFuzzedRoom } from "../../peers/malformed.ts";

test("a million malformed messages on every topic change nothing, and nothing grows", async () => {
  test.setTimeout(20 * 60_000);
  const random = seededRandom(2026);
  const room = openFuzzedRoom();
  room.take(50_000, random);
  const before = room.look();
  const heldBefore = await heldBytes();
  for (let turn = 0; turn < 20; turn++) {
    room.take(50_000, random);
    // What waits for its turn has it.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const after = room.look();
  const grown = (await heldBytes()) - heldBefore;
  room.close();
  console.log(
    `${after.refused - before.refused} of 1 000 000 refused; heap ${(grown / 1e6).toFixed(1)} MB and database ${((after.databaseBytes - before.databaseBytes) / 1e6).toFixed(1)} MB larger than after the first 50 000`,
  );
  expect(after).toMatchObject({
    heads: before.heads,
    quarantined: [quarantineSize, quarantineSize],
  });
  expect(after.stations).toBeLessThanOrEqual(2 + 16);
  expect(grown).toBeLessThan(20e6);
  expect(after.databaseBytes - before.databaseBytes).toBeLessThan(5e6);
});

/** Of the heap, without what nothing refers to any more. */
async function heldBytes(): Promise<number> {
  setFlagsFromString("--expose-gc");
  await new Promise((resolve) => setTimeout(resolve, 50));
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}
