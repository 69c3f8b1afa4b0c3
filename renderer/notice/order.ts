/** What a person must be told first: the gravest, then the newest. */
import type { NoticeRow } from "../../shared/contract/rows.ts";

const severities = ["error", "warning", "info"] as const;

export function orderNotices(notices: readonly NoticeRow[]): NoticeRow[] {
  return [...notices].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.since - a.since,
  );
}
