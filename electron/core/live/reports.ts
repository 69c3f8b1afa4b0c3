/**
 * Citizens' reports as screens see them: open ones, until the day after their incident ended, and those that their
 * channel closed within the last day.
 */
import type { ReportRow } from "../../../shared/contract/rows.ts";
import { districtFinder } from "../../../shared/domain/city/district.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { type AnyPlace, boundsContain } from "../../../shared/domain/place.ts";
import { maskText } from "../../../shared/domain/privacy/mask.ts";
import type { ReportRepository, StandingReport } from "../store/reports.ts";
import type { LiveRows } from "./rows.ts";

const closedShownForMs = 24 * 3600 * 1000;

export class LiveReports {
  private readonly city: City;
  private readonly rows: LiveRows<ReportRow>;
  private readonly clock: Clock;
  private readonly districtAt: (place: AnyPlace) => string | undefined;
  /** Of those on screen. */
  private readonly closedAt = new Map<string, number>();

  constructor(city: City, repository: ReportRepository, rows: LiveRows<ReportRow>, clock: Clock) {
    this.city = city;
    this.rows = rows;
    this.clock = clock;
    this.districtAt = districtFinder(city.districtAreas);
    this.show(repository.current(this.oldestClosed()));
  }

  /** The district that a place lies in, and whether it lies outside the city. */
  locate(place: AnyPlace): { district: string | null; outside: boolean } {
    return {
      district: this.districtAt(place) ?? null,
      outside: !boundsContain(this.city.bounds, place),
    };
  }

  /** These stand so in the database now. */
  show(reports: Iterable<StandingReport>): void {
    const oldest = this.oldestClosed();
    for (const report of reports) {
      const isClosed = report.status === "closed";
      // A gateway that tells everything again tells of last year's reports too.
      if (isClosed && report.changedAt < oldest) {
        this.leave(report.id);
        continue;
      }
      if (isClosed) this.closedAt.set(report.id, report.changedAt);
      else this.closedAt.delete(report.id);
      this.rows.put(reportRowOf(report));
    }
  }

  /** Time went on: what was closed a day ago leaves the screens. */
  advance(): void {
    const oldest = this.oldestClosed();
    for (const [id, at] of this.closedAt) if (at < oldest) this.leave(id);
  }

  /** It is on no screen any more. */
  leave(id: string): void {
    this.closedAt.delete(id);
    this.rows.remove(id);
  }

  private oldestClosed(): number {
    return this.clock() - closedShownForMs;
  }
}

/** Who reported is no part of it (see incidents/citizens.ts). `shown`: with its texts as they were written. */
export function reportRowOf(report: StandingReport, shown = false): ReportRow {
  const { id, category, text, longitude, latitude, address, district, outside } = report;
  const { channel, photos, status, requestedAt, receivedAt } = report;
  const written = (words: string) => (shown ? words : maskText(words, [report.reporterName]));
  return {
    ...{ id, category, place: [longitude, latitude], district, outside },
    ...{ text: written(text), address: address === null ? null : written(address) },
    ...{ channel, photos: [...photos], status, requestedAt, receivedAt },
  };
}
