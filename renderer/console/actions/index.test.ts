import { expect, it } from "vitest";
import english from "../../../resources/locales/en/console.json" with { type: "json" };
import indonesian from "../../../resources/locales/id/console.json" with { type: "json" };
import { moduleNames, modulesSchema } from "../../../shared/domain/city/modules.ts";
import { actionFor } from "../keys.ts";
import { type PageName, pageNames } from "../page.ts";
import { actions, actionsInUse } from "./index.ts";

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

/** What each part of the product brings into the console: its pages, and some of its keys. */
const brought: readonly {
  readonly pages?: readonly PageName[];
  readonly actions: readonly string[];
  readonly isUsed: (modules: Record<(typeof moduleNames)[number], boolean>) => boolean;
}[] = [
  {
    ...{ pages: ["cameras"], actions: ["camera-add", "picture-snapshot", "tours-next", "tile-figures"] },
    isUsed: ({ cameras }) => cameras,
  },
  {
    ...{ pages: ["performance"], actions: ["incident-take", "report-by-phone", "evidence", "spotlight"] },
    isUsed: ({ reports }) => reports,
  },
  { actions: ["incident-dispatch", "incident-recall"], isUsed: ({ orders }) => orders },
  { pages: ["roster"], actions: ["roster-draft"], isUsed: ({ orders, attendance }) => orders || attendance },
  { pages: ["attendance"], actions: ["attendance-enter"], isUsed: ({ attendance }) => attendance },
  { pages: ["sources"], actions: ["poll-source"], isUsed: ({ reports, warnings }) => reports || warnings },
];

it("has the keys and pages of what the city uses, whichever parts these are, and all others", () => {
  const names = new Set(actions.map(({ name }) => name));
  for (let bits = 0; bits < 2 ** moduleNames.length; bits++) {
    const modules = modulesSchema.parse(
      Object.fromEntries(moduleNames.map((name, n) => [name, (bits & (1 << n)) !== 0])),
    );
    const left = new Set(actionsInUse(modules).map(({ name }) => name));
    const inParts = brought.flatMap(({ pages = [], actions: some }) => [
      ...pages.map((page) => `page-${page}`),
      ...some,
    ]);
    for (const { pages = [], actions: some, isUsed } of brought) {
      for (const name of [...pages.map((page) => `page-${page}`), ...some]) {
        expect(names.has(name), name).toBe(true);
        expect(left.has(name), name).toBe(isUsed(modules));
      }
    }
    for (const name of names) {
      if (/^page-/.test(name) && !inParts.includes(name) && !["page-down", "page-up"].includes(name))
        expect(left.has(name), name).toBe(true);
    }
    for (const name of ["help", "show-scene", "find", "acknowledge-gravest", "leave", "next"])
      expect(left.has(name), name).toBe(true);
  }
});

it("does nothing at the key of what is off", () => {
  const modules = modulesSchema.parse({ cameras: false, orders: false });
  const press = (key: string) => actionFor({ key, modified: false, focus: "other", modules })?.name;
  expect([press("F4"), press("o"), press("t"), press("F5")]).toEqual([
    ...[undefined, undefined, "incident-take", "page-roster"],
  ]);
});
