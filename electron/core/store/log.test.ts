import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { eventReader } from "./events.ts";
import { hashOf, logRepository } from "./log.ts";
import { migrations } from "./migrations/index.ts";

function opened() {
  const database = new Sqlite(":memory:");
  for (const { apply } of migrations) apply(database);
  return { database, log: logRepository(database, eventReader(database), undefined) };
}

const take = (subject: string) => ({ kind: "incident.acknowledged", subject, body: {} }) as const;

describe("the log", () => {
  it("numbers each station's events without a gap, and chains them", () => {
    const { log } = opened();
    log.append("a", take("TL-1"), "operator:a", 1000);
    log.append("b", take("TL-2"), "operator:b", 1000);
    log.append(
      "a",
      { kind: "incident.noted", subject: "TL-1", body: { text: "é 🚒 <b>" } },
      "operator:a",
      2000,
    );
    const chain = log.sealed("a");
    expect(chain.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(chain[0]!.prev).toBe("");
    expect(chain[1]!.prev).toBe(chain[0]!.hash);
    for (const event of [...chain, ...log.sealed("b")]) expect(hashOf(event)).toBe(event.hash);
    expect(hashOf({ ...chain[1]!, actor: "operator:b" })).not.toBe(chain[1]!.hash);
    expect(hashOf({ ...chain[1]!, body: { text: "é 🚒" } })).not.toBe(chain[1]!.hash);
  });

  it("hashes as anybody can who reads RFC 8785 and PROTOCOL", () => {
    const event = { station: "a", seq: 1, time: "2026-11-25T08:00:00.000Z-0000", actor: "x", kind: "k" };
    // printf '%s' '{"actor":"x","body":{"a":"é","b":1},…}' | sha256sum
    expect(hashOf({ ...event, subject: "s", body: { b: 1, a: "é" }, prev: "" })).toBe(
      "49341192e6f3e051506c7af73b292f202a9e4b43ab0bf44a9e3c501d8eff0abc",
    );
  });

  it("has times that only grow, also after another station's, and when the wall clock is put back", () => {
    const { log } = opened();
    const times = [
      log.append("a", take("TL-1"), "operator:a", 5000),
      log.append("b", take("TL-1"), "operator:b", 1000),
      log.append("a", take("TL-1"), "operator:a", 2000),
    ].map(({ time }) => time);
    expect(times).toEqual([
      { ms: 5000, counter: 0 },
      { ms: 5000, counter: 1 },
      { ms: 5000, counter: 2 },
    ]);
    expect(log.of("TL-1").map(({ time }) => time)).toEqual(times);
  });

  it("is not altered and not deleted, not even by this program", () => {
    const { database, log } = opened();
    log.append("a", take("TL-1"), "operator:a", 1000);
    expect(() => database.exec("UPDATE events SET actor = 'x'")).toThrow("not altered");
    expect(() => database.exec("DELETE FROM events")).toThrow("not deleted");
  });
});
