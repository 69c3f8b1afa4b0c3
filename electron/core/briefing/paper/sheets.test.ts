import fc from "fast-check";
import { expect, it } from "vitest";
import type { BriefingTable } from "../../../../shared/domain/briefing/content.ts";
import { aroundRows, sheetsOf } from "./sheets.ts";
import { rowsOf } from "./table.ts";

const table = (name: string, rows: number): { content: BriefingTable } => ({
  content: {
    ...{ kind: "table", left: null, none: null, head: [{ text: "OPD", end: false }] },
    lines: [{ text: "baris", aside: null, level: null }],
    rows: Array.from({ length: rows }, (_, n) => [
      { kind: "text" as const, text: `${name} ${n}`, level: null, stale: false },
    ]),
  },
});

it("has every row once and in order, and no column higher than its sheet", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(120), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 150, max: 450 }),
      (counts, first) => {
        const pages = counts.map((rows, n) => table(`${n}`, rows));
        const heights = { first, further: 500 };
        const sheets = sheetsOf(pages, heights);
        const seen = pages.map((page) =>
          sheets
            .flatMap(({ columns }) => columns.flat())
            .filter((placed) => placed.page === page)
            .flatMap(({ content }) => content.rows),
        );
        expect(seen).toEqual(pages.map(({ content }) => content.rows));
        for (const [index, { columns, rowPt }] of sheets.entries())
          for (const column of columns) {
            const high = column.reduce((sum, { content }) => sum + (rowsOf(content) + aroundRows) * rowPt, 0);
            expect(high).toBeLessThanOrEqual((index === 0 ? heights.first : heights.further) + 1e-6);
          }
      },
    ),
    { numRuns: 60 },
  );
});

it("stays on one sheet while that can be read", () => {
  expect(sheetsOf([table("a", 20), table("b", 8), table("c", 9)], { first: 330, further: 500 })).toHaveLength(
    1,
  );
});
