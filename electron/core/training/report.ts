/** Reads what a drill's own database holds, and makes its report. The real room's database has no part in it. */
import type { City } from "../../../shared/domain/city/index.ts";
import type { EventKind, RoomEvent } from "../../../shared/domain/event/event.ts";
import { AlikeIncidents } from "../../../shared/domain/incident/alike.ts";
import type { Case } from "../../../shared/domain/performance/case.ts";
import { foldAccounts } from "../../../shared/domain/roles/accounts.ts";
import type { Role } from "../../../shared/domain/roles/role.ts";
import { drillTimeAt } from "../../../shared/domain/training/clock.ts";
import { type DrillFacts, incidentOf, measuresOf } from "../../../shared/domain/training/measures.ts";
import type { DrillRecord } from "../../../shared/domain/training/record.ts";
import type { DrillReportBody, KeptReport } from "../../../shared/domain/training/report.ts";
import type { Signer } from "../proof/signer.ts";
import { isSignedText } from "../replication/keys.ts";
import type { Store } from "../store/index.ts";
import { hashOfReport } from "./files.ts";

/** Of what people decided. */
const decided = [
  ...(["report.taken", "incident.acknowledged", "incident.changed", "incident.noted"] as const),
  ...(["incident.merged", "incident.separated", "incident.kept-apart", "incident.transferred"] as const),
  ...(["incident.resolved", "incident.closed", "incident.reopened", "incident.cancelled"] as const),
  ...(["order.sent", "order.recalled", "order.escalated", "alarm.acknowledged"] as const),
] satisfies readonly EventKind[];

export function reportBody(store: Store, record: DrillRecord, city: City): DrillReportBody {
  const { pieces, begunAt, endedAt } = record;
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  const endMs = endedAt === null ? (store.log.latestMs() ?? first.drillMs) : drillTimeAt(last, endedAt);
  const facts = factsOf(store, city, endMs);
  return {
    ...{ format: 1, drill: record, drillMs: Math.max(0, endMs - first.drillMs) },
    realMs: endedAt === null ? null : Math.max(0, endedAt - begunAt),
    measures: measuresOf(facts),
    incidents: facts.incidents.map((each) => incidentOf(each, endMs)),
  };
}

const signedTitle = "drill report";

export function sealed(body: DrillReportBody, signer: Signer | undefined): KeptReport {
  const sha256 = hashOfReport(body);
  const signature = signer?.signText(signedTitle, sha256) ?? null;
  return { body, sha256, signature, publicKey: signer?.publicKey ?? null };
}

/** False where it is not what was written down. */
export function isWhole({ body, sha256, signature, publicKey }: KeptReport): boolean {
  if (hashOfReport(body) !== sha256) return false;
  if (signature === null || publicKey === null) return signature === publicKey;
  return isSignedText(signedTitle, sha256, signature, [publicKey]);
}

function factsOf(store: Store, city: City, endMs: number): DrillFacts {
  const events = store.log.since(0, decided);
  const cases = store.performance.cases();
  const roles = new Map(
    [...foldAccounts(store.access.accountEvents()).values()].map(({ id, role }) => [`person:${id}`, role]),
  );
  const deadlines = new Map(city.categories.map(({ id, deadlinesMin }) => [id, deadlinesMin]));
  const firstBy = (kind: EventKind) => {
    const by = new Map<string, Role>();
    for (const event of events) {
      const role = roles.get(event.actor);
      if (event.kind === kind && role && !by.has(event.subject)) by.set(event.subject, role);
    }
    return by;
  };
  const [acknowledged, dispatched] = [firstBy("incident.acknowledged"), firstBy("order.sent")];
  const escalated = escalatedOrders(events);
  const decisions = new Map<Role, number>();
  for (const { actor } of events) {
    const role = roles.get(actor);
    if (role) decisions.set(role, (decisions.get(role) ?? 0) + 1);
  }
  const merged = mergedOf(events);
  return {
    endMs,
    incidents: cases.map(([id, one]) => ({
      ...{ id, case: one, deadlinesMin: deadlines.get(one.category) },
      escalated: escalated.get(id)?.size ?? 0,
      acknowledgedBy: acknowledged.get(id) ?? null,
      dispatchedBy: dispatched.get(id) ?? null,
    })),
    reports: {
      ...{ received: cases.length + merged.size, merged: merged.size },
      missed: missedDuplicates(store, city, cases, events),
    },
    alarms: store.alarms
      .since(0)
      .flatMap(({ announcedAt, acknowledgedAt }) =>
        announcedAt === null ? [] : { announcedAt, acknowledgedAt },
      ),
    decisions,
  };
}

function escalatedOrders(events: readonly RoomEvent[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const event of events) {
    if (event.kind !== "order.escalated") continue;
    found.set(event.subject, (found.get(event.subject) ?? new Set()).add(event.body.order));
  }
  return found;
}

/** That are part of another at the end. */
function mergedOf(events: readonly RoomEvent[]): Set<string> {
  const merged = new Set<string>();
  for (const { kind, subject } of events) {
    if (kind === "incident.merged") merged.add(subject);
    if (kind === "incident.separated") merged.delete(subject);
  }
  return merged;
}

/** Incidents for which an earlier one would have been offered as the same, and that nobody judged. */
function missedDuplicates(
  store: Store,
  city: City,
  cases: readonly (readonly [string, Case])[],
  events: readonly RoomEvent[],
): number {
  const apart = new Set(
    events.flatMap(({ kind, subject, body }) =>
      kind === "incident.kept-apart" ? [`${subject} ${body.from}`, `${body.from} ${subject}`] : [],
    ),
  );
  const alike = new AlikeIncidents(city.categories);
  let missed = 0;
  const told = cases
    .flatMap(([id, { category }]) => {
      const report = store.reports.get(id);
      return report ? { id, category, report } : [];
    })
    .sort((one, other) => one.report.receivedAt - other.report.receivedAt);
  // Each is looked for among those that came before it.
  for (const { id, category, report } of told) {
    const place = [report.longitude, report.latitude] as const;
    const query = { category, place, receivedAtMs: report.receivedAt, limit: 1 };
    if (alike.near({ ...query, without: (other) => apart.has(`${id} ${other}`) }).length > 0) missed += 1;
    alike.put(id, category, place, report.receivedAt);
  }
  return missed;
}
