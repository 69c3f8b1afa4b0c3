/** An entry of the shift log as it stands: what was written, and every correction since. A pure fold over its events. */
import { compareEvents, eventId, type RoomEvent } from "../event/event.ts";
import type { EntryAttachment, EntryLink } from "./event.ts";

export interface EntryVersion {
  readonly event: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly links: readonly EntryLink[];
  readonly actor: string;
  readonly writtenAt: number;
  /** Why it was corrected; null for the original. */
  readonly reason: string | null;
}

export interface Entry {
  readonly id: string;
  readonly template: string | null;
  readonly attachments: readonly EntryAttachment[];
  /** The original first, what stands now last. */
  readonly versions: readonly [EntryVersion, ...EntryVersion[]];
}

/** Of the events of one subject, in whatever order they came; undefined where nothing was written (yet). */
export function foldEntry(events: readonly RoomEvent[]): Entry | undefined {
  const seen = new Set<string>();
  let entry: Omit<Entry, "versions"> | undefined;
  const versions: EntryVersion[] = [];
  for (const event of [...events].sort(compareEvents)) {
    const key = eventId(event);
    if (seen.has(key)) continue;
    seen.add(key);
    if (event.kind === "log.written") {
      // Of two that claim one id the first counts.
      if (entry) continue;
      const { template, attachments } = event.body;
      entry = { id: event.subject, template, attachments };
      versions.unshift(versionOf(event, event.body, null));
    } else if (event.kind === "log.corrected") {
      versions.push(versionOf(event, event.body, event.body.reason));
    }
  }
  const [first, ...rest] = versions;
  return entry && first ? { ...entry, versions: [first, ...rest] } : undefined;
}

function versionOf(
  event: RoomEvent,
  { text, tags, links, writtenAt }: Omit<EntryVersion, "event" | "actor" | "reason">,
  reason: string | null,
): EntryVersion {
  return { event: eventId(event), text, tags, links, writtenAt, actor: event.actor, reason };
}
