/**
 * Everything that a key does in the console, one row each: the key handler, the help page and the test are made
 * from this table. Names are those of the texts `action-…` in `console.json`.
 */
import { forOfficers, isInUse, type Modules, type Needs } from "../../../shared/domain/city/modules.ts";
import type { Action, ActionGroup } from "./action.ts";
import { alarmActions } from "./alarms.ts";
import { incidentActions } from "./incident.ts";
import { listActions } from "./lists.ts";
import { pageActions } from "./pages.ts";
import { roomActions } from "./room.ts";
import { sceneActions } from "./scenes.ts";
import { toolActions } from "./tools.ts";
import { wallActions } from "./wall.ts";

/** Groups that are about one part of the product. */
const groupNeeds: Readonly<Partial<Record<ActionGroup, Needs>>> = {
  incident: ["reports"],
  order: ["orders"],
  picture: ["cameras"],
  cameras: ["cameras"],
  roster: forOfficers,
  attendance: ["attendance"],
};

export const actions: readonly Action[] = [
  ...pageActions,
  ...listActions,
  ...incidentActions,
  ...toolActions,
  ...sceneActions,
  ...alarmActions,
  ...wallActions,
  ...roomActions,
];

/** Those of a city that uses this. */
export function actionsInUse(modules: Modules): readonly Action[] {
  return actions.filter(({ needs, group }) => isInUse(modules, needs ?? groupNeeds[group]));
}
