import { expect, it } from "vitest";
import { seededRandom } from "../../../shared/domain/random.ts";
import { readFact } from "../../../shared/messages/read.ts";
import { readStationMessage } from "../../../shared/messages/replication.ts";
import { parseStationTopic, rootTopic } from "../../../shared/messages/topics.ts";
import { type CorpusMessage, openFuzzedRoom, readCorpus } from "../../../tests/peers/malformed.ts";
import { quarantineSize } from "../store/quarantine.ts";

const root = rootTopic("36.71");

it("whatever any topic brings: no fault, no event, no more on screen or in the database than what may be", () => {
  const room = openFuzzedRoom();
  const before = room.look();
  room.take(6000, seededRandom(7));
  const { heads, refused, quarantined, stations, facts } = room.look();
  room.close();
  expect(heads).toEqual(before.heads);
  expect(refused).toBeGreaterThan(2000);
  expect(quarantined).toEqual([quarantineSize, quarantineSize]);
  // Two that belong to the room, and strangers.
  expect(stations).toBeGreaterThan(2);
  expect(stations).toBeLessThanOrEqual(2 + 16);
  expect(facts).toBeGreaterThan(5);
  expect(facts).toBeLessThan(100);
});

/** What a message of the corpus is read as. */
function kindOf({ topic: below, body, text = JSON.stringify(body) }: CorpusMessage): string | undefined {
  const topic = `${root}/${below}`;
  const told = text.replaceAll(/@(member|stranger)/g, "k".repeat(43));
  const read = readStationMessage(root, topic, told.length, () => told);
  return (
    read?.kind ?? parseStationTopic(root, topic)?.kind ?? readFact(root, topic, told.length, () => told).kind
  );
}

it("the corpus has a right message on every topic of PROTOCOL, so that what is broken of it is nearly right", () => {
  const kinds = [...readCorpus()].flatMap(([file, messages]) => (file === "odd" ? [] : messages.map(kindOf)));
  expect(new Set(kinds)).toEqual(
    new Set([
      ...["report", "report-removed", "cleared", "position", "duty", "reply", "camera-health", "sensor"],
      ...["warning", "order", "report-status", "presence", "batch", "request", "reply", "join", "refused"],
    ]),
  );
  // One report whose latitude is text.
  expect(kinds.filter((kind) => kind === "refused")).toHaveLength(1);
});
