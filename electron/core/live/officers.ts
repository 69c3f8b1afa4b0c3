/** Officers as screens see them: the city's roster, joined with what was last heard of each one's duty. */
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { onDutyCrews } from "../../../shared/domain/city/shift.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { LastDutyEvent, OfficerRepository } from "../store/officers.ts";
import type { LiveRows } from "./rows.ts";

/** An event older than this says nothing about now: no shift is that long. */
const dutyKnownForMs = 48 * 3600 * 1000;

export class LiveOfficers {
  private readonly rows: LiveRows<OfficerRow>;
  private readonly city: City;
  private readonly repository: OfficerRepository;
  private readonly clock: Clock;
  private planned: ReadonlySet<string>;

  constructor(city: City, repository: OfficerRepository, rows: LiveRows<OfficerRow>, clock: Clock) {
    this.city = city;
    this.repository = repository;
    this.rows = rows;
    this.clock = clock;
    this.planned = this.crewsPlannedNow();
    const last = new Map(
      repository.lastDutyEvents(this.oldestKnown()).map((event) => [event.officer, event]),
    );
    rows.replace(city.officers.map((officer) => this.rowOf(officer, last.get(officer.id))));
  }

  /** Reads these officers' duty again. */
  refresh(officers: ReadonlySet<string>): void {
    for (const id of officers) {
      const row = this.rows.get(id);
      const now = this.dutyOf(this.repository.lastDutyEventOf(id));
      // A broker tells everybody's again at each connection.
      if (!row || (row.duty === now.duty && row.dutySince === now.dutySince)) continue;
      this.rows.put({ ...row, ...now });
    }
  }

  /** Time went on: shifts began and ended, and old events say nothing any more. */
  advance(): void {
    this.planned = this.crewsPlannedNow();
    const oldest = this.oldestKnown();
    for (const row of [...this.rows.values()]) {
      const planned = this.planned.has(row.crew);
      const forgotten = row.dutySince !== null && row.dutySince < oldest;
      if (planned === row.planned && !forgotten) continue;
      this.rows.put({ ...row, planned, ...(forgotten && this.dutyOf(undefined)) });
    }
  }

  private oldestKnown(): number {
    return this.clock() - dutyKnownForMs;
  }

  private crewsPlannedNow(): ReadonlySet<string> {
    return new Set(onDutyCrews(this.city, this.clock()).map(({ crew }) => crew));
  }

  private rowOf(officer: City["officers"][number], last: LastDutyEvent | undefined): OfficerRow {
    const { id, name, agency, crew, phone } = officer;
    const post = this.city.posts.find((one) => one.id === officer.post)?.name ?? officer.post;
    return { id, name, agency, crew, post, phone, planned: this.planned.has(crew), ...this.dutyOf(last) };
  }

  private dutyOf(last: LastDutyEvent | undefined): Pick<OfficerRow, "duty" | "dutySince"> {
    return last && last.time >= this.oldestKnown()
      ? { duty: last.type === "in" ? "on" : "off", dutySince: last.time }
      : { duty: "unknown", dutySince: null };
  }
}
