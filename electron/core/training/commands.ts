/** The commands of drills, each with who answers it: the real room, or that of a drill. */
import type { CommandOutput } from "../../../shared/contract/commands.ts";
import type { trainingCommands } from "../../../shared/contract/training.ts";
import type { Caller } from "../access/caller.ts";
import type { Handlers } from "../handlers.ts";
import { Refused } from "../live/serve.ts";
import type { DrillRoom } from "./drillRoom.ts";
import type { RealRoom } from "./realRoom.ts";

export type TrainingHandlers = Handlers<keyof typeof trainingCommands>;

type Paper = (
  input: { drill: string; against: string[]; language: "id" | "en" },
  caller: Caller,
) => Promise<CommandOutput<"drill.paper">>;

export function createTrainingCommands(
  real: RealRoom | undefined,
  drill: DrillRoom | undefined,
  paper: Paper,
): TrainingHandlers {
  const running = (): DrillRoom["commands"] => {
    if (!drill) throw new Refused({ code: "no-drill" });
    return drill.commands;
  };
  return {
    "drill.begin"(input, caller) {
      if (!real) throw new Refused({ code: "drill", found: "in-drill" });
      return real.commands["drill.begin"](input, caller);
    },
    "drill.freeze": (input, caller) => running()["drill.freeze"](input, caller),
    "drill.resume": (input, caller) => running()["drill.resume"](input, caller),
    "drill.speed": (input, caller) => running()["drill.speed"](input, caller),
    "drill.inject": (input, caller) => running()["drill.inject"](input, caller),
    "drill.end": (input, caller) => running()["drill.end"](input, caller),
    "drill.paper": paper,
  };
}
