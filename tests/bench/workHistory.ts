/**
 * Years of a room's work, for the bench of figures: reports and events in the product's database, and what happened, as
 * the generator meant it and not as the product reads it, in a table beside it that plain SQL is asked of.
 */
import Sqlite from "better-sqlite3";
import type { Database } from "../../electron/core/store/database.ts";
import type { City } from "../../shared/domain/city/index.ts";
import type { Decision, EventKind } from "../../shared/domain/event/event.ts";
import { begun } from "../../shared/domain/performance/case.ts";
import { type Grouping, unitOf } from "../../shared/domain/performance/figures.ts";
import type { Random } from "../../shared/domain/random.ts";
import { cityCentre } from "./city.ts";

/** Of an incident that ended as most do. */
export const eventsEach = 8;

/** What happens to one incident; seconds since it was heard of, null for never. */
export interface Course {
  readonly id: string;
  readonly receivedAt: number;
  readonly category: City["categories"][number];
  readonly district: string;
  readonly officer: string;
  readonly acknowledge: number;
  readonly dispatch: number;
  readonly arrive: number;
  readonly resolve: number;
}

export type Step = "report" | "acknowledge" | "dispatch" | "arrive" | "resolve";

const station = "st-bench";
const stageSteps = ["acknowledge", "dispatch", "arrive", "resolve"] as const;
/** After it was sent: its first answer, which comes in time. */
const setsOutAfterS = 15;

function isKept(course: Course, step: Exclude<Step, "report">): boolean {
  return course[step] <= course.category.deadlinesMin[step] * 60;
}

export class WorkHistory {
  /** The plain table. */
  readonly facts: Sqlite.Database;
  private readonly city: City;
  private readonly random: Random;
  private readonly insertEvent: Sqlite.Statement;
  private readonly noteDue: Sqlite.Statement;
  private readonly insertReport: Sqlite.Statement;
  private readonly insertFact: Sqlite.Statement;
  private readonly markStage: Readonly<Record<Exclude<Step, "report">, Sqlite.Statement>>;
  private readonly product: Database;
  private seq = 0;
  private readonly crews: ReadonlyMap<string, string>;
  private drawn = 0;

