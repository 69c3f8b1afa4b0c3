/** What changes a running drill's pace, from a key or a button on any page. */
import { CommandRefused } from "../../../shared/contract/connection.ts";
import { drillSpeeds } from "../../../shared/domain/training/clock.ts";
import { connection } from "../../data/core.ts";

export function drillCommand(tool: "freeze" | "speed"): void {
  const [drill] = connection.read("drill", {}).rows;
  if (!drill) return;
  const next = drillSpeeds[(drillSpeeds.indexOf(drill.speed) + 1) % drillSpeeds.length] ?? 1;
  const asked =
    tool === "speed"
      ? connection.command("drill.speed", { speed: next })
      : connection.command(drill.frozen ? "drill.resume" : "drill.freeze", {});
  // Of somebody else meanwhile, or of a role that may not: the band shows how it stands.
  asked.catch((error) => {
    if (!(error instanceof CommandRefused)) throw error;
  });
}
