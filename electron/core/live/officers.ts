/** Officers as screens see them: the city's roster, joined with what was last heard of each one's duty. */
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { type Plan, type PlannedShift, plannedAt, planOf } from "../../../shared/domain/roster/plan.ts";
import { emptyRoster } from "../../../shared/domain/roster/roster.ts";
import type { LastDutyEvent, OfficerRepository } from "../store/officers.ts";
import type { LiveRows } from "./rows.ts";

/** An event older than this says nothing about now: no shift is that long. */
const dutyKnownForMs = 48 * 3600 * 1000;

type PlannedNow = Required<Pick<OfficerRow, "planned" | "shift" | "post">>;

export class LiveOfficers {
  private readonly rows: LiveRows<OfficerRow>;
  private readonly postNames: ReadonlyMap<string, string>;
  private readonly repository: OfficerRepository;
  private readonly clock: Clock;
  private readonly plan: () => Plan;

  /** `plan` answers what stands; without one, the city's rotation does. */
  constructor(
    city: City,
    repository: OfficerRepository,
    rows: LiveRows<OfficerRow>,
    clock: Clock,
    plan?: () => Plan,
  ) {
    this.postNames = new Map(city.posts.map(({ id, name }) => [id, name]));
    this.repository = repository;
    this.rows = rows;
    this.clock = clock;
    const rotation = planOf(city, emptyRoster);
    this.plan = plan ?? (() => rotation);
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

  /** Time went on, or the plan was changed: shifts began and ended, and old events say nothing any more. */
  advance(): void {
    const oldest = this.oldestKnown();
    for (const row of [...this.rows.values()]) {
      const planned = this.plannedNow(row.id);
      const forgotten = row.dutySince !== null && row.dutySince < oldest;
      if (isSamePlan(row, planned) && !forgotten) continue;
      this.rows.put({ ...row, ...planned, ...(forgotten && this.dutyOf(undefined)) });
    }
  }

  private oldestKnown(): number {
    return this.clock() - dutyKnownForMs;
  }

  private plannedNow(officer: string): PlannedNow {
    const plan = this.plan();
    const shift: PlannedShift | undefined = plannedAt(plan, officer, this.clock())[0];
    const post = shift?.post ?? plan.officer(officer)?.post ?? "";
    return {
      planned: shift !== undefined,
      shift: shift ? { id: shift.shift, startsAt: shift.startsAt, endsAt: shift.endsAt } : null,
      post: this.postNames.get(post) ?? post,
    };
  }

  private rowOf(officer: City["officers"][number], last: LastDutyEvent | undefined): OfficerRow {
    const { id, name, agency, crew, phone } = officer;
    return { id, name, agency, crew, phone, ...this.plannedNow(id), ...this.dutyOf(last) };
  }

  private dutyOf(last: LastDutyEvent | undefined): Pick<OfficerRow, "duty" | "dutySince"> {
    return last && last.time >= this.oldestKnown()
      ? { duty: last.type === "in" ? "on" : "off", dutySince: last.time }
      : { duty: "unknown", dutySince: null };
  }
}

function isSamePlan(row: OfficerRow, { planned, shift, post }: PlannedNow): boolean {
  return (
    row.planned === planned &&
    row.post === post &&
    row.shift?.id === shift?.id &&
    row.shift?.startsAt === shift?.startsAt &&
    row.shift?.endsAt === shift?.endsAt
  );
}
