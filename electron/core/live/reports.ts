/** Citizens' reports as screens see them: all open ones, and those closed within the last day. */
import type { ReportRow } from "../../../shared/contract/rows.ts";
import { districtFinder } from "../../../shared/domain/city/district.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { type AnyPlace, boundsContain } from "../../../shared/domain/place.ts";
import type { ReportRepository, StoredReport } from "../store/reports.ts";
import type { LiveRows } from "./rows.ts";

const closedShownForMs = 24 * 3600 * 1000;

export class LiveReports {
  private readonly city: City;
  private readonly repository: ReportRepository;
  private readonly rows: LiveRows<ReportRow>;
  private readonly clock: Clock;
  private readonly districtAt: (place: AnyPlace) => string | undefined;

  constructor(city: City, repository: ReportRepository, rows: LiveRows<ReportRow>, clock: Clock) {
    this.city = city;
    this.repository = repository;
    this.rows = rows;
    this.clock = clock;
    this.districtAt = districtFinder(city.districtAreas);
    this.advance();
  }

  /** The district that a place lies in, and whether it lies outside the city. */
  locate(place: AnyPlace): { district: string | null; outside: boolean } {
    return {
      district: this.districtAt(place) ?? null,
      outside: !boundsContain(this.city.bounds, place),
    };
  }

  /** These stand so in the database now. */
  show(reports: Iterable<StoredReport>): void {
    for (const report of reports) this.rows.put(rowOf(report));
  }

  /** Time went on: what was closed a day ago leaves the screens. */
  advance(): void {
    const current = this.repository.current(this.clock() - closedShownForMs);
    const ids = new Set(current.map(({ id }) => id));
    for (const row of [...this.rows.values()]) if (!ids.has(row.id)) this.rows.remove(row.id);
    for (const report of current) if (!this.rows.get(report.id)) this.rows.put(rowOf(report));
  }
}

/** Who reported stays in the database: no screen of the room shows it. */
function rowOf(report: StoredReport): ReportRow {
  const { id, category, text, longitude, latitude, address, district, outside } = report;
  const { channel, photos, status, requestedAt, receivedAt } = report;
  return {
    ...{ id, category, text, place: [longitude, latitude], address, district, outside },
    ...{ channel, photos: [...photos], status, requestedAt, receivedAt },
  };
}
