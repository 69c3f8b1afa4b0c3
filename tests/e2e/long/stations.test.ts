/** Three whole stations, a thousand events while one is cut off: on Mosquitto, and on three NATS servers of which one dies. */
import { oneMosquitto, threeNats } from "../../peers/roomBrokers.ts";
import { runRoomOfThree } from "../../peers/roomOfThree.ts";
import { test } from "../room.ts";
import { expectOneRoom } from "../stations.ts";

const events = 1000;

for (const { name, start, topicRoot } of [
  { name: "Mosquitto", start: oneMosquitto, topicRoot: undefined },
  // Debian 12's NATS takes no dots.
  { name: "three NATS servers, one of which dies", start: threeNats, topicRoot: "liveroom/36-71" },
]) {
  test(`three stations agree after the worst on ${name}`, async ({ newFolder }) => {
    const broker = await start();
    const say = (text: string) => console.log(text);
    try {
      const given = { broker, folder: newFolder("three"), events, say };
      expectOneRoom(
        await runRoomOfThree({ ...given, ...(topicRoot !== undefined && { topicRoot }) }),
        events,
      );
    } finally {
      await broker.remove();
    }
  });
}
