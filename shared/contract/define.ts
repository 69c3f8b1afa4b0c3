/**
 * A page speaks to the core with two verbs, and this file gives their shapes:
 * a **view** is a named, live query (keyed rows, then patches), a **command** is a named, validated request.
 * The tables `views` and `commands` beside this file are the only place where one is declared.
 */
import type { z } from "zod";

export interface ViewSpec<Params extends z.ZodType = z.ZodType, Row extends z.ZodType = z.ZodType> {
  readonly params: Params;
  readonly row: Row;
  /** The row's identity: patches put and delete by it. */
  readonly key: (row: z.infer<Row>) => string;
}

export interface CommandSpec<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input;
  readonly output: Output;
  /** Which kinds of client may call it. Roles of people come on top of this. */
  readonly from: readonly ClientKind[];
}

/** What is at the other end of a connection to the core. Main tells it; a page cannot choose it. */
export type ClientKind = "main" | "wall" | "console" | "setup";

export function view<Params extends z.ZodType, Row extends z.ZodType>(
  params: Params,
  row: Row,
  key: (row: z.infer<Row>) => string,
): ViewSpec<Params, Row> {
  return { params, row, key };
}

export function command<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
  from: readonly ClientKind[],
): CommandSpec<Input, Output> {
  return { input, output, from };
}
