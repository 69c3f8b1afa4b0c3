/**
 * What one incident says about how work was done: which stages were reached how soon, what was kept, what was refused.
 *
 * Guarantees: it follows from the incident alone, and so from its set of events, whatever order they came in; a second
 * look at the same incident says the same. Counted is the first time round: from when the room heard of it, or it was
 * handed to the agency, until each stage was first reached. That it was opened again is counted beside it and takes
 * nothing back. What is not reached yet says nothing about how soon.
 */
import type { Category } from "../city/category.ts";
import { dueTimes, type Stage, stages } from "../incident/deadlines.ts";
import type { Incident } from "../incident/incident.ts";
import { isOpen } from "../incident/transitions.ts";
import { isActive, type Order, type ReplyType } from "../order/order.ts";
import { type Day, localDay, offsetMs } from "../zone.ts";

/** Whole seconds; null where the stage was not reached. */
export type StageSeconds = Readonly<Record<Stage, number | null>>;

/** When something began, by the city's clock. */
export interface Begun {
  readonly day: Day;
  /** 0 to 23. */
  readonly hour: number;
}

/** An order to one officer: taken (acknowledge), set out (dispatch), there (arrive), done (resolve). */
export interface OrderCase extends Begun {
  readonly officer: string;
  /** Whose the officer was then; empty for a crew that nobody knows. */
  readonly agency: string;
  readonly crew: string;
  readonly seconds: StageSeconds;
  /** Answered in time, or too late; both 0 without an answer. */
  readonly kept: 0 | 1;
  readonly late: 0 | 1;
  readonly refused: 0 | 1;
  /** Until when an answer is expected, epoch ms; null where one came, or none is needed any more. */
  readonly answerBy: number | null;
  readonly active: boolean;
}

export interface Case extends Begun {
  readonly category: string;
  readonly agency: string;
  /** Empty outside all districts. */
  readonly district: string;
  readonly seconds: StageSeconds;
  /** Stages that were reached within their deadline, and after it. */
  readonly kept: number;
  readonly late: number;
  readonly reopened: number;
  readonly cancelled: 0 | 1;
  readonly open: boolean;
  /** Deadlines of what is not reached, epoch ms; empty for what is over. */
  readonly due: readonly number[];
  readonly orders: readonly OrderCase[];
}

/** What the incident's report and the city say about it. */
export interface CaseContext {
  readonly category: string;
  readonly agency: string;
  readonly district: string | null;
  /** Epoch ms. */
  readonly receivedAt: number;
  /** Its channel closed it before anybody took it up. */
  readonly withdrawn: boolean;
  /** Undefined for a category that the city does not know: it has no deadlines. */
  readonly deadlinesMin: Category["deadlinesMin"] | undefined;
  readonly zone: string;
  /** Whose an officer is; undefined for one that the city does not know. */
  crewOf(officer: string): { readonly agency: string; readonly crew: string } | undefined;
}

/** Undefined for one that is part of another: its report is counted there. */
export function caseOf(incident: Incident, context: CaseContext): Case | undefined {
  if (incident.mergedInto !== null) return undefined;
  const { receivedAt, deadlinesMin, zone } = context;
  const { countedFromMs, reached } = incident.firstRound ?? incident;
  const fromMs = countedFromMs ?? receivedAt;
  const open = isOpen(incident.state) && !context.withdrawn;
  const due = deadlinesMin && dueTimes(deadlinesMin, fromMs);
  let [kept, late] = [0, 0];
  for (const stage of stages) {
    const at = reached[stage];
    if (!due || at === null) continue;
    if (at <= due[stage]) kept += 1;
    else late += 1;
  }
  // Of one that was opened again, the deadlines of the second time count for what is still to be done.
  const again = deadlinesMin && dueTimes(deadlinesMin, incident.countedFromMs ?? receivedAt);
  return {
    ...begun(receivedAt, zone),
    ...{ category: context.category, agency: context.agency, district: context.district ?? "" },
    seconds: secondsOf((stage) => reached[stage], fromMs),
    ...{ kept, late, reopened: incident.reopened, open },
    cancelled: incident.state === "cancelled" ? 1 : 0,
    due:
      open && again ? stages.flatMap((stage) => (incident.reached[stage] === null ? again[stage] : [])) : [],
    orders: [...incident.orders.values()].map((order) => orderCase(order, context)),
  };
}

/** An officer who does the next thing has answered. */
const answers: readonly ReplyType[] = ["accepted", "refused", "en-route", "on-scene", "done"];
const replyOf: Readonly<Record<Stage, readonly ReplyType[]>> = {
  acknowledge: answers,
  dispatch: ["en-route"],
  arrive: ["on-scene"],
  resolve: ["done"],
};

function orderCase(order: Order, { zone, agency, crewOf }: CaseContext): OrderCase {
  const heard = (types: readonly ReplyType[]): number | null => {
    const times = [...order.replies.values()]
      .filter(({ type }) => types.includes(type))
      .map(({ heardAtMs }) => heardAtMs);
    return times.length === 0 ? null : Math.min(...times);
  };
  const answeredAt = heard(answers);
  const active = isActive(order);
  return {
    ...begun(order.decidedAtMs, zone),
    officer: order.officer,
    ...(crewOf(order.officer) ?? { agency, crew: "" }),
    seconds: secondsOf((stage) => heard(replyOf[stage]), order.decidedAtMs),
    kept: answeredAt !== null && answeredAt <= order.replyByMs ? 1 : 0,
    late: answeredAt !== null && answeredAt > order.replyByMs ? 1 : 0,
    refused: heard(["refused"]) === null ? 0 : 1,
    answerBy: active && answeredAt === null ? order.replyByMs : null,
    active,
  };
}

/** A clock that was put back makes nothing happen before it began. */
function secondsOf(at: (stage: Stage) => number | null, fromMs: number): StageSeconds {
  const of = (stage: Stage) => {
    const ms = at(stage);
    return ms === null ? null : Math.max(0, Math.round((ms - fromMs) / 1000));
  };
  return {
    acknowledge: of("acknowledge"),
    dispatch: of("dispatch"),
    arrive: of("arrive"),
    resolve: of("resolve"),
  };
}

export function begun(atMs: number, zone: string): Begun {
  return {
    day: localDay(zone, atMs),
    hour: new Date(atMs + offsetMs(zone, atMs)).getUTCHours(),
  };
}
