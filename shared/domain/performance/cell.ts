/**
 * What cases come to, kept in cells: counts and durations of all that was begun on one day in one hour, of one category,
 * by one agency, in one district. Orders have cells of their own, with officer and crew. Cells of a month keep less
 * apart, so that a year is few of them: see `levels`.
 *
 * Guarantees: cells are a sum over cases. To take in the change of a case is to take away what it said before and to add
 * what it says now; so cells that followed every change are equal to cells made at once of all cases as they stand,
 * in whatever order and bundles the changes came. Durations are kept as they are (see durations.ts): nothing is lost.
 */
import { type Stage, stages } from "../incident/deadlines.ts";
import type { Case, StageSeconds } from "./case.ts";
import { mergeSeconds, sortSeconds } from "./durations.ts";

export const units = ["incident", "order"] as const;
/** What is counted. */
export type Unit = (typeof units)[number];

/**
 * `day` keeps everything apart; `month` no hours, and of orders neither category nor district; `hour` is incidents of a
 * month by hour, without their category.
 */
export const levels = ["day", "month", "hour"] as const;
export type Level = (typeof levels)[number];

export const countNames = ["count", "kept", "late", "reopened", "refused", "cancelled"] as const;
export type Counts = Readonly<Record<(typeof countNames)[number], number>>;

/** Empty texts for what does not apply. */
export interface CellPlace {
  readonly level: Level;
  readonly unit: Unit;
  /** A day (`2026-11-24`) or a month (`2026-11`). */
  readonly span: string;
  readonly category: string;
  readonly agency: string;
  readonly crew: string;
  readonly officer: string;
  readonly district: string;
  /** 0 to 23; -1 where hours are not kept apart. */
  readonly hour: number;
}

export interface Cell extends CellPlace {
  readonly counts: Counts;
  /** In order. */
  readonly seconds: Readonly<Record<Stage, Int32Array>>;
}

/** What is added to a cell, and what is taken away. */
export interface CellChange extends CellPlace {
  readonly counts: Counts;
  readonly added: Readonly<Record<Stage, readonly number[]>>;
  readonly removed: Readonly<Record<Stage, readonly number[]>>;
}

/** The changes of cells that follow from changes of cases, gathered. */
export class CellChanges {
  private readonly byPlace = new Map<string, Gathered>();

  /** A case said something before (or nothing), and says something now (or nothing). */
  take(before: Case | undefined, after: Case | undefined): void {
    if (before) this.put(before, -1);
    if (after) this.put(after, 1);
  }

  /** Those that change anything. */
  all(): CellChange[] {
    return [...this.byPlace.values()].flatMap(({ place, counts, added, removed }) => {
      const change = { ...place, counts, ...withoutBoth(added, removed) };
      return changesAnything(change) ? [change] : [];
    });
  }

  private put(one: Case, sign: 1 | -1): void {
    const { category, agency, district, day, hour, orders } = one;
    const refused = orders.reduce((sum, order) => sum + order.refused, 0);
    const { kept, late, reopened, cancelled } = one;
    const place = { unit: "incident" as const, category, agency, crew: "", officer: "", district };
    this.add(place, day, hour, { count: 1, kept, late, reopened, refused, cancelled }, one.seconds, sign);
    for (const order of orders) {
      const counts = { count: 1, kept: order.kept, late: order.late, reopened: 0, cancelled: 0 };
      this.add(
        { unit: "order", category, agency: order.agency, crew: order.crew, officer: order.officer, district },
        order.day,
        order.hour,
        { ...counts, refused: order.refused },
        order.seconds,
        sign,
      );
    }
  }

  private add(
    place: Omit<CellPlace, "level" | "span" | "hour">,
    day: string,
    hour: number,
    counts: Counts,
    seconds: StageSeconds,
    sign: 1 | -1,
  ): void {
    for (const each of placesOf(place, day, hour)) {
      const gathered = this.at(each);
      for (const name of countNames) gathered.counts[name] += sign * counts[name];
      const values = sign > 0 ? gathered.added : gathered.removed;
      for (const stage of stages) if (seconds[stage] !== null) values[stage].push(seconds[stage]);
    }
  }

  private at(place: CellPlace): Gathered {
    const key = placeKey(place);
    let found = this.byPlace.get(key);
    if (!found) {
      const counts = { count: 0, kept: 0, late: 0, reopened: 0, refused: 0, cancelled: 0 };
      found = { place, counts, added: noSeconds(), removed: noSeconds() };
      this.byPlace.set(key, found);
    }
    return found;
  }
}

