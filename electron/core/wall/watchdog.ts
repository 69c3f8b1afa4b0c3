/** What main had to restart, told to people, and the wall's safe scene that follows from it. */
import type { NoticeRow } from "../../../shared/contract/rows.ts";
import type { RestartRow, WatchdogReport, WatchdogRow } from "../../../shared/contract/watchdog.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { type Safety, safetyAt } from "../../../shared/domain/watchdog/safety.ts";
import type { Notices } from "../live/notices.ts";
import type { LiveRows } from "../live/rows.ts";
import type { Log } from "../log.ts";
import type { Wall } from "./wall.ts";

export interface WatchdogContext {
  readonly rows: LiveRows<WatchdogRow>;
  readonly wall: Wall;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
}

export class Watchdog {
  private readonly context: WatchdogContext;
  private report: WatchdogReport | undefined;
  /** When operators ended the safe scene. */
  private returns: readonly number[] = [];

  constructor(context: WatchdogContext) {
    this.context = context;
  }

  /** Main's whole list: a core that has just started is told of what was before it, once more. */
  tell(report: WatchdogReport): void {
    const before = this.report?.recent.length ? this.report.recent.at(-1)!.at : Number.NEGATIVE_INFINITY;
    this.report = report;
    for (const restart of report.recent) if (restart.at > before) this.told(restart);
    this.advance();
  }

  /** An operator ends the safe scene. */
  endSafety(): void {
    if (!this.row()?.safety) return;
    this.returns = [...this.returns, this.context.clock()];
    this.context.log.info("the safe scene was ended by an operator");
    this.advance();
  }

  /** Time has passed: a display may return to its scene. */
  advance(): void {
    const { report, context } = this;
    if (!report) return;
    const safety = safetyAt(report.recent, this.returns, context.clock());
    const before = this.row();
    const last = report.recent.at(-1) ?? null;
    if (before?.last === last && sameSafety(before?.safety ?? null, safety)) return;
    context.rows.put({
      id: "watchdog",
      since: report.since,
      counts: report.counts,
      last,
      safety: safety && { ...safety, displays: safety.displays && [...safety.displays] },
    });
    if (!sameSafety(before?.safety ?? null, safety)) this.apply(safety);
  }

  private apply(safety: Safety | null): void {
    const { wall, notices, log } = this.context;
    if (!safety) {
      wall.safe([]);
      notices.clear("wall-safe");
      log.info("the wall shows its own scene again");
      return;
    }
    wall.safe(safety.displays ?? "all");
    const displays = wall.numbersOf(safety.displays ?? "all").join(", ");
    notices.raise("warning", "wall-safe", { displays });
    log.warning("restarted too often: the safe scene is shown", { displays, attempt: safety.attempt });
  }

  private told({ cause, display, page, reason }: RestartRow): void {
    const { notices, log, wall } = this.context;
    const counts = this.report!.counts;
    const count = String(counts[cause]);
    log.warning("restarted", { cause, page, display, reason, count: counts[cause] });
    const severity: NoticeRow["severity"] = "error";
    const [number] = display === null ? [] : wall.numbersOf([display]);
    const window = number === undefined ? (page ?? "") : `${page} ${number}`;
    switch (cause) {
      case "graphics":
        notices.raise(severity, "graphics-crashed", { reason, count });
        return;
      case "crashed":
        notices.raise(severity, "window-crashed", { page: window, reason, count });
        return;
      case "hung":
        notices.raise(severity, "window-hung", { page: window, count });
        return;
      case "blank":
        notices.raise(severity, "window-blank", { page: window, count });
        return;
      case "unloadable":
        notices.raise(severity, "window-unloadable", { page: window, reason, count });
    }
  }

  private row(): WatchdogRow | undefined {
    return this.context.rows.get("watchdog");
  }
}

function sameSafety(one: Safety | null, other: Safety | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
