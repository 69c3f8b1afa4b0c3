/** Events as screens see them. */
import type { LogRow } from "../../../shared/contract/shiftLog.ts";
import { eventId, type RoomEvent } from "../../../shared/domain/event/event.ts";
import { type Entry, foldEntry } from "../../../shared/domain/log/entry.ts";
import { groupOf } from "../../../shared/domain/log/group.ts";
import { maskBody } from "../../../shared/domain/privacy/maskEvent.ts";
import type { Store } from "../store/index.ts";

/** What is in an event's body of a person who is not of the room, and belongs on no time line. */
const personal = ["reporterName", "reporterPhone"] as const;

type Kept = Pick<Store, "log" | "incidents" | "reports">;

/** Masked, but for what people wrote into the log itself: a console shows them that. */
export function logRowOf(event: RoomEvent, store: Kept): LogRow {
  const { kind, actor, subject } = event;
  const entry = kind === "log.written" ? foldEntry(store.log.of(subject)) : undefined;
  return {
    id: eventId(event),
    at: event.time.ms,
    group: groupOf(kind),
    ...{ actor, kind, subject },
    body: bodyOf(event, store),
    entry: entry ? entryRowOf(entry) : null,
  };
}

/** Who is spoken of in an event about an incident. */
export function namesIn(
  { subject, kind }: RoomEvent,
  { reports }: Pick<Store, "reports">,
): (string | null)[] {
  return /^(?:incident|order|report)\./.test(kind) ? [reports.get(subject)?.reporterName ?? null] : [];
}

function bodyOf(event: RoomEvent, store: Kept): Record<string, unknown> {
  const { kind, body } = event;
  const { incidents } = store;
  const shown: Record<string, unknown> = {
    ...(kind.startsWith("log.") ? body : maskBody(body, namesIn(event, store))),
  };
  for (const name of personal) if (name in shown) shown[name] = null;
  if (typeof shown.order !== "string") return shown;
  // To whom the order went was said in an event that may be days old.
  const ordered = incidents.order(shown.order)?.officer;
  return ordered === undefined ? shown : { ...shown, ordered };
}

function entryRowOf({ attachments, versions }: Entry): LogRow["entry"] {
  return {
    attachments: [...attachments],
    versions: versions.map(({ text, tags, links, actor, writtenAt, reason }) => ({
      ...{ text, actor, writtenAt, reason, tags: [...tags], links: [...links] },
    })),
  };
}
