/** Reads events as they are given to others: their texts are put together of what stands in the rows, and nothing is parsed. */
import type { GivenEvent, Place } from "../../../shared/domain/replication/replicaLog.ts";
import type { Database } from "./database.ts";

type Row = readonly [
  station: string,
  seq: number,
  time: string,
  actor: string,
  kind: string,
  subject: string,
  body: string,
  prev: string,
  hash: string,
  signature: string,
];

const columns = "station, seq, time, actor, kind, subject, body, prev, hash, signature";

export function givenRepository(database: Database) {
  const from = database
    .prepare(`SELECT ${columns} FROM events WHERE station = ? AND seq >= ? ORDER BY seq LIMIT ?`)
    .raw();
  const at = database.prepare(`SELECT ${columns} FROM events WHERE station = ? AND seq = ?`).raw();
  return {
    /** The first so many of a station from a number on. */
    *given(station: string, first: number, limit: number): Generator<GivenEvent> {
      for (const row of from.iterate(station, first, limit)) yield givenOf(row as Row);
    },
    /** Those at these places that are held, in their order. */
    *givenAt(places: readonly Place[]): Generator<GivenEvent> {
      for (const { station, seq } of places) {
        const row = at.get(station, seq);
        if (row) yield givenOf(row as Row);
      }
    },
  };
}

/**
 * The text is that which JSON makes of the event: the body stands in its row as JSON. Written as they are only what was
 * checked letter by letter when it came; a signature inside a run that its last one proves may be any text.
 */
function givenOf([station, seq, time, actor, kind, subject, body, prev, hash, signature]: Row): GivenEvent {
  const text = `{"station":${JSON.stringify(station)},"seq":${seq},"time":"${time}","actor":${JSON.stringify(actor)},"kind":${JSON.stringify(kind)},"subject":${JSON.stringify(subject)},"body":${body},"prev":"${prev}","hash":"${hash}","signature":${JSON.stringify(signature)}}`;
  return { station, seq, hash, text, bytes: Buffer.byteLength(text) };
}
