/**
 * Finds what people wrote into the log, over years: by words, by who wrote, by tag, kind and incident, the newest first.
 *
 * Guarantees: whatever is typed is a search and never an error; an event is found as soon as it is written, since what
 * waits to be indexed is indexed first, up to a limit.
 */
import { createHash } from "node:crypto";
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import { groupOf, type LogGroup } from "../../../shared/domain/log/group.ts";
import { searchedWords, stemOf, wordsOf } from "../../../shared/domain/search/words.ts";
import type { Database } from "./database.ts";
import { type EventReader, type EventRow, eventColumns } from "./events.ts";
import { matchOf } from "./match.ts";

export interface LogFilter {
  readonly actor: string | null;
  readonly tag: string | null;
  readonly group: LogGroup | null;
  readonly incident: string | null;
}

export interface FoundLine {
  /** Grows with each event that was written down here: the search goes on below the last one that was found. */
  readonly number: number;
  readonly event: RoomEvent;
}

/** Indexed before a search: what came in within the last seconds, not a whole import. */
const beforeSearch = 2000;

export function logSearchRepository(database: Database, reader: EventReader) {
  const due = database.prepare(`
    SELECT number, ${eventColumns} FROM log_lines CROSS JOIN events USING (station, seq)
    WHERE indexed = 0 ORDER BY number LIMIT ?`);
  const index = database.prepare("INSERT INTO log_words (rowid, text, stems, marks) VALUES (?, ?, ?, ?)");
  const done = database.prepare("UPDATE log_lines SET indexed = 1 WHERE number = ?");
  const find = database.prepare(`
    SELECT number, ${eventColumns}
    FROM log_words CROSS JOIN log_lines ON log_lines.number = log_words.rowid CROSS JOIN events USING (station, seq)
    WHERE log_words MATCH ? AND log_words.rowid < ? ORDER BY log_words.rowid DESC LIMIT ?`);
  const indexSome = database.transaction((limit: number): number => {
    const rows = due.all(limit) as (EventRow & { number: number })[];
    for (const row of rows) {
      done.run(row.number);
      const [event] = reader.read([row]);
      if (!event) continue;
      const text = wordsIn(event).join("\n");
      const stems = [...new Set(wordsOf(text).map(stemOf))].join(" ");
      index.run(row.number, text, stems, marksOf(event).join(" "));
    }
    return rows.length;
  });

  return {
    /** Indexes at most so many of those that wait; returns how many. */
    indexDue: (limit: number): number => indexSome(limit),
    /** Those below `before` (of `number`), the newest first. Neither words nor a filter: nothing. */
    find(typed: string, filter: LogFilter, before: number, limit: number): FoundLine[] {
      const words = searchedWords(typed);
      const marks = askedMarks(filter);
      if (words.length + marks.length === 0) return [];
      indexSome(beforeSearch);
      const parts = [
        ...(words.length > 0 ? [`({text stems} : (${matchOf(words)}))`] : []),
        ...marks.map((mark) => `(marks : ${mark})`),
      ];
      const rows = find.all(parts.join(" AND "), before, limit) as (EventRow & { number: number })[];
      return rows.flatMap((row) => reader.read([row]).map((event) => ({ number: row.number, event })));
    },
  };
}
export type LogSearchRepository = ReturnType<typeof logSearchRepository>;

/** What a person wrote in an event, and what it is about. */
export function wordsIn({ body, subject }: RoomEvent): string[] {
  const said = body as Record<string, unknown>;
  const links = Array.isArray(said.links) ? (said.links as { id: string; name: string }[]) : [];
  const tags = Array.isArray(said.tags) ? (said.tags as string[]) : [];
  return [
    said.text,
    said.note,
    said.reason,
    ...tags,
    ...links.flatMap(({ id, name }) => [id, name]),
    subject,
  ].filter((each): each is string => typeof each === "string" && each !== "");
}

function marksOf(event: RoomEvent): string[] {
  const { kind, actor, subject, body } = event;
  const said = body as { tags?: string[]; links?: { kind: string; id: string }[] };
  const about = (said.links ?? []).filter((link) => link.kind === "incident").map(({ id }) => id);
  return [
    markOf("group", groupOf(kind)),
    markOf("actor", actor),
    ...(said.tags ?? []).map((tag) => markOf("tag", tag)),
    ...[...about, ...(kind.startsWith("incident.") ? [subject] : [])].map((id) => markOf("incident", id)),
  ];
}

function askedMarks(filter: LogFilter): string[] {
  return (["actor", "tag", "group", "incident"] as const).flatMap((name) => {
    const value = filter[name];
    return value === null ? [] : [markOf(name, value)];
  });
}

/** One word of the index for each value, whatever letters the value has. */
function markOf(name: keyof LogFilter, value: string): string {
  return `${name[0]}x${createHash("sha256").update(value).digest("hex").slice(0, 24)}`;
}
