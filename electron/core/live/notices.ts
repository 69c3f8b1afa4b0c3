/** What a person must be told, until it is over or somebody has read it. */
import type { NoticeRow } from "../../../shared/contract/rows.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { LiveRows } from "./rows.ts";

export class Notices {
  private readonly rows: LiveRows<NoticeRow>;
  private readonly clock: Clock;

  constructor(rows: LiveRows<NoticeRow>, clock: Clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** One of a code at a time; what is told again keeps the time since when it is so. `about` tells several apart. */
  raise(
    severity: NoticeRow["severity"],
    code: string,
    params: Record<string, string> = {},
    about = "",
  ): void {
    const id = noticeId(code, about);
    const since = this.rows.get(id)?.since ?? this.clock();
    this.rows.put({ id, severity, code, params, since });
  }

  /** It is over. */
  clear(code: string, about = ""): void {
    this.rows.remove(noticeId(code, about));
  }

  dismiss(id: string): void {
    this.rows.remove(id);
  }
}

function noticeId(code: string, about: string): string {
  return about === "" ? code : `${code}:${about}`;
}
