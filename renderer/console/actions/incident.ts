/** The incident that is looked at. */
import { actNames, acts } from "../incident/acts.ts";
import { pageOnScreen } from "../page.ts";
import type { Action } from "./action.ts";

export const incidentActions: readonly Action[] = [
  ...actNames.map(
    (act): Action => ({
      name: `incident-${act}`,
      group: acts[act].group,
      ...(act === "dispatch" && { needs: ["orders"] }),
      keys: [acts[act].key],
      perform: () => pageOnScreen().incident?.(act),
    }),
  ),
  {
    name: "evidence",
    group: "incident",
    keys: ["Ctrl+Shift+g"],
    perform: () => pageOnScreen().evidence?.(),
  },
  { name: "report-by-phone", group: "incident", keys: ["b", "Insert"], perform: (desk) => desk.takeReport() },
];
