/** The room as a whole, and who sits here. */
import type { Action } from "./action.ts";

export const roomActions: readonly Action[] = [
  {
    name: "find",
    group: "room",
    keys: ["f", "Ctrl+f"],
    always: true,
    perform: (desk) => desk.toggleSearch(),
  },
  {
    name: "person",
    group: "access",
    keys: ["Ctrl+Shift+w"],
    always: true,
    perform: (desk) => desk.togglePerson(),
  },
  {
    name: "lock",
    group: "access",
    keys: ["Ctrl+Shift+l"],
    always: true,
    perform: (desk) => desk.send("session.lock", {}),
  },
  { name: "help", group: "room", keys: ["?", "F1"], always: true, perform: (desk) => desk.toggleHelp() },
  { name: "notices", group: "room", keys: ["n"], perform: (desk) => desk.toggleNotices() },
  {
    name: "retention",
    group: "room",
    keys: ["Ctrl+Shift+m"],
    perform: (desk) => desk.toggleRetention(),
  },
  { name: "dismiss-notice", group: "room", keys: ["x"], perform: (desk) => desk.dismissNotice() },
  {
    name: "language",
    group: "room",
    keys: ["l"],
    perform: (desk) => desk.send("language.set", { language: desk.language === "id" ? "en" : "id" }),
  },
  { name: "leave", group: "room", keys: ["Escape"], always: true, perform: (desk) => desk.leave() },
];
