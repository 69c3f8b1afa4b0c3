/** What a person wrote down about an incident last. Pure. */
import type { HistoryRow } from "../../../shared/contract/incidents.ts";

/** The newest note, or the newest reason or note of another decision or reply; undefined where nobody wrote any. */
export function lastSaid(history: readonly HistoryRow[]): { text: string; at: number } | undefined {
  let last: { text: string; at: number } | undefined;
  for (const { body, at, effective } of history) {
    const reply = (body.reply ?? {}) as Record<string, unknown>;
    const said = [reply.reason, reply.note, body.reason, body.note, body.text];
    const text = said.find((each) => typeof each === "string" && each !== "");
    if (typeof text === "string" && effective && at >= (last?.at ?? 0)) last = { text, at };
  }
  return last;
}
