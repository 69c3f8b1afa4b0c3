/** Alarms: the gravest from anywhere, the chosen one on its page. */
import { pageOnScreen } from "../page.ts";
import type { Action } from "./action.ts";

export const alarmActions: readonly Action[] = [
  {
    name: "acknowledge-gravest",
    group: "alarm",
    keys: ["F10"],
    always: true,
    perform: () => pageOnScreen().alarms?.acknowledgeGravest(),
  },
  {
    name: "open-gravest",
    group: "alarm",
    keys: ["F11"],
    always: true,
    perform: () => pageOnScreen().alarms?.openGravest(),
  },
  { name: "silence", group: "alarm", keys: ["0"], perform: () => pageOnScreen().alarms?.toggleSilence() },
  {
    name: "alarm-acknowledge",
    group: "alarm",
    keys: ["Shift+a"],
    perform: () => pageOnScreen().alarm?.acknowledge(),
  },
  {
    name: "alarm-acknowledge-shown",
    group: "alarm",
    keys: ["Shift+x"],
    perform: () => pageOnScreen().alarm?.acknowledgeShown(),
  },
  { name: "alarm-shelve", group: "alarm", keys: ["Shift+d"], perform: () => pageOnScreen().alarm?.shelve() },
  { name: "alarm-open", group: "alarm", keys: ["Shift+g"], perform: () => pageOnScreen().alarm?.open() },
];
