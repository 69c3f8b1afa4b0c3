/** What other stations decided about attendance: what it touches here, and what of it stands in tables. */
import { attendanceSubject, officerOfSubject } from "../../../shared/domain/attendance/entries.ts";
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import { addDays, type Day, localDay } from "../../../shared/domain/zone.ts";
import type { Store } from "../store/index.ts";
import type { AttendanceBook } from "./book.ts";

/** The subject of what is decided about fingerprint machines. */
export const machinesSubject = "attendance-machines";

/** Within the transaction of these events. */
export function keepOthers(events: readonly RoomEvent[], store: Store): void {
  for (const { kind, body, time } of events) {
    if (kind === "attendance.day-closed") store.attendance.lookAt(body.day, time.ms);
    if (kind !== "attendance.person-mapped") continue;
    const last = store.log
      .of(machinesSubject)
      .flatMap((event) =>
        event.kind === "attendance.person-mapped" && event.body.person === body.person ? [event.body] : [],
      )
      .at(-1);
    if (last) store.machineClockings.map(last.person, last.officer);
  }
}

/** Judges again what these events touch. */
export function touchAfter(
  events: readonly RoomEvent[],
  { store, book, zone }: { readonly store: Store; readonly book: AttendanceBook; readonly zone: string },
): void {
  const around = (officer: string, from: Day, to: Day) => {
    book.touch(officer, addDays(from, -1), addDays(to, 1));
    book.tell({ officer, days: new Set([from, to]) });
  };
  for (const event of events) {
    const officer = officerOfSubject(event.subject);
    if (event.kind === "attendance.person-mapped") touchMachine(event.body.person, store, book);
    if (event.kind === "attendance.day-closed") book.tell({ officer: null, days: new Set([event.body.day]) });
    if (officer === undefined) continue;
    switch (event.kind) {
      case "attendance.clocked":
        around(officer, localDay(zone, event.body.at), localDay(zone, event.body.at));
        break;
      case "attendance.leave-entered":
        around(officer, event.body.from, event.body.to);
        break;
      case "attendance.withdrawn":
        for (const [from, to] of entered(officer, event.body.entry, store, zone)) around(officer, from, to);
        break;
      case "attendance.struck": {
        const at = book.timeOf(officer, event.body.clocking);
        if (at !== undefined) around(officer, localDay(zone, at), localDay(zone, at));
        break;
      }
      case "attendance.ruled":
        around(officer, event.body.day, event.body.day);
        break;
      case "attendance.flag-judged": {
        const day = store.attendance.flagDay(event.body.flag);
        if (day !== undefined) book.tell({ officer, days: new Set([day]) });
      }
    }
  }
}

/** The days of an entry that was withdrawn. */
function entered(officer: string, entry: string, store: Store, zone: string): [from: Day, to: Day][] {
  return store.log.of(attendanceSubject(officer)).flatMap((event): [Day, Day][] => {
    if (event.kind === "attendance.leave-entered" && event.body.entry === entry) {
      return [[event.body.from, event.body.to]];
    }
    if (event.kind !== "attendance.clocked" || event.body.entry !== entry) return [];
    const day = localDay(zone, event.body.at);
    return [[day, day]];
  });
}

/** Whoever had the number before, and whoever has it now. */
function touchMachine(person: string, store: Store, book: AttendanceBook): void {
  const { firstMs, lastMs } = store.machineClockings.span(person);
  if (firstMs === null || lastMs === null) return;
  const officers = store.log
    .of(machinesSubject)
    .flatMap((event) =>
      event.kind === "attendance.person-mapped" && event.body.person === person && event.body.officer
        ? [event.body.officer]
        : [],
    );
  for (const officer of new Set(officers)) book.touchAt(officer, firstMs, lastMs + dayMs);
}

const dayMs = 86_400_000;
