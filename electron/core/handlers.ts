/** The core's side of the contract's commands: one function for each, with what was sent, parsed, and who sent it. */
import type { z } from "zod";
import type { CommandName, CommandOutput, commands } from "../../shared/contract/commands.ts";
import type { Caller } from "./access/caller.ts";

type ParsedInput<Name extends CommandName> = z.output<(typeof commands)[Name]["input"]>;

/** May answer later. A handler refuses by throwing `Refused`. */
export type Handlers<Name extends CommandName> = {
  readonly [Each in Name]: (
    input: ParsedInput<Each>,
    caller: Caller,
  ) => CommandOutput<Each> | Promise<CommandOutput<Each>>;
};

/** Have their answer at once. */
export type PromptHandlers<Name extends CommandName> = {
  readonly [Each in Name]: (input: ParsedInput<Each>, caller: Caller) => CommandOutput<Each>;
};
