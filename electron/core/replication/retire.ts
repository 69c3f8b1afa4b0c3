/** A station is retired by two persons where the city wants that: what it sends is lost to the room from then on. */
import { type ConfirmSecond, personOf } from "../access/commands.ts";
import type { Handlers } from "../handlers.ts";
import type { StationHandlers } from "./commands.ts";

export function retiringByTwo(
  stations: Pick<StationHandlers, "stations.retire">,
  confirmSecond: ConfirmSecond,
): Handlers<"stations.retire"> {
  return {
    async "stations.retire"(input, caller) {
      await confirmSecond("retire-station", personOf(caller), input.second);
      return stations["stations.retire"](input, caller);
    },
  };
}
