/** Lists, the same on every page. */
import { goBack } from "../history.ts";
import { pageOnScreen } from "../page.ts";
import type { Action } from "./action.ts";

export const listActions: readonly Action[] = [
  { name: "next", group: "lists", keys: ["j"], listKeys: ["ArrowDown"], perform: () => list()?.move(1) },
  { name: "previous", group: "lists", keys: ["k"], listKeys: ["ArrowUp"], perform: () => list()?.move(-1) },
  { name: "page-down", group: "lists", keys: [], listKeys: ["PageDown"], perform: () => list()?.movePage(1) },
  { name: "page-up", group: "lists", keys: [], listKeys: ["PageUp"], perform: () => list()?.movePage(-1) },
  {
    name: "first",
    group: "lists",
    keys: [],
    listKeys: ["Home"],
    perform: () => list()?.move(Number.NEGATIVE_INFINITY),
  },
  {
    name: "last",
    group: "lists",
    keys: [],
    listKeys: ["End"],
    perform: () => list()?.move(Number.POSITIVE_INFINITY),
  },
  { name: "choose", group: "lists", keys: [], listKeys: ["Enter"], perform: () => list()?.choose() },
  {
    name: "mark",
    group: "lists",
    keys: [],
    listKeys: [" "],
    // A list of which only one can be chosen takes both keys for that.
    perform: () => (pageOnScreen().cameras ? pageOnScreen().cameras?.toggleMark() : list()?.choose()),
  },
  {
    name: "mark-down",
    group: "lists",
    keys: [],
    listKeys: ["Shift+ArrowDown"],
    perform: () => pageOnScreen().cameras?.extendMark(1),
  },
  {
    name: "mark-up",
    group: "lists",
    keys: [],
    listKeys: ["Shift+ArrowUp"],
    perform: () => pageOnScreen().cameras?.extendMark(-1),
  },
  { name: "mark-all", group: "lists", keys: ["Ctrl+a"], perform: () => pageOnScreen().cameras?.markAll() },
  { name: "search", group: "lists", keys: ["/"], perform: () => pageOnScreen().search?.current?.select() },
  {
    name: "found",
    group: "lists",
    keys: [],
    searchKeys: ["Enter", "ArrowDown"],
    perform: () => list()?.move(0),
  },
  { name: "show-all", group: "lists", keys: ["a"], perform: () => pageOnScreen().showAll?.() },
  { name: "back", group: "lists", keys: ["Backspace"], perform: goBack },
];

function list() {
  return pageOnScreen().list?.current;
}
