/**
 * What somebody has typed and not sent yet. It outlives its dialog, so that one closed by mistake, refused, or taken
 * away by news of the room opens again with every word; it ends with the window.
 */
import { useCallback, useState } from "react";

const kept = new Map<string, unknown>();

/** `what` names the draft in the whole window; `initial` stands where nothing was typed. */
export function useDraft<Value>(what: string, initial: Value) {
  const [value, setValue] = useState<Value>(() => (kept.has(what) ? (kept.get(what) as Value) : initial));
  const change = useCallback(
    (next: Value) => {
      kept.set(what, next);
      setValue(next);
    },
    [what],
  );
  /** It has been sent, or is thrown away on purpose. */
  const forget = useCallback(() => kept.delete(what), [what]);
  return [value, change, forget] as const;
}
