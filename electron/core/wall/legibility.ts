/** What the wall's pages found when they were asked whether people can read them; the last result for each display and scene. */
import type { LegibilityReport } from "../../../shared/contract/legibility.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Sources } from "../live/sources.ts";

/** Displays times scenes, and those of displays that were there before. */
const mostKept = 200;

export class Legibility {
  private readonly sources: Pick<Sources, "legibility" | "legibilityAsk">;
  private readonly clock: Clock;

  constructor(sources: Pick<Sources, "legibility" | "legibilityAsk">, clock: Clock) {
    this.sources = sources;
    this.clock = clock;
  }

  /** Each page of the wall that is there looks, and reports. */
  ask(): void {
    this.sources.legibilityAsk.put({ id: "ask", at: this.clock() });
  }

  tell(report: LegibilityReport): void {
    const rows = this.sources.legibility;
    const id = `${report.display}\n${report.scene}`;
    const [oldest] = [...rows.values()].sort((a, b) => a.at - b.at);
    if (oldest && rows.size >= mostKept && !rows.get(id)) rows.remove(oldest.id);
    rows.put({ ...report, id, at: this.clock() });
  }
}
