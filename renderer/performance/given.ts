/** For tests: rows of figures. */
import type { PerformanceFigures, PerformanceRow } from "../../shared/contract/performance.ts";

const noPace = { count: 0, median: null, p90: null };

const figures: PerformanceFigures = {
  ...{ count: 42, kept: 0.92, keptOf: 150, reopened: 1, refused: 2, cancelled: 0 },
  acknowledge: { count: 42, median: 95, p90: 260 },
  dispatch: { count: 41, median: 320, p90: 840 },
  arrive: { count: 38, median: 1500, p90: 3480 },
  resolve: { count: 30, median: 7260, p90: 93_600 },
};

export function figuresRow(key: string, given: Partial<PerformanceRow> = {}): PerformanceRow {
  return {
    ...{ ...figures, key, small: false, open: 8, overdue: 2, perInhabitants: null, dutyHours: 120 },
    course: [4, 6, 9, 5, 7, 8, 3],
    before: { ...figures, count: 36, kept: 0.88, acknowledge: { count: 36, median: 110, p90: 300 } },
    target: { kept: 0.9, p90S: {} },
    ...given,
  };
}

/** A group of which there is nothing to say. */
export function emptyRow(key: string): PerformanceRow {
  const none = { ...figures, count: 0, kept: null, keptOf: 0, reopened: 0, refused: 0 };
  const empty = { ...none, acknowledge: noPace, dispatch: noPace, arrive: noPace, resolve: noPace };
  return figuresRow(key, {
    ...{ ...empty, before: empty, small: true, open: 0, overdue: 0, dutyHours: null },
    course: [0, 0, 0, 0, 0, 0, 0],
  });
}
