/** What stands in the columns of a page of the briefing. */
import type { BriefingCell, BriefingLevel, BriefingTable } from "../../shared/domain/briefing/content.ts";
import type { CityIndex } from "../city/useCityIndex.ts";
import type { Direction } from "../performance/compare.ts";

export const noCell: BriefingCell = { kind: "none" };

export function textCell(text: string, level: BriefingLevel = null, stale = false): BriefingCell {
  return { kind: "text", text, level, stale };
}

/** One that the city does not know is called by its id. */
export function agencyCell({ agencies }: CityIndex, id: string): BriefingCell {
  const agency = agencies.get(id);
  if (!agency) return textCell(id);
  const { short, shape, colour } = agency;
  return { kind: "agency", text: short, shape, colour };
}

export function changeCell(change: Direction | null, words: (change: Direction) => string): BriefingCell {
  return change === null ? noCell : { kind: "change", change, text: words(change) };
}

/** The first column names the row: a figure's word stands above its end, where figures stand. */
export function headOf(words: readonly (readonly [text: string, end?: "end"])[]): BriefingTable["head"] {
  return words.map(([text, end]) => ({ text, end: end === "end" }));
}
