/**
 * What the room should hear of: urgent incidents that came in, crews that arrived, what was resolved, what is late.
 *
 * Guarantees: the newest first, each once, however often the same rows are read; what was seen stays after its
 * incident has moved on, and goes when the incident turns out to be none of its own (merged, cancelled, withdrawn) or
 * the news is old. A room that has just started knows what the rows tell: since when each incident is as it is. Pure.
 */
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { groupOf } from "../../incident/group.ts";
import { isBreached } from "../../incident/overdue.ts";

export const newsKinds = ["urgent", "arrived", "resolved", "breached"] as const;
export type NewsKind = (typeof newsKinds)[number];

export interface News {
  readonly kind: NewsKind;
  /** Epoch ms. */
  readonly at: number;
  /** As it was when it was last read. */
  readonly incident: IncidentRow;
}

const forgottenAfterMs = 60 * 60_000;
/** More is no news but a log. */
const mostKept = 8;

/** `known`: what was read before. */
export function readNews(known: readonly News[], incidents: readonly IncidentRow[], now: number): News[] {
  const news = new Map<string, News>();
  const tell = (kind: NewsKind, at: number, incident: IncidentRow) => {
    if (now - at < forgottenAfterMs) news.set(`${kind} ${incident.id} ${at}`, { kind, at, incident });
  };
  const told = new Set(known.map(({ incident }) => incident.id));
  const rows = new Map<string, IncidentRow>();
  for (const incident of incidents) {
    if (told.has(incident.id)) rows.set(incident.id, incident);
    const { state, stateSince, deadline } = incident;
    if (state === "resolved") tell("resolved", stateSince, incident);
    if (groupOf(incident) === "done") continue;
    if (incident.priority === "urgent") tell("urgent", incident.receivedAt, incident);
    if (state === "on-scene") tell("arrived", stateSince, incident);
    if (deadline && isBreached(incident, now)) tell("breached", deadline.at, incident);
  }
  for (const { kind, at, incident } of known) {
    const row = rows.get(incident.id) ?? incident;
    if (isOfItsOwn(row)) tell(kind, at, row);
  }
  return [...news.values()].sort((a, b) => b.at - a.at || compare(a, b)).slice(0, mostKept);
}

function isOfItsOwn({ state, withdrawn }: IncidentRow): boolean {
  return !withdrawn && state !== "merged" && state !== "cancelled";
}

function compare(a: News, b: News): number {
  return a.incident.id < b.incident.id ? -1 : 1;
}
