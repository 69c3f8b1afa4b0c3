/** Sends commands for the operator, and keeps the last refusal until it was read. */
import { useCallback, useState } from "react";
import type { CommandInput, CommandName, CommandOutput } from "../../shared/contract/commands.ts";
import { CommandRefused } from "../../shared/contract/connection.ts";
import { connection } from "../data/core.ts";

export interface Refusal {
  readonly command: CommandName;
  readonly reason: CommandRefused["reason"];
}

export type Send = <Name extends CommandName>(name: Name, input: CommandInput<Name>) => void;
/** Undefined where it was refused. */
export type Ask = <Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
) => Promise<CommandOutput<Name> | undefined>;

export interface Sending {
  readonly send: Send;
  readonly ask: Ask;
  readonly refusal: Refusal | null;
  readonly forget: () => void;
}

export function useSend(): Sending {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const ask = useCallback<Ask>(async (command, input) => {
    try {
      const output = await connection.command(command, input);
      setRefusal(null);
      return output;
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      setRefusal({ command, reason: error.reason });
      return undefined;
    }
  }, []);
  const send = useCallback<Send>((command, input) => void ask(command, input), [ask]);
  const forget = useCallback(() => setRefusal(null), []);
  return { send, ask, refusal, forget };
}
