/** Few rows on a large wall are written larger, and further apart: who sits at the back reads them first. Pure. */
import { leastLetters, leastRowRem } from "../../shared/domain/briefing/parts.ts";

export interface Growth {
  /** How many times as large as the usual letters, columns with them. */
  readonly letters: number;
  readonly rowRem: number;
}

const [mostLetters, mostRowRem] = [1.5, 3.6];
/** Of a row with the usual letters that has room around it. */
const usualRowRem = 1.9;

/** `across`: how many times the width of its columns a table has. Never smaller than can be read. */
export function growthOf(heightRem: number, rows: number, across: number): Growth {
  const rowRem = Math.min(mostRowRem, heightRem / Math.max(1, rows));
  const tight = Math.min(1, (rowRem / leastRowRem) * leastLetters);
  const letters = Math.min(mostLetters, across, Math.max(tight, rowRem / usualRowRem));
  return { letters: Math.max(leastLetters, letters), rowRem };
}
