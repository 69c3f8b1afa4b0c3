/** The recap as a file: the same table in each kind. */

import type { ExportFormat, RecapKind } from "../../../../shared/contract/attendance.ts";
import { Refused } from "../../live/serve.ts";
import { csvOf } from "../../paper/csv.ts";
import { markedName } from "../../paper/mark.ts";
import { readTexts } from "../../paper/texts.ts";
import type { BookOptions } from "../book.ts";
import { MonthRecap } from "../recap.ts";
import { recapPdf } from "./pdf.ts";
import { flatRows, recapTable } from "./table.ts";
import { recapXlsx } from "./xlsx.ts";

export interface ExportRequest {
  readonly month: string;
  readonly by: RecapKind;
  readonly format: ExportFormat;
  readonly language: "id" | "en";
}

export interface ExportOptions extends BookOptions {
  readonly resourcesFolder: string;
}

/** Rejects with `Refused` for a month without anything in it. */
export async function exportRecap(
  { city, store, rules, clock, resourcesFolder }: ExportOptions,
  { month, by, format, language }: ExportRequest,
): Promise<{ name: string; rows: number; bytes: Uint8Array<ArrayBuffer> }> {
  const rows = new MonthRecap(city, store, month, by).rows();
  if (rows.length === 0) throw new Refused({ code: "nothing-to-export", found: month });
  const words = await readTexts(resourcesFolder, language, "attendance");
  const table = recapTable(rows, { month, by, language, words });
  const file = { name: markedName(`absensi-${month}.${format}`), rows: table.lines.length };
  switch (format) {
    case "csv":
      // Spreadsheets take a CSV without this mark for old Windows letters.
      return { ...file, bytes: new TextEncoder().encode(`\uFEFF${csvOf(flatRows(table))}`) };
    case "xlsx":
      return { ...file, bytes: await recapXlsx(table, rules.paper, language) };
    case "pdf": {
      const dateText = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: city.zone }).format(
        clock(),
      );
      return {
        ...file,
        bytes: await recapPdf(table, { paper: rules.paper, language, dateText, resourcesFolder }),
      };
    }
  }
}
