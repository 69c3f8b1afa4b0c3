/** What keys do about drills: a running one from any page, the rest on its own. */
import type { Action } from "../actions/action.ts";
import { pageOnScreen } from "../page.ts";
import { drillCommand } from "./drillCommand.ts";
import { drillKeys, trainingKeys, trainingTools } from "./tools.ts";

export const trainingActions: readonly Action[] = [
  {
    name: "page-training",
    group: "pages",
    keys: ["Ctrl+Shift+F8"],
    always: true,
    perform: (desk) => desk.goTo("training"),
  },
  ...(["freeze", "speed"] as const).map(
    (tool): Action => ({
      name: `drill-${tool}`,
      group: "training",
      keys: [drillKeys[tool]],
      always: true,
      perform: () => drillCommand(tool),
    }),
  ),
  ...(["inject", "end"] as const).map(
    (tool): Action => ({
      name: `drill-${tool}`,
      group: "training",
      keys: [drillKeys[tool]],
      always: true,
      perform(desk) {
        if (desk.page === "training") pageOnScreen().drill?.[tool]();
        else desk.goTo("training");
      },
    }),
  ),
  ...trainingTools.map(
    (tool): Action => ({
      name: `training-${tool}`,
      group: "training",
      keys: [trainingKeys[tool]],
      perform: () => pageOnScreen().training?.[tool](),
    }),
  ),
];
