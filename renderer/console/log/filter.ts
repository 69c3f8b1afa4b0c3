/** Which lines of the log a filter lets through. Pure. */
import type { LogRow } from "../../../shared/contract/shiftLog.ts";
import type { LogGroup } from "../../../shared/domain/log/group.ts";

export interface LogFilter {
  readonly text: string;
  readonly group: LogGroup | null;
  readonly actor: string | null;
  readonly tag: string | null;
  readonly incident: string | null;
  /** Over all years rather than the day that is shown. Words are always searched for in all. */
  readonly years: boolean;
}

export const everyLine: LogFilter = {
  ...{ text: "", group: null, actor: null, tag: null, incident: null, years: false },
};

/** What stands now, of an entry. */
export function currentOf(row: LogRow) {
  return row.entry?.versions.at(-1);
}

export function filterDay(rows: readonly LogRow[], { group, actor, tag, incident }: LogFilter): LogRow[] {
  return rows.filter((row) => {
    if (group !== null && row.group !== group) return false;
    if (actor !== null && row.actor !== actor) return false;
    if (tag !== null && !currentOf(row)?.tags.includes(tag)) return false;
    return incident === null || isAbout(row, incident);
  });
}

function isAbout(row: LogRow, incident: string): boolean {
  const isDecided = row.group === "incident" || row.group === "order";
  if (isDecided) return row.subject === incident;
  return currentOf(row)?.links.some(({ kind, id }) => kind === "incident" && id === incident) ?? false;
}

/** True where what is shown comes from a search and not from the day. */
export function isSearch({ text, years, group, actor, tag, incident }: LogFilter): boolean {
  return text.trim() !== "" || (years && (group ?? actor ?? tag ?? incident) !== null);
}
