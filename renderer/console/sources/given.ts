/** Sources and a file, for the tests of their page. */
import type { IntakeFileRow, IntakeSourceRow, PreviewRecord } from "../../../shared/contract/intake.ts";

const at = Date.parse("2026-11-24T07:00:00Z");

export function source(id: string, given: Partial<IntakeSourceRow> = {}): IntakeSourceRow {
  return {
    ...{
      id,
      name: `Aplikasi ${id.toUpperCase()}`,
      kind: "open311",
      state: "ok",
      busy: false,
      everySeconds: 60,
    },
    ...{ host: `${id}.example.go.id`, lastAttemptAt: at, lastSuccessAt: at, fault: null },
    ...{ accepted: 1234, refused: 0, unmapped: [], waiting: 0, ...given },
  };
}

export function record(line: number, given: Partial<PreviewRecord> = {}): PreviewRecord {
  return {
    ...{ line, id: `A-${line}`, category: "macet", text: `Macet ke-${line}`, place: [106.63, -6.18] },
    ...{ outside: false, at, fate: "new", fault: null, ...given },
  };
}

export function file(given: Partial<IntakeFileRow> = {}): IntakeFileRow {
  return {
    ...{ id: "file", name: "laporan.csv", bytes: 2048, kind: "csv", state: "preview", fault: null },
    ...{
      encoding: "utf-8",
      progress: 0,
      fresh: 0,
      known: 0,
      refused: 0,
      outside: 0,
      unmapped: [],
      records: [],
    },
    ...given,
  };
}
