/** Notes which events have words that people wrote: these are indexed a little later (logSearch.ts). */
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import type { Database } from "./database.ts";

/** Within the transaction that writes the events. */
export function lineNoting(database: Database): (events: readonly SealedEvent[]) => void {
  const note = database.prepare(
    "INSERT INTO log_lines (station, seq) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
  );
  return (events) => {
    const places = events.filter(hasWords).map(({ station, seq }) => [station, seq]);
    if (places.length > 0) note.run(JSON.stringify(places));
  };
}

function hasWords({ kind, body }: SealedEvent): boolean {
  if (!kind.startsWith("log.") && !kind.startsWith("incident.")) return false;
  const { text, note, reason } = (body ?? {}) as Record<string, unknown>;
  return (text ?? note ?? reason ?? null) !== null;
}
