/** Time that is passed in, so that a test can replay a day in a second. */

/** Answers the present as epoch milliseconds. `Date.now` is one. */
export type Clock = () => number;
