/** Sends commands for the operator, and keeps the last refusal until it was read. */
import { useCallback, useState } from "react";
import type { CommandInput, CommandName } from "../../shared/contract/commands.ts";
import { CommandRefused } from "../../shared/contract/connection.ts";
import { connection } from "../data/core.ts";

export interface Refusal {
  readonly command: CommandName;
  readonly reason: CommandRefused["reason"];
}

export type Send = <Name extends CommandName>(name: Name, input: CommandInput<Name>) => void;

export function useSend(): { send: Send; refusal: Refusal | null; forget: () => void } {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = useCallback<Send>((command, input) => {
    connection.command(command, input).then(
      () => setRefusal(null),
      (error) => {
        if (!(error instanceof CommandRefused)) throw error;
        setRefusal({ command, reason: error.reason });
      },
    );
  }, []);
  const forget = useCallback(() => setRefusal(null), []);
  return { send, refusal, forget };
}