/** The cells that something counts in. */
function placesOf(place: Omit<CellPlace, "level" | "span" | "hour">, day: string, hour: number): CellPlace[] {
  const month = { ...place, level: "month" as const, span: day.slice(0, 7), hour: -1 };
  const ofDay = { ...place, level: "day" as const, span: day, hour };
  if (place.unit === "order") return [ofDay, { ...month, category: "", district: "" }];
  return [ofDay, month, { ...month, level: "hour", category: "", hour }];
}

interface Gathered {
  readonly place: CellPlace;
  readonly counts: Record<(typeof countNames)[number], number>;
  readonly added: Record<Stage, number[]>;
  readonly removed: Record<Stage, number[]>;
}

export function placeKey({
  level,
  unit,
  span,
  category,
  agency,
  crew,
  officer,
  district,
  hour,
}: CellPlace): string {
  return `${level}|${unit}|${span}|${category}|${agency}|${crew}|${officer}|${district}|${hour}`;
}

function noSeconds(): Record<Stage, number[]> {
  return { acknowledge: [], dispatch: [], arrive: [], resolve: [] };
}

/** A value that is taken away and added changes nothing. */
function withoutBoth(
  added: Readonly<Record<Stage, readonly number[]>>,
  removed: Readonly<Record<Stage, readonly number[]>>,
): Pick<CellChange, "added" | "removed"> {
  const kept = { added: noSeconds(), removed: noSeconds() };
  for (const stage of stages) {
    const [ins, outs] = [sortedOf(added[stage]), sortedOf(removed[stage])];
    let [i, o] = [0, 0];
    while (i < ins.length || o < outs.length) {
      const [value, gone] = [ins[i] ?? Number.POSITIVE_INFINITY, outs[o] ?? Number.POSITIVE_INFINITY];
      if (value === gone) {
        i += 1;
        o += 1;
      } else if (value < gone) kept.added[stage].push(ins[i++]!);
      else kept.removed[stage].push(outs[o++]!);
    }
  }
  return kept;
}

function sortedOf(values: readonly number[]): readonly number[] {
  return values.length < 2 ? values : [...values].sort((a, b) => a - b);
}

function changesAnything({ counts, added, removed }: CellChange): boolean {
  return (
    countNames.some((name) => counts[name] !== 0) ||
    stages.some((stage) => added[stage].length > 0 || removed[stage].length > 0)
  );
}

/** The cell after a change; undefined where nothing is left in it. */
export function changedCell(cell: Cell | undefined, change: CellChange): Cell | undefined {
  const counts = { ...change.counts };
  for (const name of countNames) counts[name] += cell?.counts[name] ?? 0;
  if (counts.count === 0) return undefined;
  const after = (stage: Stage) =>
    mergeSeconds(
      cell?.seconds[stage] ?? noValues,
      sortSeconds(Int32Array.from(change.added[stage])),
      sortSeconds(Int32Array.from(change.removed[stage])),
    );
  const seconds = {
    ...{ acknowledge: after("acknowledge"), dispatch: after("dispatch") },
    ...{ arrive: after("arrive"), resolve: after("resolve") },
  };
  const { level, unit, span, category, agency, crew, officer, district, hour } = change;
  return { level, unit, span, category, agency, crew, officer, district, hour, counts, seconds };
}

const noValues = new Int32Array(0);

/**
 * As a cell's durations are stored: how many of each stage, then all of them; each 32 bits, the least byte first, which
 * is how every processor that this program is made for keeps them.
 */
export function packSeconds(seconds: Cell["seconds"]): Uint8Array<ArrayBuffer> {
  const packed = new Int32Array(
    stages.length + stages.reduce((sum, stage) => sum + seconds[stage].length, 0),
  );
  let at = stages.length;
  stages.forEach((stage, index) => {
    packed[index] = seconds[stage].length;
    packed.set(seconds[stage], at);
    at += seconds[stage].length;
  });
  return new Uint8Array(packed.buffer);
}

/** Calls back with the place of each stage's durations in one row. */
export function readSeconds(
  bytes: Uint8Array,
  take: (stage: Stage, row: Int32Array, from: number, to: number) => void,
): void {
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const row = new Int32Array(whole.buffer, whole.byteOffset, whole.byteLength / 4);
  let from: number = stages.length;
  for (let index = 0; index < stages.length; index++) {
    const to = from + row[index]!;
    if (to > from) take(stages[index]!, row, from, to);
    from = to;
  }
}

export function unpackSeconds(bytes: Uint8Array): Record<Stage, Int32Array> {
  const seconds = { acknowledge: noValues, dispatch: noValues, arrive: noValues, resolve: noValues };
  readSeconds(bytes, (stage, row, from, to) => {
    seconds[stage] = row.slice(from, to);
  });
  return seconds;
}
