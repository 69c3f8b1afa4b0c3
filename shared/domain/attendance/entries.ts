/**
 * What supervisors entered and decided about one officer's attendance, folded from the log.
 *
 * Guarantees: the same set of events gives the same entries, whatever order they arrive in and however often. Nothing
 * goes: what was withdrawn or struck out is kept with who did it, when and why. Of several words about one thing the
 * last by clock stands.
 */
import { compareEvents, eventId, type RoomEvent } from "../event/event.ts";
import type { Clocking, Leave, RuledAs } from "./clocking.ts";
import type { Verdict } from "./flags.ts";
import { shiftKey } from "./judge.ts";

/** Who said something, when, and why. */
export interface Said {
  readonly by: string;
  readonly atMs: number;
  readonly reason: string;
}

export interface EnteredClocking extends Clocking {
  readonly said: Said;
}
export interface EnteredLeave extends Leave {
  readonly said: Said;
}

export interface Entries {
  /** By their ids, also those that were withdrawn. */
  readonly clockings: ReadonlyMap<string, EnteredClocking>;
  readonly leaves: ReadonlyMap<string, EnteredLeave>;
  readonly withdrawn: ReadonlyMap<string, Said>;
  /** Clockings of phones and machines that do not count. */
  readonly struck: ReadonlyMap<string, Said>;
  /** By `shiftKey`. */
  readonly rulings: ReadonlyMap<string, Said & { readonly as: RuledAs }>;
  /** By a flag's id. */
  readonly verdicts: ReadonlyMap<string, Said & { readonly verdict: Verdict }>;
}

/** The subject of events about an officer's attendance. */
export function attendanceSubject(officer: string): string {
  return `attendance:${officer}`;
}

const subjectForm = /^attendance:(.+)$/;

/** Undefined for the subject of something else. */
export function officerOfSubject(subject: string): string | undefined {
  return subjectForm.exec(subject)?.[1];
}

export function foldEntries(events: Iterable<RoomEvent>): Entries {
  const once = new Map<string, RoomEvent>();
  for (const event of events) once.set(eventId(event), event);
  const clockings = new Map<string, EnteredClocking>();
  const leaves = new Map<string, EnteredLeave>();
  const withdrawn = new Map<string, Said>();
  const struck = new Map<string, Said>();
  const rulings = new Map<string, Said & { as: RuledAs }>();
  const judged = new Map<string, Said & { verdict: Verdict }>();
  for (const { kind, body, actor, time } of [...once.values()].sort(compareEvents)) {
    const said = (reason: string): Said => ({ by: actor, atMs: time.ms, reason });
    switch (kind) {
      case "attendance.clocked":
        clockings.set(body.entry, {
          ...{ id: body.entry, source: "supervisor", type: body.type, atMs: body.at },
          ...{ place: null, accuracyM: null, device: null, said: said(body.reason) },
        });
        break;
      case "attendance.leave-entered": {
        const { entry: id, leave, from, to, part = null, reason } = body;
        leaves.set(id, { id, kind: leave, from, to, part, reason, said: said(reason) });
        break;
      }
      case "attendance.withdrawn":
        // Also where the clock of another station has it before the entry.
        withdrawn.set(body.entry, said(body.reason));
        break;
      case "attendance.struck":
        if (body.struck) struck.set(body.clocking, said(body.reason));
        else struck.delete(body.clocking);
        break;
      case "attendance.ruled":
        if (body.as === null) rulings.delete(shiftKey(body));
        else rulings.set(shiftKey(body), { ...said(body.reason), as: body.as });
        break;
      case "attendance.flag-judged":
        if (body.verdict === null) judged.delete(body.flag);
        else judged.set(body.flag, { ...said(body.reason), verdict: body.verdict });
    }
  }
  return { clockings, leaves, withdrawn, struck, rulings, verdicts: judged };
}

/** What counts: of all clockings those that nobody struck out or withdrew, and the leave that stands. */
export function standing(told: readonly Clocking[], entries: Entries) {
  const { clockings, leaves, withdrawn, struck, rulings } = entries;
  const isStanding = ({ id }: { readonly id: string }) => !withdrawn.has(id) && !struck.has(id);
  return {
    clockings: [...told, ...clockings.values()].filter(isStanding),
    leaves: [...leaves.values()].filter(isStanding),
    rulings: new Map([...rulings].map(([key, { as }]) => [key, as])),
  };
}
