import { expect, it } from "vitest";
import { seededRandom } from "../../../shared/domain/random.ts";
import { killWriter } from "../../../tests/peers/logKills.ts";
import { temporaryFolder } from "../testing.ts";

it("a station that is killed while it writes has a whole log each time", async () => {
  // Two hundred kills: tests/e2e/long/logKills.test.ts.
  const kills = await killWriter(await temporaryFolder(), 5, seededRandom(5));
  expect(kills).toMatchObject({ faults: [], halfWritten: [] });
  expect(kills.events).toBeGreaterThan(5);
}, 60_000);
