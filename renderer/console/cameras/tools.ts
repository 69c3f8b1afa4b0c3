/** What can be done with the directory of cameras, in the order of its buttons, and the key of each. */
import type { CameraPageHandle } from "../page.ts";

export const cameraTools = [
  "add",
  "edit",
  "label",
  "remove",
  "restore",
  "bringIn",
  "takeOut",
  "logins",
] as const satisfies (keyof CameraPageHandle)[];
export type CameraTool = (typeof cameraTools)[number];

export const toolKeys: Readonly<Record<CameraTool, string>> = {
  add: "Shift+n",
  edit: "Shift+e",
  label: "Shift+l",
  remove: "Shift+z",
  restore: "Ctrl+b",
  bringIn: "Shift+i",
  takeOut: "Shift+w",
  logins: "Shift+k",
};
