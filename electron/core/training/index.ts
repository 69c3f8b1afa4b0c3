/** Drills, put together: a room is the real one, from which a drill can be begun, or that of a drill. */
import type { CommandOutput } from "../../../shared/contract/commands.ts";
import { Refused } from "../live/serve.ts";
import { createTrainingCommands, type TrainingHandlers } from "./commands.ts";
import { type DrillRoomOptions, openDrillRoom } from "./drillRoom.ts";
import { openRealRoom, type RealRoom, type RealRoomOptions } from "./realRoom.ts";

export interface Training {
  readonly commands: TrainingHandlers;
  readonly open: RealRoom["open"];
  advance(): void;
  close(): void;
}

export function openDrill(options: DrillRoomOptions): Training {
  const drill = openDrillRoom(options);
  const noPaper = async (): Promise<CommandOutput<"drill.paper">> => {
    throw new Refused({ code: "unknown-drill" });
  };
  return {
    commands: createTrainingCommands(undefined, drill, noPaper),
    open: () => undefined,
    advance: () => drill.advance(),
    close() {},
  };
}

export function openReal(options: RealRoomOptions): Training {
  const real = openRealRoom(options);
  return {
    commands: createTrainingCommands(real, undefined, async ({ drill, against, language }) => {
      const [first, ...others] = [drill, ...against].map((id) => {
        const report = real.reportOf(id);
        if (!report) throw new Refused({ code: "unknown-drill", found: id });
        return report;
      });
      const { drillPaper } = await import("./paper.ts");
      return await drillPaper(first!, others, { ...options, language });
    }),
    open: real.open,
    advance: real.advance,
    close: real.close,
  };
}
