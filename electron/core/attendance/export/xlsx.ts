/** The recap as a spreadsheet: figures are numbers, everything else is text and never a formula. */
import type { AttendanceRules } from "../../../../shared/domain/attendance/rules.ts";
import { flatRows, type RecapTable } from "./table.ts";

/** Columns before the days. */
const named = 4;

export async function recapXlsx(
  table: RecapTable,
  paper: AttendanceRules["paper"],
  language: "id" | "en",
): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded here: a room that exports nothing does not need it.
  const { default: write } = await import("write-excel-file/node");
  const text = (value: string, bold = false) => ({
    ...{ value, type: String },
    ...(bold && { fontWeight: "bold" as const }),
  });
  const [head = [], ...lines] = flatRows(table);
  const sheet = [
    [text(`${paper.title[language]}: ${table.monthName}`, true)],
    head.map((value) => text(String(value), true)),
    ...lines.map((line) =>
      line.map((value) => (typeof value === "number" ? { value, type: Number } : text(value))),
    ),
  ];
  const widths = head.map((_, index) => {
    if (index === 0) return 26;
    return index < named ? 12 : 5;
  });
  const buffer = await write(sheet, {
    ...{ sheet: table.monthName, columns: widths.map((width) => ({ width })), orientation: "landscape" },
    ...{ stickyRowsCount: 2, stickyColumnsCount: 1 },
  }).toBuffer();
  return new Uint8Array(buffer);
}
