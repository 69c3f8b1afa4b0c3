/** The name that somebody probably meant. */

/** Of `known`, the one with the fewest changes of a letter (Damerau's kinds); null where more than half would change. */
export function nearest(name: string, known: readonly string[]): string | null {
  const meant = plain(name);
  let best: { readonly name: string; readonly changes: number } | null = null;
  for (const each of known) {
    const changes = distance(meant, plain(each));
    if (best === null || changes < best.changes) best = { name: each, changes };
  }
  if (best === null) return null;
  return best.changes <= Math.max(1, Math.floor(Math.max(meant.length, plain(best.name).length) / 2))
    ? best.name
    : null;
}

/** Dots, dashes and capitals are no differences that anybody means. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Letters put in, left out, changed, or two beside each other exchanged (optimal string alignment). */
export function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let changes = Math.min(now[column - 1]! + 1, last[column]! + 1, last[column - 1]! + (isSame ? 0 : 1));
      const isExchanged =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isExchanged) changes = Math.min(changes, before[column - 2]! + 1);
      now.push(changes);
    }
    before = last;
    last = now;
  }
  return last[other.length]!;
}
