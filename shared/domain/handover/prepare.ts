/**
 * The list of what there is to hand over, made of the state of the room. Pure.
 *
 * Guarantees: the same room gives the same list, the gravest first within each kind; of a kind with more than a person
 * can tell, the gravest stand for themselves and the rest is one item that counts them.
 */
import type { Stage } from "../incident/deadlines.ts";
import { type IncidentState, isOpen } from "../incident/transitions.ts";
import type { Item, ItemKind, ItemPriority, NextStep } from "./item.ts";
import { instructionItem, type StandingInstruction } from "./rules.ts";

export interface Localised {
  readonly id: string;
  readonly en: string;
}

export interface IncidentToHandOver {
  readonly id: string;
  readonly state: IncidentState;
  readonly priority: ItemPriority;
  readonly category: Localised;
  /** In short, as screens name it. */
  readonly agency: string;
  readonly address: string | null;
  readonly district: string | null;
  readonly text: string;
  readonly receivedAtMs: number;
  readonly deadline: { readonly stage: Stage; readonly atMs: number } | null;
  readonly orders: readonly {
    readonly id: string;
    readonly officerName: string;
    readonly task: string;
    /** Nothing came back yet. */
    readonly awaitsReply: boolean;
    readonly isActive: boolean;
    readonly decidedAtMs: number;
    readonly replyByMs: number;
  }[];
}

export interface RoomToHandOver {
  readonly incidents: readonly IncidentToHandOver[];
  readonly shelvedAlarms: readonly {
    readonly id: string;
    readonly title: Localised;
    readonly priority: ItemPriority;
    readonly reason: string;
    readonly by: string;
    readonly sinceMs: number;
    readonly untilMs: number;
  }[];
  readonly camerasOut: readonly {
    readonly id: string;
    readonly name: string;
    readonly district: string | null;
    readonly sinceMs: number;
  }[];
  /** Of the shift that begins, by post. */
  readonly staffing: readonly {
    readonly post: string;
    readonly postName: string;
    readonly shift: string;
    readonly shiftName: Localised;
    readonly startsAtMs: number;
    readonly planned: number;
    readonly minimum: number;
  }[];
  readonly warnings: readonly {
    readonly id: string;
    readonly headline: Localised;
    readonly instruction: Localised;
    readonly severity: string;
    readonly areas: string;
    readonly effectiveAtMs: number;
    readonly expiresAtMs: number;
  }[];
  readonly notes: readonly {
    readonly id: string;
    readonly text: string;
    readonly by: string;
    readonly atMs: number;
  }[];
  readonly instructions: readonly StandingInstruction[];
  /** Since the last handover; null where there was none. */
  readonly changes: {
    readonly sinceMs: number;
    readonly reported: number;
    readonly finished: number;
    readonly orders: number;
    readonly stillOpen: number;
  } | null;
}

/** Of one kind; the rest is summed up. */
export const maxOfKind = 40;
const maxCamerasNamed = 15;
const maxLetters = 1000;

const ranks: Readonly<Record<ItemPriority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 };

export function preparedItems(room: RoomToHandOver, nowMs: number): Item[] {
  const incidents = room.incidents.filter(({ state }) => isOpen(state) || state === "resolved");
  return [
    ...capped("incident", incidents.map(incidentItem), maxOfKind, nowMs),
    ...capped("order", incidents.flatMap(orderItems), maxOfKind, nowMs),
    ...capped("warning", room.warnings.map(warningItem), maxOfKind, nowMs),
    ...capped("alarm", room.shelvedAlarms.map(alarmItem), maxOfKind, nowMs),
    ...capped("staffing", staffingItems(room.staffing), maxOfKind, nowMs),
    ...capped("camera", room.camerasOut.map(cameraItem), maxCamerasNamed, nowMs),
    ...capped("note", room.notes.map(noteItem), maxOfKind, nowMs),
    ...changesItem(room.changes),
    ...room.instructions.map(instructionItemOf),
  ];
}

