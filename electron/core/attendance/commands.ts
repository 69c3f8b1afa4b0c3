/** What supervisors may do about attendance. Each is an event of the log; nothing that was said before is altered. */
import type { attendanceCommands, SaidRow } from "../../../shared/contract/attendance.ts";
import { attendanceSubject, foldEntries } from "../../../shared/domain/attendance/entries.ts";
import type { Decision } from "../../../shared/domain/event/event.ts";
import { addDays, type Day, localDay } from "../../../shared/domain/zone.ts";
import type { Caller } from "../access/caller.ts";
import type { Handlers } from "../handlers.ts";
import type { NewId } from "../incidents/ids.ts";
import { Refused } from "../live/serve.ts";
import type { AttendanceBook } from "./book.ts";
import { type ExportOptions, exportRecap } from "./export/index.ts";
import { isUsable } from "./machine/folder.ts";
import type { Mapping } from "./machine/read.ts";
import { machinesSubject } from "./others.ts";

type AttendanceCommand = keyof typeof attendanceCommands;
export type AttendanceHandlers = Handlers<AttendanceCommand>;

export interface AttendanceCommandContext extends ExportOptions {
  readonly book: AttendanceBook;
  readonly station: string;
  readonly newId: NewId;
  /** Keeps a mapping of a machine's columns, and reads again what waited for one. */
  remember(mapping: Mapping): void;
  watchFolder(folder: string | null): void;
  /** The clock was ahead by so much as a file was written. `decide` writes down that a person said so. */
  correctMachine(file: string, offsetMs: number, said: SaidRow, decide: () => void): Promise<void>;
  /** Whose a machine's number is has changed. */
  peopleChanged(): void;
}

const dayMs = 86_400_000;
/** What a supervisor enters was, or is about to be. */
const aheadMs = 60 * 60_000;

export function createAttendanceCommands(context: AttendanceCommandContext): AttendanceHandlers {
  const { city, store, clock, book, station, newId } = context;
  const officers = new Set(city.officers.map(({ id }) => id));

  function known(officer: string): string {
    if (!officers.has(officer)) throw new Refused({ code: "unknown-officer", found: officer });
    return officer;
  }

  function decide({ actor }: Caller, decision: Decision, alsoWrite: () => void = () => {}): void {
    store.transaction(() => {
      store.log.append(station, decision, actor, clock());
      alsoWrite();
    });
  }

  /** What a day came to stands, once clockings of it may have been deleted. */
  function unsealed(day: Day): void {
    if (day < book.sealedBefore) throw new Refused({ code: "day-sealed", found: day });
  }

  function entriesOf(officer: string) {
    return foldEntries(store.log.of(attendanceSubject(known(officer))));
  }

  /** Judged again at once: who entered something sees what it comes to. */
  function changed(officer: string, from: Day, to: Day): void {
    book.touch(officer, addDays(from, -1), addDays(to, 1));
    book.flush(1);
    book.tell({ officer, days: new Set([from, to]) });
  }

  return {
    "attendance.export"(request) {
      // What came a moment ago is in it.
      book.want(request.month);
      book.flush();
      return exportRecap(context, request);
    },
    "attendance.clock"({ officer, type, at, reason }, caller) {
      const subject = attendanceSubject(known(officer));
      if (at > clock() + aheadMs) throw new Refused({ code: "future-time" });
      unsealed(localDay(city.zone, at));
      const body = { entry: newId("AE"), type, at, reason };
      decide(caller, { kind: "attendance.clocked", subject, body });
      const day = localDay(city.zone, at);
      changed(officer, day, day);
      return {};
    },
    "attendance.enterLeave"({ officer, leave, from, to, part, reason }, caller) {
      const subject = attendanceSubject(known(officer));
      unsealed(from);
      const body = { entry: newId("AL"), leave, from, to, ...(part && { part }), reason };
      decide(caller, { kind: "attendance.leave-entered", subject, body });
      changed(officer, from, to);
      return {};
    },
    "attendance.withdraw"({ officer, entry, reason }, caller) {
      const { clockings, leaves } = entriesOf(officer);
      const [clocked, leave] = [clockings.get(entry), leaves.get(entry)];
      if (!clocked && !leave) throw new Refused({ code: "unknown-entry", found: entry });
      unsealed(leave ? leave.from : localDay(city.zone, clocked!.atMs));
      const body = { entry, reason };
      decide(caller, { kind: "attendance.withdrawn", subject: attendanceSubject(officer), body });
      if (leave) changed(officer, leave.from, leave.to);
      if (clocked) changed(officer, localDay(city.zone, clocked.atMs), localDay(city.zone, clocked.atMs));
      return {};
    },
    "attendance.strike"({ officer, clocking, struck, reason }, caller) {
      const subject = attendanceSubject(known(officer));
      const at = book.timeOf(officer, clocking);
      if (at === undefined) throw new Refused({ code: "unknown-entry", found: clocking });
      unsealed(localDay(city.zone, at));
      decide(caller, { kind: "attendance.struck", subject, body: { clocking, struck, reason } });
      const day = localDay(city.zone, at);
      changed(officer, day, day);
      return {};
    },
    "attendance.rule"({ officer, day, shift, as, reason }, caller) {
      const subject = attendanceSubject(known(officer));
      unsealed(day);
      decide(caller, { kind: "attendance.ruled", subject, body: { day, shift, as, reason } });
      changed(officer, day, day);
      return {};
    },
    "attendance.judgeFlag"({ officer, flag, verdict, reason }, caller) {
      const subject = attendanceSubject(known(officer));
      const at = store.attendance.flagDay(flag);
      if (at === undefined) throw new Refused({ code: "unknown-entry", found: flag });
      decide(caller, { kind: "attendance.flag-judged", subject, body: { flag, verdict, reason } });
      book.tell({ officer, days: new Set([at]) });
      return {};
    },
    "attendance.closeDay"({ day }, caller) {
      if (!book.isClosed(day)) throw new Refused({ code: "day-open", found: day });
      decide(caller, { kind: "attendance.day-closed", subject: `attendance-day:${day}`, body: { day } }, () =>
        book.lookAt(day),
      );
      book.tell({ officer: null, days: new Set([day]) });
      return {};
    },
    "attendance.mapPerson"({ person, officer }, caller) {
      if (officer !== null) known(officer);
      const before = store.machineClockings.officerOf(person);
      const body = { person, officer };
      decide(caller, { kind: "attendance.person-mapped", subject: machinesSubject, body }, () =>
        store.machineClockings.map(person, officer),
      );
      const { firstMs, lastMs } = store.machineClockings.span(person);
      if (firstMs !== null && lastMs !== null) {
        for (const each of [before, officer]) if (each) book.touchAt(each, firstMs, lastMs + dayMs);
      }
      context.peopleChanged();
      return {};
    },
    "attendance.mapColumns"({ columns }) {
      if (!isUsable(columns)) throw new Refused({ code: "columns-missing" });
      context.remember(columns);
      return {};
    },
    async "attendance.correctMachine"({ file, offsetMs, reason }, caller) {
      if (store.machineClockings.file(file)?.state !== "done") {
        throw new Refused({ code: "unknown-entry", found: file });
      }
      const body = { file, offsetMs, reason };
      await context.correctMachine(file, offsetMs, { by: caller.actor, atMs: clock(), reason }, () =>
        decide(caller, { kind: "attendance.machine-corrected", subject: machinesSubject, body }),
      );
      return {};
    },
    "attendance.watchFolder"({ folder }) {
      context.watchFolder(folder);
      return {};
    },
  };
}
