/**
 * A plan that comes from a file: read into a preview, looked at line by line, and then brought in once, as a draft.
 *
 * Guarantees: nothing comes in before a person has seen what it is, and then as a draft only; a line that names what
 * the city does not have is told with its number and comes in as nothing; however long the file, the core does its other
 * work meanwhile. A file that is chosen takes the place of the one before it.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { maxPlanDays } from "../../../../shared/contract/roster.ts";
import type { RosterFileRecord, RosterFileRow } from "../../../../shared/contract/rosterExchange.ts";
import type { City } from "../../../../shared/domain/city/index.ts";
import type { Clock } from "../../../../shared/domain/clock.ts";
import type { DayEntry } from "../../../../shared/domain/roster/event.ts";
import { plannedOf } from "../../../../shared/domain/roster/plan.ts";
import { type Day, dayNumber } from "../../../../shared/domain/zone.ts";
import { SourceFault } from "../../intake/fault.ts";
import { decodeText } from "../../intake/text.ts";
import type { LiveRows } from "../../live/rows.ts";
import { errorText } from "../../log.ts";
import type { RosterBook } from "../book.ts";
import type { CalendarHoliday } from "./calendar.ts";
import { type PlanLine, readPlanCsv } from "./csv.ts";
import { RosterWords } from "./words.ts";

export interface RosterFileOptions {
  readonly city: City;
  readonly book: RosterBook;
  readonly rows: LiveRows<RosterFileRow>;
  readonly clock: Clock;
}

/** What a preview holds that may come in. */
export interface ReadPlan {
  readonly entries: readonly DayEntry[];
  readonly holidays: readonly CalendarHoliday[];
  readonly from: Day | null;
  readonly until: Day | null;
}

/** Of each fate; the counts tell of the rest. */
const shownOfEach = 300;
const linesAtOnce = 500;
const empty: RosterFileRow = {
  ...{ id: "file", name: "", kind: null, state: "reading", fault: null, fresh: 0, same: 0, faulty: 0 },
  ...{ holidays: 0, officers: 0, from: null, until: null, records: [] },
};

export class RosterFile {
  private readonly options: RosterFileOptions;
  private readonly words: RosterWords;
  private plan: ReadPlan | null = null;
  /** Counts up with each file, so that the reading of an older one knows that it is over. */
  private turn = 0;

  constructor(options: RosterFileOptions) {
    this.options = options;
    this.words = new RosterWords(options.city);
  }

  /** Reads a file into the preview. Never rejects. */
  async read(name: string, bytes: Uint8Array): Promise<void> {
    const turn = ++this.turn;
    this.plan = null;
    this.options.rows.put({ ...empty, name });
    try {
      await nextTurn();
      const { text } = decodeText(bytes);
      const isCalendar = /^\s*BEGIN:VCALENDAR/i.test(text);
      const preview = new Preview(this.options.book);
      if (isCalendar) {
        const { readCalendar } = await import("./calendar.ts");
        const { lines, holidays } = readCalendar(text, this.options.city.zone, this.words);
        for (const line of lines) preview.add(line);
        for (const holiday of holidays) preview.addHoliday(holiday);
      } else {
        let count = 0;
        for await (const line of readPlanCsv(text, this.words)) {
          if (turn !== this.turn) return;
          preview.add(line);
          if (++count % linesAtOnce === 0) await nextTurn();
        }
      }
      if (turn !== this.turn) return;
      this.plan = preview.plan();
      this.options.rows.put({
        ...{ ...empty, ...preview.figures(), name, kind: isCalendar ? "ics" : "csv", state: "preview" },
      });
    } catch (error) {
      if (turn === this.turn) this.refuse(name, error);
    }
  }

  /** What the preview holds; null where there is none, or nothing in it. It can be taken once. */
  take(): ReadPlan | null {
    const row = this.options.rows.get("file");
    const { plan } = this;
    if (row?.state !== "preview" || !plan || plan.entries.length + plan.holidays.length === 0) return null;
    this.plan = null;
    this.options.rows.put({ ...row, state: "done" });
    return plan;
  }

  dismiss(): void {
    this.turn++;
    this.plan = null;
    this.options.rows.remove("file");
  }

  private refuse(name: string, error: unknown): void {
    const { code, detail } =
      error instanceof SourceFault ? error : { code: "storage" as const, detail: errorText(error) };
    const fault = { code, detail, at: this.options.clock() };
    this.options.rows.put({ ...empty, name, state: "refused", fault });
  }
}

/** What the lines of a file come to. */
class Preview {
  private readonly book: RosterBook;
  private readonly days = new Map<
    string,
    { officer: string; day: Day; shifts: DayEntry["shifts"]; rest: boolean }
  >();
  private readonly marked: CalendarHoliday[] = [];
  private readonly records: RosterFileRecord[] = [];
  private readonly shown = { new: 0, same: 0, holiday: 0, faulty: 0 };
  private first: Day | null = null;

  constructor(book: RosterBook) {
    this.book = book;
  }

  add({ entry, fault, ...said }: PlanLine): void {
    if (!entry) {
      this.keep({ ...said, fate: "faulty", fault });
      return;
    }
    const { officer, day, shift, post } = entry;
    this.first ??= day;
    if (Math.abs(dayNumber(day) - dayNumber(this.first)) >= maxPlanDays) {
      this.keep({ ...said, fate: "faulty", fault: { code: "too-far", detail: day } });
      return;
    }
    const key = `${officer}/${day}`;
    const known = this.days.get(key) ?? { officer, day, shifts: [], rest: false };
    // Two shifts on one day are two lines; the same line twice, or a shift on a day without one, is a slip.
    const isTwice =
      shift === null
        ? known.rest || known.shifts.length > 0
        : known.rest || known.shifts.some((each) => each.shift === shift);
    if (isTwice) {
      this.keep({ ...said, fate: "faulty", fault: { code: "twice", detail: `${said.officer}, ${day}` } });
      return;
    }
    if (shift === null) known.rest = true;
    else known.shifts.push({ shift, post });
    this.days.set(key, known);
    this.keep({ ...said, fate: this.stands(officer, day, shift, post) ? "same" : "new", fault: null });
  }

  addHoliday(holiday: CalendarHoliday): void {
    this.marked.push(holiday);
    const { line, day, name } = holiday;
    this.keep({ line, day, officer: "", shift: name, post: "", fate: "holiday", fault: null });
  }

  plan(): ReadPlan {
    const days = [...this.days.values()].map(({ day }) => day).sort();
    return {
      entries: [...this.days.values()].map(({ officer, day, shifts }) => ({ officer, day, shifts })),
      ...{ holidays: this.marked, from: days[0] ?? null, until: days.at(-1) ?? null },
    };
  }

  figures(): Partial<RosterFileRow> {
    const { new: fresh, same, faulty, holiday: holidays } = this.shown;
    const { from, until, entries } = this.plan();
    const officers = new Set(entries.map(({ officer }) => officer)).size;
    const records = [...this.records].sort(
      (a, b) => Number(b.fate === "faulty") - Number(a.fate === "faulty") || a.line - b.line,
    );
    return { fresh, same, faulty, holidays, from, until, officers, records };
  }

  private stands(officer: string, day: Day, shift: string | null, post: string | null): boolean {
    const planned = plannedOf(this.book.plan, officer, day);
    if (shift === null) return planned.length === 0;
    const meant = post ?? this.book.plan.officer(officer)?.post;
    return planned.some((each) => each.shift === shift && each.post === meant);
  }

  private keep(record: RosterFileRecord): void {
    if (++this.shown[record.fate] <= shownOfEach) this.records.push(record);
  }
}
