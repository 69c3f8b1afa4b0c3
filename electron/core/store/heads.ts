/**
 * How far each station's log reaches: up to where its chain is whole. Of some logs single later events are held as well
 * (see admission.ts): these move no head until everything before them is there.
 */
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import type { Head } from "../../../shared/domain/proof/event.ts";
import type { Place } from "../../../shared/domain/replication/replicaLog.ts";
import type { Database } from "./database.ts";

export type End = Pick<SealedEvent, "seq" | "hash" | "time">;
export const beginning: End = { seq: 0, hash: "", time: "" };

export function headRepository(database: Database) {
  const part = database.prepare("SELECT seq, hash, time FROM logs_in_part WHERE station = ?");
  const last = database.prepare(
    "SELECT seq, hash, time FROM events WHERE station = ? ORDER BY seq DESC LIMIT 1",
  );
  const putPart = database.prepare(`
    INSERT INTO logs_in_part VALUES (?, ?, ?, ?)
    ON CONFLICT (station) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, time = excluded.time`);
  const removePart = database.prepare("DELETE FROM logs_in_part WHERE station = ?");
  const early = database.prepare(`
    SELECT events.station, events.seq FROM logs_in_part CROSS JOIN events
      ON events.station = logs_in_part.station AND events.seq > logs_in_part.seq`);
  // Without a table of stations: from one to the next by the key, however many events lie between.
  const stations = database
    .prepare(`
      WITH RECURSIVE found (station) AS (
        SELECT min(station) FROM events
        UNION ALL SELECT (SELECT min(station) FROM events WHERE events.station > found.station)
          FROM found WHERE found.station IS NOT NULL
      ) SELECT station FROM found WHERE station IS NOT NULL`)
    .pluck();

  const endOf = (station: string): End =>
    ((part.get(station) ?? last.get(station)) as End | undefined) ?? beginning;

  return {
    /** Every station of which something is held. */
    stations: (): string[] => stations.all() as string[],
    /** Where the chain of a station ends here. */
    endOf,
    /** The last number of a station that is held, with or without those before it; 0 for none. */
    lastOf: (station: string): number => (last.get(station) as End | undefined)?.seq ?? 0,
    heads: (): Head[] =>
      (stations.all() as string[]).flatMap((station) => {
        const { seq, hash } = endOf(station);
        return seq === 0 ? [] : [{ station, seq, hash }];
      }),
    isInPart: (station: string): boolean => part.get(station) !== undefined,
    /** Its chain reaches to here, and no farther for now. Within a transaction, as is `reach`. */
    keepPart: (station: string, { seq, hash, time }: End): void => void putPart.run(station, seq, hash, time),
    /** Its chain reaches to here: perhaps as far as anything of it that is held. */
    reach(station: string, end: End): void {
      if ((last.get(station) as End).seq === end.seq) removePart.run(station);
      else putPart.run(station, end.seq, end.hash, end.time);
    },
    /** Those that no chain reaches yet. */
    early: (): Place[] => early.all() as Place[],
  };
}
export type HeadRepository = ReturnType<typeof headRepository>;
