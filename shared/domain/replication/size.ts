import type { SealedEvent } from "../event/sealedEvent.ts";

/** As many of the first events as fit, at least one. */
export function cutBySize(
  events: readonly SealedEvent[],
  mostBytes: number,
  bytesOf: (event: SealedEvent) => number,
): readonly SealedEvent[] {
  let bytes = 0;
  let count = 0;
  for (const event of events) {
    bytes += bytesOf(event) + 1;
    if (count > 0 && bytes > mostBytes) break;
    count++;
  }
  return events.slice(0, count);
}
