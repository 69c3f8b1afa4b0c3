import { expect, it } from "vitest";
import { givenRepository } from "./given.ts";
import { databaseInMemory } from "./testing.ts";

const hash = "0123456789abcdef".repeat(4);

it("gives an event as JSON makes it, whatever its people and its signature are called", () => {
  const database = databaseInMemory();
  const insert = database.prepare(`
    INSERT INTO events (station, seq, time, actor, kind, subject, body, prev, hash, signature)
    VALUES (@station, @seq, @time, @actor, @kind, @subject, @body, @prev, @hash, @signature)`);
  const nasty = `x","seq":9,"y":"\\\u2028\n😀`;
  const events = [1, 2].map((seq) => ({
    ...{ station: `st-${nasty}`, seq, time: "2026-11-24T08:42:07.123Z-0001", actor: nasty, kind: nasty },
    ...{ subject: nasty, body: { text: nasty }, prev: "", hash, signature: nasty },
  }));
  for (const event of events) insert.run({ ...event, body: JSON.stringify(event.body) });

  const { given, givenAt } = givenRepository(database);
  const station = `st-${nasty}`;
  const all = [...given(station, 1, 10)];
  expect(all.map(({ text }) => JSON.parse(text))).toEqual(events);
  expect(all.map(({ text, bytes }) => bytes - Buffer.byteLength(text, "utf8"))).toEqual([0, 0]);
  expect([...given(station, 2, 10)]).toEqual([all[1]]);
  expect([
    ...givenAt([
      { station, seq: 2 },
      { station, seq: 3 },
      { station, seq: 1 },
    ]),
  ]).toEqual([all[1], all[0]]);
});
