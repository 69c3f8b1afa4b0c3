/**
 * Years of a room of four stations, written straight into a giver's database: every event hashed, chained and signed as
 * the product does it, without going through it, which would take hours.
 */
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { openSigner } from "../../../electron/core/proof/signer.ts";
import { testKey } from "../../../electron/core/proof/testing.ts";
import { openDatabase } from "../../../electron/core/store/database.ts";
import { createStore } from "../../../electron/core/store/index.ts";
import { writeTime } from "../../../shared/domain/event/hybridTime.ts";
import { letIn } from "../replication/given.ts";

export const roomStations = 4;
/** The one that comes later. */
export const joiner = roomStations + 1;
export const openPrefix = "RPT-";
const dayMs = 86_400_000;
const years = 5;
const eventsOfOne = 6;

export interface JoiningSeed {
  readonly events: number;
  readonly open: number;
  readonly nowMs: number;
}

const members = Array.from({ length: joiner }, (_, index) => {
  const { publicKey } = openSigner(testKey(index + 1));
  return { id: `st-${index + 1}`, publicKey };
});

/** A database that knows the room's first station, and nothing else. */
export function seedJoiner(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { database } = openDatabase(folder, new Date());
  const store = createStore(database, openSigner(testKey(joiner)).signEvent);
  store.settings.set("station", `st-${joiner}`);
  letIn(store, `st-${joiner}`, members.slice(0, 1), Date.now());
  store.close();
}

export function seedRoom(folder: string, { events, open, nowMs }: JoiningSeed): void {
  mkdirSync(folder, { recursive: true });
  const { database } = openDatabase(folder, new Date(nowMs));
  const store = createStore(database, openSigner(testKey(1)).signEvent);
  store.settings.set("station", "st-1");
  letIn(store, "st-1", members, nowMs - years * 366 * dayMs);
  // Written at once at the end, as for any table that is filled.
  database.exec("DROP INDEX events_by_subject; DROP INDEX events_by_time");
  const insert = database.prepare(`
    INSERT INTO events (station, seq, time, actor, kind, subject, body, prev, hash, signature)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const state = database.prepare("INSERT INTO incidents VALUES (?, ?, ?, NULL)");
  const logs = members.slice(0, roomStations).map(({ id }, index) => ({
    ...{ id, sign: openSigner(testKey(index + 1)).signEvent },
    ...{ seq: store.log.headOf(id)?.seq ?? 0, prev: store.log.headOf(id)?.hash ?? "" },
  }));
  const incidents = Math.floor(events / eventsOfOne);
  const write = (index: number) => {
    const log = logs[index % roomStations]!;
    const incident = Math.floor(index / eventsOfOne);
    const isOpen = incident >= incidents - open;
    const subject = `${isOpen ? openPrefix : "OLD-"}${String(incident).padStart(7, "0")}`;
    // What is open came within the last day, what ended long before.
    const agoMs = isOpen
      ? ((incidents - incident) / open) * dayMs
      : 3 * dayMs + (1 - index / events) * years * 365 * dayMs;
    const step = index % eventsOfOne;
    const kind =
      step === 0
        ? "incident.acknowledged"
        : step === eventsOfOne - 1 && !isOpen
          ? "incident.closed"
          : "incident.noted";
    const body =
      kind === "incident.acknowledged"
        ? "{}"
        : kind === "incident.closed"
          ? '{"note":null}'
          : `{"text":"Pompa ${index} sudah menyala, air turun perlahan di simpang; warga diminta tetap di rumah."}`;
    const ms = Math.floor(nowMs - agoMs + step);
    const time = writeTime({ ms, counter: index % 60_000 });
    const seq = log.seq + 1;
    const actor = "person:U-1";
    // Canonical (RFC 8785): in the order of the names.
    const text = `{"actor":"${actor}","body":${body},"kind":"${kind}","prev":"${log.prev}","seq":${seq},"station":"${log.id}","subject":"${subject}","time":"${time}"}`;
    const hash = createHash("sha256").update(text).digest("hex");
    const signature = log.sign({ station: log.id, seq, prev: log.prev, hash });
    insert.run(log.id, seq, time, actor, kind, subject, body, log.prev, hash, signature);
    if (step === 0) state.run(subject, isOpen ? "acknowledged" : "closed", ms);
    Object.assign(log, { seq, prev: hash });
  };
  const atOnce = 20_000;
  for (let from = 0; from < incidents * eventsOfOne; from += atOnce)
    store.transaction(() => {
      for (let index = from; index < Math.min(incidents * eventsOfOne, from + atOnce); index++) write(index);
    });
  database.exec(`
    CREATE INDEX events_by_subject ON events (subject); CREATE INDEX events_by_time ON events (time);
    PRAGMA wal_checkpoint(TRUNCATE)`);
  store.close();
}
