/** The figures of a row, in the order of their columns. Each has texts `figure-…` and `definition-…`. */
export const figureNames = [
  "group",
  "count",
  "course",
  "acknowledge",
  "dispatch",
  "arrive",
  "resolve",
  "kept",
  "reopened",
  "inhabitants",
  "open",
  "load",
] as const;
export type FigureName = (typeof figureNames)[number];
