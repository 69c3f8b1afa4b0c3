/** Whole stations, without their windows, on a real Mosquitto. With more events and kills, and on NATS: long. */
import { seededRandom } from "../../shared/domain/random.ts";
import { killCore } from "../peers/coreKills.ts";
import { oneMosquitto } from "../peers/roomBrokers.ts";
import { runRoomOfThree } from "../peers/roomOfThree.ts";
import { expect, test } from "./room.ts";
import { expectOneRoom } from "./stations.ts";

test("three stations agree after one was cut off, one was killed twice, and the broker lost everything", async ({
  newFolder,
}) => {
  const broker = await oneMosquitto();
  try {
    expectOneRoom(await runRoomOfThree({ broker, folder: newFolder("three"), events: 60 }), 60);
  } finally {
    await broker.remove();
  }
});

test("a station that is killed as it starts and as it works loses nothing that it acknowledged", async ({
  newFolder,
}) => {
  const found = await killCore(newFolder("kills"), 4, seededRandom(4));
  expect(found).toMatchObject({ missing: [], faults: [], halfWritten: [], areSame: true });
  // Two of the four are killed at work.
  expect(found.acknowledged).toBeGreaterThan(1);
});
