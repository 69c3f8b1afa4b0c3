/** What a well-formed message may still not do: speak for somebody the city does not have, or from the future. */
import type { QuarantineReason } from "../../../shared/contract/rows.ts";
import type { Fact } from "../../../shared/messages/read.ts";

export interface Subjects {
  hasOfficer(id: string): boolean;
  hasCamera(id: string): boolean;
  /** The unit that a sensor measures in; undefined for one that the city does not have. */
  unitOf(sensor: string): string | undefined;
  /** Whose an order is; undefined for one that this room did not give. */
  officerOf(order: string): string | undefined;
}

export interface NotAdmitted {
  readonly reason: QuarantineReason;
  readonly detail: string;
}

/**
 * A phone's clock may be wrong, and a wrong future time would keep every right one after it out (the newest stands).
 * A day is more than any time zone mistake, and less than what a person would wait for.
 */
const futureToleranceMs = 24 * 3600 * 1000;

/** `now` is epoch ms. Undefined when the fact may come in. */
export function admit(fact: Fact, subjects: Subjects, now: number): NotAdmitted | undefined {
  const stranger =
    strangerOf(fact, subjects) ?? (fact.kind === "reply" ? wrongReply(fact, subjects) : undefined);
  if (stranger) return { reason: "unknown-subject", detail: stranger };
  if (fact.kind === "sensor") {
    const unit = subjects.unitOf(fact.id);
    if (unit !== fact.body.unit) {
      return { reason: "unit-mismatch", detail: `expected a value in ${unit}, found ${fact.body.unit}` };
    }
  }
  const latest = latestTime(fact);
  if (latest > now + futureToleranceMs) {
    const detail = `expected a time until ${new Date(now).toISOString()}, found ${new Date(latest).toISOString()}`;
    return { reason: "future-time", detail };
  }
  return undefined;
}

function strangerOf({ kind, id }: Fact, subjects: Subjects): string | undefined {
  if ((kind === "position" || kind === "duty") && !subjects.hasOfficer(id)) {
    return `expected an officer of the city, found ${id}`;
  }
  if (kind === "camera-health" && !subjects.hasCamera(id))
    return `expected a camera of the city, found ${id}`;
  if (kind === "sensor" && subjects.unitOf(id) === undefined)
    return `expected a sensor of the city, found ${id}`;
  return undefined;
}

function wrongReply({ id, body }: Extract<Fact, { kind: "reply" }>, subjects: Subjects): string | undefined {
  const officer = subjects.officerOf(id);
  if (officer === undefined) return `expected an order of this room, found ${id}`;
  return officer === body.officer
    ? undefined
    : `expected a reply of ${officer}, found one of ${body.officer}`;
}

function latestTime(fact: Fact): number {
  switch (fact.kind) {
    case "position":
      return fact.body.time;
    case "duty":
      return Math.max(0, ...fact.body.events.map((event) => event.time));
    case "report":
      return Math.max(fact.body.requested_datetime, fact.body.updated_datetime ?? 0);
    case "camera-health":
      return fact.body.since;
    case "sensor":
      return fact.body.time;
    case "warning":
      return fact.body.sent;
    case "report-removed":
    case "cleared":
    case "warning-removed":
    // What an officer answered counts from when it was heard: a claimed time keeps nothing out.
    case "reply":
      return 0;
  }
}
