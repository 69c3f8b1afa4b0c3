/**
 * Work in steps that somebody else paces: a generator that yields wherever it may be interrupted, and returns what it
 * worked out. What it works on must not change meanwhile.
 */
export type Steps<Result> = Generator<void, Result, void>;

export function allAtOnce<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
