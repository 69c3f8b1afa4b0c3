import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareEvents } from "../event/event.ts";
import { stages } from "../incident/deadlines.ts";
import { addDays, localDay } from "../zone.ts";
import type { Case } from "./case.ts";
import { CellChanges, packSeconds, unpackSeconds } from "./cell.ts";
import { FigureTable, type Grouping, groupings, groupOf, monthLevelOf, noFilter, unitOf } from "./figures.ts";
import { anyEvents, casesOf, KeptCells, monday, zone } from "./given.ts";
import { coverOf, periodNames, periodOf } from "./period.ts";

/** The events come in some order, in bundles; the cells follow each bundle. */
const arrival = fc.tuple(anyEvents, fc.array(fc.nat(), { maxLength: 40 }), fc.integer({ min: 1, max: 7 }));

function shuffled<Item>(items: readonly Item[], draws: readonly number[]): Item[] {
  const left = [...items];
  return items.map((_, n) => left.splice((draws[n] ?? 0) % left.length, 1)[0]!);
}

function* bundles([events, draws, size]: [Parameters<typeof casesOf>[0], number[], number]) {
  const arrived = shuffled(events, draws);
  let cases = new Map<string, Case>();
  for (let to = size; to < arrived.length + size; to += size) {
    const now = casesOf(arrived.slice(0, to));
    const changes = new CellChanges();
    for (const id of new Set([...cases.keys(), ...now.keys()])) changes.take(cases.get(id), now.get(id));
    cases = now;
    yield changes.all();
  }
}

function fromScratch(cases: ReadonlyMap<string, Case>): KeptCells {
  const changes = new CellChanges();
  for (const one of cases.values()) changes.take(undefined, one);
  const kept = new KeptCells();
  kept.apply(changes.all());
  return kept;
}

describe("cells", () => {
  it("that followed the events, in whatever order and bundles they came, are those made at once", () => {
    fc.assert(
      fc.property(arrival, (given) => {
        const followed = new KeptCells();
        for (const changes of bundles(given)) followed.apply(changes);
        const all = [...given[0]].sort(compareEvents);
        const atOnce = fromScratch(all.length === 0 ? new Map() : casesOf(all));
        expect(new Map([...followed.cells].sort())).toEqual(new Map([...atOnce.cells].sort()));
      }),
      { numRuns: 300 },
    );
  });

  it("keep their durations through the database", () => {
    const values = fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 }));
    const row = values.map((each) => Int32Array.from(each));
    const seconds = fc.record({ acknowledge: row, dispatch: row, arrive: row, resolve: row });
    fc.assert(
      fc.property(seconds, (each) => {
        expect(unpackSeconds(packSeconds(each))).toEqual({ ...each });
        // A database may hand over bytes that begin anywhere.
        const packed = packSeconds(each);
        const shifted = new Uint8Array(packed.length + 1);
        shifted.set(packed, 1);
        expect(unpackSeconds(shifted.subarray(1))).toEqual({ ...each });
      }),
    );
  });
});

describe("a table of figures", () => {
  const options = fc.record({
    grouping: fc.constantFrom(...groupings),
    period: fc
      .tuple(
        fc.constantFrom(...periodNames),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 23 }),
      )
      .map(([name, days, hour]) => periodOf(name, addDays(localDay(zone, monday), days), hour)),
    filter: fc.constantFrom(
      ...[noFilter, { ...noFilter, agency: "dlh" }, { ...noFilter, district: "36.71.01" }],
      { ...noFilter, category: "banjir" },
    ),
  });

  it("follows the changes of cells to what one made anew tells", () => {
    fc.assert(
      fc.property(arrival, options, (given, each) => {
        const table = new FigureTable(each);
        const kept = new KeptCells();
        for (const changes of bundles(given)) {
          kept.apply(changes);
          for (const change of changes) table.change(change);
          table.rows();
        }
        expect(plain(table)).toEqual(plain(made(kept, each)));
      }),
      { numRuns: 300 },
    );
  });

  it("counts what counting the cases one by one comes to", () => {
    fc.assert(
      fc.property(anyEvents, options, (events, each) => {
        const cases = [...casesOf(events).values()];
        const table = plain(made(fromScratch(casesOf(events)), each));
        const { now } = each.period;
        const meant = cases.filter(
          (one) =>
            (each.filter.category === null || one.category === each.filter.category) &&
            (each.filter.agency === null || one.agency === each.filter.agency) &&
            (each.filter.district === null || one.district === each.filter.district),
        );
        if (unitOf(each.grouping) === "order") return;
        const within = meant.filter(({ day }) => day >= now.from && day <= now.to);
        const total = table.find(({ key }) => key === "")!.now;
        expect(total.count).toBe(within.length);
        expect(total.kept).toBe(sum(within.map(({ kept }) => kept)));
        expect(total.refused).toBe(sum(within.flatMap(({ orders }) => orders.map(({ refused }) => refused))));
        for (const stage of stages) {
          const values = within.flatMap(({ seconds }) => seconds[stage] ?? []).sort((a, b) => a - b);
          expect(total.stages[stage].count).toBe(values.length);
          expect(total.stages[stage].median).toBe(values[Math.ceil(values.length / 2) - 1] ?? null);
        }
        expect(sum(table.filter(({ key }) => key !== "").map((row) => row.now.count))).toBe(within.length);
      }),
      { numRuns: 300 },
    );
  });

  it("compares today with the same weekday, as far as today has come", () => {
    const period = periodOf("today", addDays(localDay(zone, monday), 7), 9);
    const table = new FigureTable({ grouping: "agency", filter: noFilter, period });
    const at = (hour: number) => ({
      ...{ level: "day" as const, span: localDay(zone, monday), hour, group: "damkar" },
      ...{ count: 1, kept: 0, late: 0, reopened: 0, refused: 0, cancelled: 0 },
      seconds: packSeconds({ ...noSeconds, acknowledge: Int32Array.of(hour) }),
    });
    for (const hour of [8, 9, 10]) table.take(at(hour));
    expect(table.rows()[0]?.before).toMatchObject({ count: 2, stages: { acknowledge: { p90: 9 } } });
  });
});

const none = new Int32Array(0);
const noSeconds = { acknowledge: none, dispatch: none, arrive: none, resolve: none };

function made(
  kept: KeptCells,
  options: { grouping: Grouping } & ConstructorParameters<typeof FigureTable>[0],
) {
  const table = new FigureTable(options);
  const { now, before } = options.period;
  const monthLevel = monthLevelOf(options.grouping, options.filter);
  const covers = [now, before].map((span) =>
    monthLevel === null ? { days: [span], months: null } : coverOf(span),
  );
  for (const cell of kept.packed()) {
    if (cell.unit !== unitOf(options.grouping)) continue;
    const { filter } = options;
    if (cell.level !== "day" && cell.level !== monthLevel) continue;
    if (filter.category !== null && filter.category !== cell.category) continue;
    if (filter.agency !== null && filter.agency !== cell.agency) continue;
    if (filter.district !== null && filter.district !== cell.district) continue;
    const isMeant =
      cell.level === "day"
        ? covers.some(({ days }) => days.some(({ from, to }) => cell.span >= from && cell.span <= to))
        : covers.some(({ months }) => months && cell.span >= months.from && cell.span <= months.to);
    if (isMeant) table.take({ ...cell, group: groupOf(options.grouping, cell) });
  }
  return table;
}

function plain(table: FigureTable) {
  return table
    .rows()
    .map(({ course, ...row }) => ({ ...row, course: [...course].filter(([, count]) => count !== 0).sort() }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
