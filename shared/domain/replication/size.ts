import type { GivenEvent } from "./replicaLog.ts";

/** As many of the first events as fit, at least one; and the first that does not. */
export function cutBySize(
  events: Iterable<GivenEvent>,
  mostBytes: number,
): { readonly fitting: readonly GivenEvent[]; readonly next: GivenEvent | undefined } {
  const fitting: GivenEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    bytes += event.bytes + 1;
    if (fitting.length > 0 && bytes > mostBytes) return { fitting, next: event };
    fitting.push(event);
  }
  return { fitting, next: undefined };
}