/** What came since it began, and what grew more urgent: not what was behind the sum of a kind all the time. */
export function newsAmong(
  prepared: readonly Item[],
  handedOver: { has(id: string): boolean; readonly subjects: ReadonlySet<string> },
  begunAtMs: number,
): Item[] {
  return prepared.filter(
    ({ id, kind, subject, sinceMs }) =>
      newsKinds.has(kind) &&
      !handedOver.has(id) &&
      (sinceMs > begunAtMs || handedOver.subjects.has(`${kind}:${subject}`)),
  );
}

/** A camera comes and goes; it is news for whoever looks at the wall. */
const newsKinds: ReadonlySet<ItemKind> = new Set(["incident", "order", "warning", "alarm", "note"]);

export function subjectsOf(items: Iterable<Item>): Set<string> {
  return new Set([...items].map(({ kind, subject }) => `${kind}:${subject}`));
}

/** Open incidents of the highest priority, for which a city may want two persons. */
export function isUrgentIncident({ kind, priority }: Pick<Item, "kind" | "priority">): boolean {
  return kind === "incident" && priority === "urgent";
}

function byGravity(a: Item, b: Item): number {
  return (
    ranks[a.priority] - ranks[b.priority] ||
    (a.dueMs ?? Number.MAX_SAFE_INTEGER) - (b.dueMs ?? Number.MAX_SAFE_INTEGER) ||
    a.sinceMs - b.sinceMs ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

function capped(kind: ItemKind, items: readonly Item[], limit: number, nowMs: number): Item[] {
  const sorted = [...items].sort(byGravity);
  const rest = sorted.slice(limit);
  if (rest.length === 0) return sorted;
  const count = (priority: ItemPriority) => rest.filter((item) => item.priority === priority).length;
  const sum: Item = {
    ...{ id: `others:${kind}`, kind: "others", subject: kind, priority: rest[0]!.priority, title: both("") },
    facts: { of: kind, count: rest.length, urgent: count("urgent"), high: count("high") },
    ...{ text: null, sinceMs: nowMs, dueMs: rest[0]!.dueMs },
  };
  return [...sorted.slice(0, limit), sum];
}

function both(text: string, letters = maxLetters): Localised {
  const cut = [...text].length > letters ? `${[...text].slice(0, letters - 1).join("")}…` : text;
  return { id: cut, en: cut };
}

function known(facts: Record<string, string | number | Localised | null>): Item["facts"] {
  const short = (value: string | number | Localised) =>
    typeof value === "string" ? both(value, 200).id : value;
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [[name, short(value)]])),
  );
}

function nextOf({ state, deadline, orders }: IncidentToHandOver): { step: NextStep; dueMs: number | null } {
  if (state === "resolved") return { step: "close", dueMs: null };
  const waiting = orders.filter(({ awaitsReply }) => awaitsReply).map(({ replyByMs }) => replyByMs);
  const answerBy = waiting.length > 0 ? Math.min(...waiting) : null;
  if (answerBy !== null && (!deadline || answerBy <= deadline.atMs))
    return { step: "answer", dueMs: answerBy };
  return deadline ? { step: deadline.stage, dueMs: deadline.atMs } : { step: "close", dueMs: null };
}

function incidentItem(incident: IncidentToHandOver): Item {
  const { id, priority, category, state, agency, address, district, text, receivedAtMs, orders } = incident;
  const { step, dueMs } = nextOf(incident);
  return {
    ...{ id: `incident:${id}:${priority}`, kind: "incident", subject: id, priority, title: category },
    text: text === "" ? null : both(text),
    facts: known({
      ...{ state, agency, address, district, next: step },
      crews: orders.filter(({ isActive }) => isActive).length,
    }),
    ...{ sinceMs: receivedAtMs, dueMs },
  };
}

function orderItems({ id: incident, priority, category, address, orders }: IncidentToHandOver): Item[] {
  return orders
    .filter(({ awaitsReply }) => awaitsReply)
    .map(({ id, officerName, task, decidedAtMs, replyByMs }) => ({
      ...{ id: `order:${id}`, kind: "order", subject: id, priority, title: both(officerName, 200) },
      text: both(task),
      facts: known({ incident, category, address }),
      ...{ sinceMs: decidedAtMs, dueMs: replyByMs },
    }));
}

