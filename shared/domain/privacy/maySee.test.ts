import { expect, test } from "vitest";
import { type Handled, mayRevealCitizen } from "./maySee.ts";

const me = { actor: "person:ana", oversees: false };
const handled = (changes: Partial<Handled>): Handled => ({
  ...{ state: "dispatched", acknowledgedBy: "person:budi", actors: new Set(["person:budi"]) },
  ...changes,
});

test.each([
  ["what nobody has taken up", handled({ state: "new", acknowledgedBy: null, actors: new Set() }), true],
  ["what the viewer took up", handled({ acknowledgedBy: me.actor }), true],
  ["what the viewer did something about", handled({ actors: new Set(["person:budi", me.actor]) }), true],
  ["what somebody else handles", handled({}), false],
  ["what somebody else closed", handled({ state: "closed" }), false],
])("%s", (_, incident, may) => {
  expect(mayRevealCitizen(me, incident)).toBe(may);
  expect(mayRevealCitizen({ ...me, oversees: true }, incident)).toBe(true);
});
