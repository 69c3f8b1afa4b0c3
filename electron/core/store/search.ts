/**
 * Finds reports by their words and by what people in the room wrote about them, the newest first.
 *
 * Guarantees: whatever is typed is a search and never an error; a report is found as soon as it is stored, since what
 * waits to be indexed is indexed first, up to a limit. Does not guarantee that all of a large backlog is found at once.
 */
import { maskText } from "../../../shared/domain/privacy/mask.ts";
import { excerptOf } from "../../../shared/domain/search/excerpt.ts";
import { searchedWords, stemOf, wordsOf } from "../../../shared/domain/search/words.ts";
import type { Database } from "./database.ts";
import { matchOf } from "./match.ts";

export interface FoundReport {
  readonly report: string;
  readonly category: string;
  /** The words found stand between U+0002 and U+0003; what tells who a citizen is, is masked. */
  readonly excerpt: string;
  readonly receivedAt: number;
}

interface DueRow {
  readonly number: number;
  readonly id: string;
  readonly category: string;
  readonly text: string;
  readonly address: string | null;
}

interface FoundRow extends Omit<FoundReport, "excerpt"> {
  readonly reporter: string | null;
  readonly text: string;
  readonly address: string | null;
}

/** Indexed before a search: what came in within the last seconds, not a whole import. */
const beforeSearch = 2000;

export function searchRepository(database: Database) {
  const due = database.prepare(`
    SELECT due.report_rowid AS number, reports.id, category, text, address
    FROM report_words_due AS due JOIN reports ON reports.rowid = due.report_rowid LIMIT ?`);
  const index = database.prepare(`
    INSERT OR REPLACE INTO report_words (rowid, report, category, text, address, stems) VALUES (?, ?, ?, ?, ?, ?)`);
  const done = database.prepare("DELETE FROM report_words_due WHERE report_rowid = ?");
  /** What people in the room wrote about an incident. */
  const written = database
    .prepare(`
      SELECT group_concat(concat_ws(' ',
        body ->> 'text', body ->> 'note', body ->> 'reason', body ->> 'address'), char(10))
      FROM events WHERE subject = ? AND kind GLOB 'incident.*'`)
    .pluck();
  const writtenAbout = (id: string) => (written.get(id) as string | null) ?? "";
  const find = database.prepare(`
    SELECT reports.id AS report, reports.category, reports.received_at AS receivedAt,
      reports.text, reports.address, reports.reporter_name AS reporter
    FROM report_words JOIN reports ON reports.rowid = report_words.rowid
    WHERE report_words MATCH ? ORDER BY report_words.rowid DESC LIMIT ?`);
  const indexSome = database.transaction((limit: number, nameOf: (category: string) => string): number => {
    const rows = due.all(limit) as DueRow[];
    for (const { number, id, category, text, address } of rows) {
      const names = `${category} ${nameOf(category)}`;
      const all = `${text}\n${writtenAbout(id)}`;
      const stems = [...new Set(wordsOf(`${names} ${all} ${address ?? ""}`).map(stemOf))].join(" ");
      index.run(number, id, names, all, address, stems);
      done.run(number);
    }
    return rows.length;
  });

  return {
    /** Indexes at most so many of those that wait; returns how many. `nameOf` gives a category's names, for its words. */
    indexDue: (limit: number, nameOf: (category: string) => string): number => indexSome(limit, nameOf),
    find(typed: string, limit: number, nameOf: (category: string) => string): FoundReport[] {
      const words = searchedWords(typed);
      if (words.length === 0) return [];
      indexSome(beforeSearch, nameOf);
      return (find.all(matchOf(words), limit) as FoundRow[]).map(({ text, address, reporter, ...found }) => ({
        ...found,
        excerpt: excerptOf(
          [text, address ?? "", writtenAbout(found.report)].map((each) => maskText(each, [reporter])),
          words,
        ),
      }));
    },
  };
}
export type SearchRepository = ReturnType<typeof searchRepository>;