function alarmItem({
  id,
  title,
  priority,
  reason,
  by,
  sinceMs,
  untilMs,
}: RoomToHandOver["shelvedAlarms"][number]): Item {
  return {
    ...{ id: `alarm:${id}`.slice(0, 160), kind: "alarm", subject: id.slice(0, 120), priority, title },
    ...{ text: both(reason), facts: known({ by }), sinceMs, dueMs: untilMs },
  };
}

function cameraItem({ id, name, district, sinceMs }: RoomToHandOver["camerasOut"][number]): Item {
  return {
    ...{ id: `camera:${id}`, kind: "camera", subject: id, priority: "normal", title: both(name, 200) },
    ...{ text: null, facts: known({ district }), sinceMs, dueMs: null },
  };
}

/** Posts that will be short stand for themselves; of the others it is enough to know how many are staffed. */
function staffingItems(staffing: RoomToHandOver["staffing"]): Item[] {
  const [first] = staffing;
  if (!first) return [];
  const short = staffing.filter(({ planned, minimum }) => planned < minimum);
  const sum = (of: (each: (typeof staffing)[number]) => number) =>
    staffing.reduce((n, each) => n + of(each), 0);
  const all: Item = {
    ...{ id: `staffing:${first.shift}`, kind: "staffing", subject: first.shift, priority: "low" },
    ...{ title: first.shiftName, text: null, sinceMs: first.startsAtMs, dueMs: null },
    facts: {
      ...{ planned: sum(({ planned }) => planned), minimum: sum(({ minimum }) => minimum) },
      ...{ posts: staffing.length, short: short.length },
    },
  };
  return [
    ...short.map(
      ({ post, postName, shift, shiftName, startsAtMs, planned, minimum }): Item => ({
        ...{
          id: `staffing:${post}/${shift}`,
          kind: "staffing",
          subject: `${post}/${shift}`,
          priority: "high",
        },
        ...{ title: both(postName, 200), text: null, sinceMs: startsAtMs, dueMs: startsAtMs },
        facts: known({ shift: shiftName, planned, minimum }),
      }),
    ),
    all,
  ];
}

const severities: Readonly<Record<string, ItemPriority>> = {
  Extreme: "urgent",
  Severe: "urgent",
  Moderate: "high",
};

function warningItem(warning: RoomToHandOver["warnings"][number]): Item {
  const { id, headline, instruction, severity, areas, effectiveAtMs, expiresAtMs } = warning;
  const cut = { id: both(instruction.id).id, en: both(instruction.en).en };
  return {
    ...{ id: `warning:${id}`.slice(0, 160), kind: "warning", subject: id.slice(0, 120) },
    ...{
      priority: severities[severity] ?? "normal",
      title: { id: both(headline.id).id, en: both(headline.en).en },
    },
    text: cut.id === "" && cut.en === "" ? null : cut,
    facts: known({ severity, areas }),
    ...{ sinceMs: effectiveAtMs, dueMs: expiresAtMs },
  };
}

function noteItem({ id, text, by, atMs }: RoomToHandOver["notes"][number]): Item {
  return {
    ...{ id: `note:${id}`, kind: "note", subject: id, priority: "normal", title: both("") },
    ...{ text: both(text, 4000), facts: known({ by }), sinceMs: atMs, dueMs: null },
  };
}

function changesItem(changes: RoomToHandOver["changes"]): Item[] {
  if (!changes) return [];
  const { sinceMs, ...facts } = changes;
  return [
    {
      ...{ id: "changes", kind: "changes", subject: "", priority: "low", title: both("") },
      ...{ text: null, facts, sinceMs, dueMs: null },
    },
  ];
}

function instructionItemOf({ id, version, title, text }: StandingInstruction): Item {
  return {
    ...{ id: instructionItem({ id, version }), kind: "instruction", subject: id, priority: "low", title },
    ...{ text, facts: { version }, sinceMs: 0, dueMs: null },
  };
}
