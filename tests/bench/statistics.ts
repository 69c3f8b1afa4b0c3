/** What a bench says of its runs. Medians and ranks rather than means: one disturbed run must not move the result. */

/** Throws `RangeError` for an empty list. */
export function median(values: readonly number[]): number {
  const ordered = inOrder(values);
  const middle = ordered.length / 2;
  return ordered.length % 2 === 1
    ? ordered[Math.floor(middle)]!
    : (ordered[middle - 1]! + ordered[middle]!) / 2;
}

/**
 * The value that `portion` (0 to 1) of all are not above: the nearest rank, so always one that was measured.
 * Throws `RangeError` for an empty list.
 */
export function percentile(values: readonly number[], portion: number): number {
  const ordered = inOrder(values);
  const rank = Math.max(1, Math.ceil(portion * ordered.length));
  return ordered[Math.min(rank, ordered.length) - 1]!;
}

function inOrder(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError("expected at least one value, found none");
  return [...values].sort((a, b) => a - b);
}
