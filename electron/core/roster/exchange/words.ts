/** How people write officers, shifts, posts and days in lists. Nothing is guessed: what is not known is named. */
import type { City } from "../../../../shared/domain/city/index.ts";
import type { Day } from "../../../../shared/domain/zone.ts";

export class RosterWords {
  private readonly officers = new Map<string, string>();
  private readonly shifts = new Map<string, string>();
  private readonly posts = new Map<string, string>();

  constructor({ officers, shifts, posts }: City) {
    for (const { id } of officers) this.officers.set(wordOf(id), id);
    for (const { id, name } of shifts) {
      for (const each of [name.en, name.id, id]) this.shifts.set(wordOf(each), id);
    }
    for (const { id, name } of posts) for (const each of [name, id]) this.posts.set(wordOf(each), id);
  }

  officer(text: string): string | undefined {
    return this.officers.get(wordOf(text));
  }

  /** Null for a word that means no shift; undefined for one that nobody knows. */
  shift(text: string): string | null | undefined {
    const word = wordOf(text);
    return restWords.has(word) ? null : this.shifts.get(word);
  }

  post(text: string): string | undefined {
    return this.posts.get(wordOf(text));
  }
}

const restWords = new Set(["", "-", "–", "off", "libur", "lepas", "none", "x"]);

function wordOf(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, " ");
}

const months: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, mar: 3, apr: 4, mei: 5, may: 5, jun: 6, jul: 7, agu: 8, agt: 8, aug: 8 },
  ...{ sep: 9, okt: 10, oct: 10, nov: 11, des: 12, dec: 12 },
};

/**
 * `2026-12-01`, `01/12/2026` (also with points or hyphens), `1 Des 2026` (also with hyphens, the month in full, in
 * either language). The day comes before the month, as it is written in Indonesia. Undefined for what is no day.
 */
export function readDay(text: string): Day | undefined {
  const word = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word);
  if (iso) return dayFrom(iso[1], iso[2], iso[3]);
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(word);
  if (numbers) return dayFrom(numbers[3], numbers[2], numbers[1]);
  const named = /^(\d{1,2})[ -]([a-z]{3,9})[ -](\d{4})$/.exec(word);
  const month = named && months[named[2]!.slice(0, 3)];
  return named && month ? dayFrom(named[3], month, named[1]) : undefined;
}

function dayFrom(year = "", month: string | number = "", day = ""): Day | undefined {
  const written = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = Date.parse(`${written}T00:00:00Z`);
  // A 31st of June would be read as a day of July.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== written ? undefined : written;
}
