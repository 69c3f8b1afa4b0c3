/** Three whole stations, without their windows, on a real Mosquitto. With more events, and on NATS: long. */
import { oneMosquitto } from "../peers/roomBrokers.ts";
import { runRoomOfThree } from "../peers/roomOfThree.ts";
import { test } from "./room.ts";
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
