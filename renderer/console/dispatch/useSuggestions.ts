import { useEffect, useState } from "react";
import { CommandRefused } from "../../../shared/contract/connection.ts";
import type { SuggestionRow } from "../../../shared/contract/incidents.ts";
import { connection } from "../../data/core.ts";
import type { Refusal } from "../send.ts";

/** Enough for every crew of an agency in a district. */
const limit = 500;

export interface Suggestions {
  /** Undefined while they are worked out. */
  readonly rows: readonly SuggestionRow[] | undefined;
  readonly refusal: Refusal | null;
}

/** Asks once: a list that moves under the cursor would send the wrong one. */
export function useSuggestions(incident: string): Suggestions {
  const [answer, setAnswer] = useState<Suggestions>({ rows: undefined, refusal: null });
  useEffect(() => {
    let gone = false;
    connection.command("officers.suggest", { incident, limit }).then(
      ({ suggestions }) => {
        if (!gone) setAnswer({ rows: suggestions, refusal: null });
      },
      (error) => {
        if (!(error instanceof CommandRefused)) throw error;
        if (!gone) setAnswer({ rows: [], refusal: { command: "officers.suggest", reason: error.reason } });
      },
    );
    return () => {
      gone = true;
    };
  }, [incident]);
  return answer;
}
