import { expect, it } from "vitest";
import { seededRandom } from "../../../shared/domain/random.ts";
import { fuzzStation } from "../../../tests/peers/malformedStations.ts";

it("whatever stations' topics bring: no fault, no event, no more on screen than what may be", () => {
  const { refused, headsBefore, headsAfter, rows } = fuzzStation(3000, seededRandom(7));
  expect(headsAfter).toEqual(headsBefore);
  expect(refused).toBeGreaterThan(1000);
  // Two that belong to the room, and strangers.
  expect(rows).toBeGreaterThan(2);
  expect(rows).toBeLessThanOrEqual(2 + 16);
});
