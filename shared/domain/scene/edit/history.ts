/**
 * What can be undone and done again.
 *
 * Guarantees: `undo` after `record` gives the former value, `redo` after `undo` gives the value that was undone; at
 * most `mostSteps` steps are kept, the oldest goes first; changes recorded under one group are one step.
 */
export interface History<Value> {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
  /** What the last change belongs to, such as one drag or one field that somebody types in; null for nothing. */
  readonly group: string | null;
}

export const mostSteps = 200;

export function begin<Value>(present: Value): History<Value> {
  return { past: [], present, future: [], group: null };
}

/** `group` joins this change to the last one of the same group, if nothing came between. */
export function record<Value>(
  history: History<Value>,
  next: Value,
  group: string | null = null,
): History<Value> {
  const joins = group !== null && group === history.group;
  const past = joins ? history.past : [...history.past, history.present].slice(-mostSteps);
  return { past, present: next, future: [], group };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const { past, present, future } = history;
  if (past.length === 0) return history;
  return {
    past: past.slice(0, -1),
    present: past.at(-1) as Value,
    future: [present, ...future],
    group: null,
  };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const { past, present, future } = history;
  const [next, ...later] = future;
  if (future.length === 0) return history;
  return { past: [...past, present], present: next as Value, future: later, group: null };
}
