/** A million messages on the topics of stations as no station sends them; CI has a few thousand (fuzz.test.ts). */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "@playwright/test";
import { seededRandom } from "../../../shared/domain/random.ts";
import { fuzzStation } from "../../peers/malformedStations.ts";

test("a million malformed messages of stations change nothing, and memory does not grow", async () => {
  test.setTimeout(10 * 60_000);
  const random = seededRandom(2026);
  fuzzStation(50_000, random);
  const before = await heldBytes();
  for (let turn = 0; turn < 10; turn++) {
    const { headsBefore, headsAfter, rows } = fuzzStation(100_000, random);
    expect(headsAfter).toEqual(headsBefore);
    expect(rows).toBeLessThanOrEqual(2 + 16);
  }
  expect((await heldBytes()) - before).toBeLessThan(20e6);
});

/** Of the heap, without what nothing refers to any more. */
async function heldBytes(): Promise<number> {
  setFlagsFromString("--expose-gc");
  await new Promise((resolve) => setTimeout(resolve, 50));
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}
