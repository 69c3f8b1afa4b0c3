/**
 * Notes what has to be done a little later because of events that were written: index the words that people wrote
 * (logSearch.ts, search.ts), and look at incidents again for the figures (performance.ts). By code and for all of a batch
 * at once: a trigger for each event costs more than writing the event.
 */
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import type { Database } from "./database.ts";

type Written = Pick<SealedEvent, "station" | "seq" | "kind" | "subject" | "body">;

/** Within the transaction that writes the events. */
export function dueNoting(database: Database): (events: readonly Written[]) => void {
  const noteLines = database.prepare(
    "INSERT INTO log_lines (station, seq) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
  );
  const noteReports = database.prepare(`
    INSERT OR IGNORE INTO report_words_due
    SELECT reports.rowid FROM json_each(?) CROSS JOIN reports ON reports.id = value`);
  const noteFigures = database.prepare(
    "INSERT OR IGNORE INTO performance_due SELECT value FROM json_each(?)",
  );
  return (events) => {
    const lines = events.filter(hasLine).map(({ station, seq }) => [station, seq]);
    if (lines.length > 0) noteLines.run(JSON.stringify(lines));
    const reports = subjectsOf(events.filter(saysOfReport));
    if (reports.length > 0) noteReports.run(JSON.stringify(reports));
    const worked = subjectsOf(events.filter(isWork));
    if (worked.length > 0) noteFigures.run(JSON.stringify(worked));
  };
}

function hasLine({ kind, body }: Written): boolean {
  return (
    (kind.startsWith("log.") || kind.startsWith("incident.")) && hasAny(body, ["text", "note", "reason"])
  );
}

/** What is written about an incident is found with its report. */
function saysOfReport({ kind, body }: Written): boolean {
  return kind.startsWith("incident.") && hasAny(body, ["text", "note", "reason", "address"]);
}

function isWork({ kind }: Written): boolean {
  return kind.startsWith("incident.") || kind.startsWith("order.");
}

function hasAny(body: unknown, names: readonly string[]): boolean {
  const fields = (body ?? {}) as Record<string, unknown>;
  return names.some((name) => (fields[name] ?? null) !== null);
}

function subjectsOf(events: readonly Written[]): string[] {
  return [...new Set(events.map(({ subject }) => subject))];
}
