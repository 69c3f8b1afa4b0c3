/** Notes to pass on: entries of the shift log that bear one of the city's tags for it, as they stand now. */

import type { RoomToHandOver } from "../../../shared/domain/handover/prepare.ts";
import { foldEntry } from "../../../shared/domain/log/entry.ts";
import type { Store } from "../store/index.ts";
import type { GatherOptions } from "./gather.ts";

export function createNotes(
  store: Store,
  tags: readonly string[],
  nameOf: (actor: string) => string,
): GatherOptions["notesSince"] {
  return (sinceMs) => {
    const written = store.log.writtenSince(sinceMs).filter(({ kind }) => kind === "log.written");
    return written.flatMap(({ subject }): RoomToHandOver["notes"] => {
      const entry = foldEntry(store.log.of(subject));
      const now = entry?.versions.at(-1);
      if (!entry || !now?.tags.some((tag) => tags.includes(tag))) return [];
      const [{ actor, writtenAt }] = entry.versions;
      return [{ id: entry.id, text: now.text, by: nameOf(actor), atMs: writtenAt }];
    });
  };
}
