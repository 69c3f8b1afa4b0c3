/** What people do about stations. */
import type { CommandOutput } from "../../../shared/contract/commands.ts";
import type { PromptHandlers } from "../handlers.ts";
import { Refused } from "../live/serve.ts";

export type StationHandlers = PromptHandlers<
  | "stations.joinCode"
  | "stations.endJoinCode"
  | "stations.join"
  | "stations.admit"
  | "stations.retire"
  | "stations.rename"
>;

export function createStationCommands(): StationHandlers {
  const cannot = (): CommandOutput<"stations.join"> => {
    throw new Refused({ code: "cannot-join" });
  };
  return {
    "stations.joinCode": cannot as never,
    "stations.endJoinCode": () => ({}),
    "stations.join": cannot,
    "stations.admit": cannot,
    "stations.retire": cannot,
    "stations.rename": cannot,
  };
}