  constructor(product: Database, factsFile: string, city: City, random: Random) {
    this.product = product;
    this.city = city;
    this.random = random;
    this.crews = new Map(city.officers.map(({ id, crew }) => [id, crew]));
    this.facts = new Sqlite(factsFile);
    this.facts.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE facts (
        id TEXT PRIMARY KEY, day TEXT, hour INTEGER, category TEXT, agency TEXT, district TEXT,
        acknowledge INTEGER, dispatch INTEGER, arrive INTEGER, resolve INTEGER, kept INTEGER, late INTEGER,
        officer TEXT, crew TEXT, order_day TEXT);
      CREATE INDEX facts_by_day ON facts (day);
      CREATE INDEX facts_by_order_day ON facts (order_day);`);
    this.insertFact = this.facts.prepare(`INSERT INTO facts VALUES (${Array(15).fill("?").join(", ")})`);
    const mark = (stage: string) =>
      this.facts.prepare(`UPDATE facts SET ${stage} = ?, kept = kept + ?, late = late + ? WHERE id = ?`);
    this.markStage = {
      acknowledge: mark("acknowledge"),
      dispatch: mark("dispatch"),
      arrive: mark("arrive"),
      resolve: mark("resolve"),
    };
    // Years of them: the chain of hashes, which the figures do not read, would take longer than all else.
    this.insertEvent = product.prepare(`
      INSERT INTO events (station, seq, time, actor, kind, subject, body, prev, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, '', '')`);
    // As whoever writes events does it (store/dueAfter.ts).
    this.noteDue = product.prepare("INSERT OR IGNORE INTO performance_due VALUES (?)");
    this.insertReport = product.prepare(`
      INSERT INTO reports (id, status, category, text, longitude, latitude, district, outside, channel, photos,
        requested_at, updated_at, received_at, heard_at)
      VALUES (?, ?, ?, 'Laporan', ?, ?, ?, 0, '112', '[]', ?, ?, ?, ?)`);
    this.seq = (product.prepare("SELECT max(seq) FROM events").pluck().get() as number | null) ?? 0;
  }

  draw(receivedAt: number): Course {
    const { categories, districts, officers } = this.city;
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(this.random() * items.length)]!;
    const within = (least: number, most: number) => Math.round(least + (most - least) * this.random() ** 2);
    const category = pick(categories);
    const acknowledge = within(10, category.deadlinesMin.acknowledge * 90);
    const dispatch = acknowledge + within(20, 600);
    const arrive = dispatch + within(120, 2400);
    return {
      ...{
        id: `W-${String(this.drawn++).padStart(7, "0")}`,
        receivedAt,
        category,
        district: pick(districts).code,
      },
      ...{ officer: pick(officers).id, acknowledge, dispatch, arrive, resolve: arrive + within(300, 9000) },
    };
  }

  /** So many that ended, spread evenly; in transactions of their own. */
  finished(count: number, fromMs: number, toMs: number, say: (done: number) => void): void {
    const atOnce = 5000;
    for (let from = 0; from < count; from += atOnce) {
      this.inTransactions(() => {
        for (let n = from; n < Math.min(count, from + atOnce); n++) {
          const course = this.draw(Math.floor((fromMs + ((toMs - fromMs) * n) / count) / 1000) * 1000);
          this.report(course, "closed");
          for (const step of stageSteps) this.tell(course, step);
          this.fact(course, stageSteps);
          this.event(course, course.resolve + 60, "incident.closed", { note: null });
        }
      });
      say(Math.min(count, from + atOnce));
    }
  }

  /** Both databases commit. */
  inTransactions(write: () => void): void {
    this.facts.transaction(() => this.product.transaction(write).immediate()).immediate();
  }

  /** Somebody reports it. */
  begin(course: Course): void {
    this.report(course, "open");
    this.fact(course, []);
  }

  /** A stage is reached: the events that say so, and the fact. */
  happen(course: Course, step: Exclude<Step, "report">): void {
    this.tell(course, step);
    this.noteDue.run(course.id);
    const kept = isKept(course, step) ? 1 : 0;
    this.markStage[step].run(course[step], kept, 1 - kept, course.id);
  }

  private report({ id, receivedAt, category, district }: Course, status: "open" | "closed"): void {
    const [longitude, latitude] = cityCentre;
    const times = [receivedAt, receivedAt, receivedAt, receivedAt];
    this.insertReport.run(id, status, category.id, longitude, latitude, district, ...times);
  }

  private fact(course: Course, reached: readonly (typeof stageSteps)[number][]): void {
    const { id, receivedAt, category, district, officer } = course;
    const { zone } = this.city;
    const { day, hour } = begun(receivedAt, zone);
    const kept = reached.filter((step) => isKept(course, step)).length;
    this.insertFact.run(
      ...[id, day, hour, category.id, category.agency, district],
      ...stageSteps.map((step) => (reached.includes(step) ? course[step] : null)),
      ...[kept, reached.length - kept, officer, this.crews.get(officer)],
      begun(receivedAt + course.dispatch * 1000, zone).day,
    );
  }

  private tell(course: Course, step: Exclude<Step, "report">): void {
    const after = course[step];
    const order = `O-${course.id}`;
    if (step === "acknowledge") this.event(course, after, "incident.acknowledged", {});
    if (step === "dispatch") {
      const times = { replyBy: course.receivedAt + (after + 300) * 1000 };
      const about = {
        order,
        officer: course.officer,
        task: "Datang",
        group: "G",
        support: false,
        replaces: null,
      };
      this.event(course, after, "order.sent", { ...about, ...times });
      this.reply(course, after + 5, "received");
      this.reply(course, after + setsOutAfterS, "en-route");
    }
    if (step === "arrive") this.reply(course, after, "on-scene");
    if (step === "resolve") this.reply(course, after, "done");
  }

  private reply(course: Course, after: number, type: string): void {
    const heardAt = course.receivedAt + after * 1000;
    const said = {
      id: type,
      type,
      claimedAt: heardAt,
      heardAt,
      reason: null,
      note: null,
      place: null,
      photos: [],
    };
    this.event(course, after, "order.replied", { order: `O-${course.id}`, reply: said });
  }

  private event(
    { id, receivedAt }: Course,
    after: number,
    kind: EventKind,
    body: Decision["body"] | object,
  ): void {
    this.seq += 1;
    const time = `${new Date(receivedAt + after * 1000).toISOString()}-0000`;
    this.insertEvent.run(station, this.seq, time, "operator:bench", kind, id, JSON.stringify(body));
  }
}

export interface PlainFigures {
  readonly count: number;
  readonly kept: number;
  readonly late: number;
  /** Count, median and 90th percentile of each stage that anybody reached. */
  readonly stages: Readonly<Record<string, readonly number[]>>;
}

/** What a program without sums does: counts and sorts all that lies within the days, anew. */
export function plainFigures(
  facts: Sqlite.Database,
  group: Grouping,
  from: string,
  to: string,
): Map<string, PlainFigures> {
  const { day, kept, late, stages } = unitOf(group) === "order" ? ofOrders : ofIncidents;
  const counts = facts
    .prepare(
      `SELECT CAST(${group} AS TEXT) AS key, count(*) AS count, sum(${kept}) AS kept, sum(${late}) AS late
       FROM facts WHERE ${day} BETWEEN ? AND ? GROUP BY key`,
    )
    .all(from, to) as { key: string; count: number; kept: number; late: number }[];
  const found = new Map(
    counts.map(({ key, ...each }) => [key, { ...each, stages: {} as Record<string, number[]> }]),
  );
  for (const [stage, seconds] of Object.entries(stages)) {
    const rows = facts
      .prepare(
        `WITH timed AS (SELECT CAST(${group} AS TEXT) AS key, ${seconds} AS value FROM facts WHERE ${day} BETWEEN ? AND ?),
         ranked AS (
           SELECT key, value, row_number() OVER (PARTITION BY key ORDER BY value) AS place,
             count(*) OVER (PARTITION BY key) AS n
           FROM timed WHERE value IS NOT NULL)
         SELECT key, n, min(CASE WHEN 2 * place >= n THEN value END), min(CASE WHEN 10 * place >= 9 * n THEN value END)
         FROM ranked GROUP BY key`,
      )
      .raw()
      .all(from, to) as [string, number, number, number][];
    for (const [key, ...values] of rows) found.get(key)!.stages[stage] = values;
  }
  return found;
}

const ofIncidents = {
  ...{ day: "day", kept: "kept", late: "late" },
  stages: { acknowledge: "acknowledge", dispatch: "dispatch", arrive: "arrive", resolve: "resolve" },
};
/** An order is told from when it was sent; of those that are long over, each was answered by setting out. */
const ofOrders = {
  ...{ day: "order_day", kept: "1", late: "0" },
  stages: {
    ...{ acknowledge: String(setsOutAfterS), dispatch: String(setsOutAfterS) },
    ...{ arrive: "arrive - dispatch", resolve: "resolve - dispatch" },
  },
};
