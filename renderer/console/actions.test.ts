import { expect, it } from "vitest";
import english from "../../resources/locales/en/console.json" with { type: "json" };
import indonesian from "../../resources/locales/id/console.json" with { type: "json" };
import { actions } from "./actions.ts";
import { actionFor } from "./keys.ts";
import { pageNames } from "./page.ts";

type Action = (typeof actions)[number];
const keysOf = ({ keys, listKeys = [] }: Action) => [...keys, ...listKeys];
const stageKeysOf = ({ stageKeys = [] }: Action) => [...stageKeys];
const pictureKeysOf = ({ pictureKeys = [] }: Action) => [...pictureKeys];
const searchKeysOf = ({ keys, always, searchKeys = [] }: Action) => [...(always ? keys : []), ...searchKeys];

it("has a text for every action and group in both languages", () => {
  const wanted = actions.flatMap(({ name, group }) => [`action-${name}`, `group-${group}`]);
  for (const texts of [indonesian, english])
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(wanted));
});

it("gives no key to two actions, and some key to each", () => {
  for (const keysIn of [keysOf, stageKeysOf, pictureKeysOf, searchKeysOf]) {
    const keys = actions.flatMap(keysIn);
    expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([]);
  }
  for (const action of actions) {
    const keys = [keysOf, stageKeysOf, pictureKeysOf, searchKeysOf].flatMap((keysIn) => keysIn(action));
    expect(keys, action.name).not.toEqual([]);
  }
});

it("takes for a chosen camera's picture no key but those of an incident, which is not chosen then", () => {
  const taken = actions.filter((action) =>
    keysOf(action).some((key) => actions.flatMap(pictureKeysOf).includes(key)),
  );
  expect(taken.filter(({ group }) => group !== "incident")).toEqual([]);
});

it("opens every page", () => {
  const opened: string[] = actions.flatMap(({ name }) => (/^page-/.test(name) ? [name.slice(5)] : []));
  expect(opened).toEqual(expect.arrayContaining([...pageNames]));
});

it("leaves alone the keys that main takes from every window, and those that a browser types with", () => {
  const keys = actions.flatMap(keysOf);
  expect(keys).not.toContain("F2");
  expect(keys).not.toContain("Tab");
});

it("lets no letter or sign through while somebody types", () => {
  for (const key of actions.flatMap(keysOf).filter((each) => each.length === 1)) {
    expect(actionFor({ key, modified: false, focus: "field" })?.name, key).toBeUndefined();
  }
});
