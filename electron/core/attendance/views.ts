/** Attendance as screens see it: rows are worked out while somebody looks, and again where the book changes. */
import type {
  AttendanceDayRow,
  AttendanceFactRow,
  AttendanceFlagRow,
  AttendanceShiftRow,
} from "../../../shared/contract/attendance.ts";
import { type ViewName, type ViewParams, views } from "../../../shared/contract/views.ts";
import { attendanceSubject, foldEntries } from "../../../shared/domain/attendance/entries.ts";
import type { ShiftResult } from "../../../shared/domain/attendance/judge.ts";
import { closesAt } from "../../../shared/domain/attendance/rules.ts";
import { compareEvents, eventId } from "../../../shared/domain/event/event.ts";
import { distanceM } from "../../../shared/domain/place.ts";
import { daysBetween } from "../../../shared/domain/roster/plan.ts";
import { addDays, type Day, epochOf } from "../../../shared/domain/zone.ts";
import { LiveRows, putChanged } from "../live/rows.ts";
import type { OpenedRows } from "../live/serve.ts";
import { type AttendanceBook, type BookChange, type BookOptions, monthSpan } from "./book.ts";
import { factsOf } from "./facts.ts";
import { MonthRecap } from "./recap.ts";

export function createAttendanceViews(options: BookOptions, book: AttendanceBook) {
  const { city, rules, store } = options;
  const officers = new Map(city.officers.map((officer) => [officer.id, officer]));
  const shiftNames = new Map(city.shifts.map(({ id, name }) => [id, name]));
  const postNames = new Map(city.posts.map(({ id, name }) => [id, name]));

  function shiftRows(day: Day): AttendanceShiftRow[] {
    return store.attendance.ofDay(day).flatMap(({ officer, result, changedAt }) => {
      const known = officers.get(officer);
      if (!known) return [];
      const { name, agency, crew } = known;
      return {
        ...result,
        ...{ id: `${officer} ${day} ${result.shift ?? `+${result.startsAt}`}`, officer, name, agency, crew },
        post: result.post === null ? null : (postNames.get(result.post) ?? result.post),
        shiftName: result.shift === null ? null : (shiftNames.get(result.shift) ?? null),
        ...{ remarks: [...result.remarks], clockings: [...result.clockings], leaves: [...result.leaves] },
        changedAt,
      };
    });
  }

  function dayRows(month: string): AttendanceDayRow[] {
    const [from, to] = monthSpan(month);
    const closed = new Map(store.attendance.days(from, to).map((each) => [each.day, each]));
    return daysBetween(from, to).map((day) => {
      const stored = closed.get(day);
      return {
        ...{ day, closesAt: closesAt(rules, city.zone, day), closedAt: stored?.closedAt ?? null },
        changed: stored ? store.attendance.changedSince(day, stored.lookedAt) : 0,
        rulesSince: book.rulesSince(day),
      };
    });
  }

  function flagRows(day: Day): AttendanceFlagRow[] {
    const verdicts = new Map<string, AttendanceFlagRow["verdict"]>();
    const flags = store.attendance.flagsOfDay(day).filter(({ officer }) => officers.has(officer));
    for (const officer of new Set(flags.map((flag) => flag.officer))) {
      const { verdicts: said } = foldEntries(store.log.of(attendanceSubject(officer)));
      for (const [flag, verdict] of said) verdicts.set(flag, { ...verdict });
    }
    return flags.map((flag) => {
      const { name, agency, crew } = officers.get(flag.officer)!;
      return {
        ...flag,
        ...{ name, agency, crew, others: [...flag.others], clockings: [...flag.clockings] },
        verdict: verdicts.get(flag.id) ?? null,
      };
    });
  }

  function factRows(officer: string, from: Day, to: Day): AttendanceFactRow[] {
    if (!officers.has(officer)) return [];
    const planned = book.plannedIn(officer, addDays(from, -1), addDays(to, 1));
    const [fromMs, toMs] = [
      epochOf(city.zone, from, "00:00") - rules.window.beforeMinutes * 60_000,
      epochOf(city.zone, addDays(to, 1), "00:00") + rules.window.afterMinutes * 60_000 + 12 * 3_600_000,
    ];
    const { told, entries } = factsOf(store, officer, planned, fromMs, toMs);
    const entered = [...entries.clockings.values()].filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
    const endOf = (id: string) => entries.withdrawn.get(id) ?? entries.struck.get(id) ?? null;
    const clockings = [...told, ...entered].map((clocking): AttendanceFactRow => {
      const post = book.postAt(officer, clocking.atMs, planned);
      const { id, atMs, toldAtMs = null, type, source, device, accuracyM, place } = clocking;
      return {
        ...{ kind: "clocking", id, atMs, toldAtMs, type, source, device, accuracyM },
        distanceM: place && post ? distanceM(place, post) : null,
        entered: entries.clockings.get(id)?.said ?? null,
        ended: endOf(id),
      };
    });
    const leaves = [...entries.leaves.values()]
      .filter((leave) => leave.from <= to && leave.to >= from)
      .map(
        ({ id, kind: leave, from: first, to: last, part = null, said }): AttendanceFactRow => ({
          ...{ kind: "leave", id, atMs: said.atMs, leave, from: first, to: last, part, entered: said },
          ended: endOf(id),
        }),
      );
    const rulings = store.log
      .of(attendanceSubject(officer))
      .sort(compareEvents)
      .flatMap((event): AttendanceFactRow[] => {
        if (event.kind !== "attendance.ruled" || event.body.day < from || event.body.day > to) return [];
        const { day, shift, as, reason } = event.body;
        const said = { by: event.actor, atMs: event.time.ms, reason };
        return [{ kind: "ruling", id: eventId(event), atMs: event.time.ms, day, shift, as, entered: said }];
      });
    const changes = store.attendance.changesOf(officer, from, to).map(
      ({ number, day, at, before, after }): AttendanceFactRow => ({
        ...{ kind: "change", id: `change:${number}`, atMs: at, day, shift: (after ?? before)?.shift ?? null },
        ...{ before: inShort(before), after: inShort(after) },
      }),
    );
    const shifts = store.attendance.ofOfficer(officer, from, to).map((result): AttendanceFactRow => {
      const { day, shift, startsAt, endsAt, status, lateMs, earlyMs, workedMs, overtimeMs } = result;
      return {
        ...{
          kind: "shift",
          id: `shift:${day} ${shift ?? `+${startsAt}`}`,
          atMs: startsAt,
          endsAt,
          day,
          shift,
        },
        ...{ shiftName: shiftNames.get(shift ?? "") ?? null, status, lateMs, earlyMs, workedMs, overtimeMs },
        remarks: [...result.remarks],
        ...{ clockings: [...result.clockings], leaves: [...result.leaves] },
      };
    });
    return [...shifts, ...clockings, ...leaves, ...rulings, ...changes];
  }

  /** `concerns`: whether a change of the book changes the rows. */
  function live(
    view: ViewName,
    build: () => readonly unknown[],
    concerns: (change: BookChange) => boolean,
  ): OpenedRows {
    const rows = new LiveRows<unknown>(views[view].key as (row: unknown) => string, build());
    const later = sooner(() => putChanged(rows, build(), views[view].key as (row: unknown) => string));
    const stop = book.watch((change) => concerns(change) && later.ask());
    return {
      rows,
      close() {
        stop();
        later.stop();
      },
    };
  }

  function openRecap({ month, by }: ViewParams<"attendanceRecap">): OpenedRows {
    book.want(month);
    let recap = new MonthRecap(city, store, month, by);
    const rows = new LiveRows<unknown>(views.attendanceRecap.key as (row: unknown) => string, recap.rows());
    const [from, to] = monthSpan(month);
    const changed = new Set<string>();
    const later = sooner(() => {
      // All of a month at once is counted at once.
      if (recap.empty || changed.size > 200) {
        recap = new MonthRecap(city, store, month, by);
        rows.replace(recap.rows());
      } else for (const officer of changed) for (const row of recap.refresh(officer)) rows.put(row);
      changed.clear();
    });
    const stop = book.watch(({ officer, days }) => {
      if (officer === null || ![...days].some((day) => day >= from && day <= to)) return;
      changed.add(officer);
      later.ask();
    });
    return {
      rows,
      close() {
        stop();
        later.stop();
      },
    };
  }

  return {
    /** The rows of a view of attendance; undefined for any other view. */
    open(view: ViewName, params: unknown): OpenedRows | undefined {
      switch (view) {
        case "attendanceDay": {
          const { day } = params as ViewParams<"attendanceDay">;
          book.want(day.slice(0, 7));
          return live(
            view,
            () => shiftRows(day),
            ({ days }) => days.has(day),
          );
        }
        case "attendanceDays": {
          const { month } = params as ViewParams<"attendanceDays">;
          book.want(month);
          return live(
            view,
            () => dayRows(month),
            ({ days }) => [...days].some((day) => day.startsWith(month)),
          );
        }
        case "attendanceFlags": {
          const { day } = params as ViewParams<"attendanceFlags">;
          return live(
            view,
            () => flagRows(day),
            ({ days }) => days.has(day),
          );
        }
        case "attendanceRecap":
          return openRecap(params as ViewParams<"attendanceRecap">);
        case "attendanceFacts": {
          const { officer, from, to } = params as ViewParams<"attendanceFacts">;
          return live(
            view,
            () => factRows(officer, from, to),
            (change) => change.officer === officer,
          );
        }
        default:
          return undefined;
      }
    },
  };
}

function inShort(result: ShiftResult | null) {
  return result && { status: result.status, lateMs: result.lateMs, earlyMs: result.earlyMs };
}

const soonMs = 150;

/** Many changes at once are one. */
function sooner(act: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    ask() {
      timer ??= setTimeout(() => {
        timer = undefined;
        act();
      }, soonMs);
    },
    stop: () => clearTimeout(timer),
  };
}
