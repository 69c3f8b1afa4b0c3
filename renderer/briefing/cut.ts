/** Takes from a table what there is room for, and says what is left out. */
import type { TFunction } from "i18next";
import type { BriefingTable } from "../../shared/domain/briefing/content.ts";

/** `total`: how many rows there are, where the content does not have all of them. */
export function cutTo(
  content: BriefingTable,
  rows: number,
  total: number = content.rows.length,
  t: TFunction<"briefing">,
): BriefingTable {
  if (total <= rows) return content;
  const shown = content.rows.slice(0, Math.max(0, rows - 1));
  return { ...content, rows: shown, left: t("left", { count: total - shown.length }) };
}
