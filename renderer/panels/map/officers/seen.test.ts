import { describe, expect, it } from "vitest";
import type { OfficerRow } from "../../../../shared/contract/rows.ts";
import { type Agency, seenOfficers } from "./seen.ts";

const now = Date.UTC(2026, 6, 1, 3);
const damkar: Agency = {
  id: "damkar",
  name: { id: "Damkar", en: "Fire" },
  short: "Damkar",
  colour: "#ff7a3d",
  shape: "triangle",
};
const agencies = new Map([[damkar.id, damkar]]);

function officer(id: string, duty: OfficerRow["duty"] = "on", agency = "damkar"): OfficerRow {
  return { id, name: id, agency, crew: "A", post: "p", phone: "", duty, dutySince: null, planned: true };
}

function seen(rows: OfficerRow[], agesS: Record<string, number>, wanted: string[] = []) {
  return seenOfficers(
    rows,
    agencies,
    (id) => {
      const ageS = agesS[id];
      if (ageS === undefined) return undefined;
      return { place: [106.6, -6.2], time: now - ageS * 1000, headingDeg: Number.NaN, accuracyM: 5 };
    },
    now,
    (id) => wanted.includes(id),
  ).map(({ id, silent }) => (silent ? `${id} silent` : id));
}

describe("seenOfficers", () => {
  it("shows who was heard in the last half hour, hollow after two minutes of silence", () => {
    const rows = ["now", "quiet", "silent", "late", "gone"].map((id) => officer(id));
    expect(seen(rows, { now: 1, quiet: 119, silent: 121, late: 1799, gone: 1801 })).toEqual([
      "now",
      "quiet",
      "silent silent",
      "late silent",
    ]);
  });

  it("leaves out who has clocked out, keeps whose duty nobody knows", () => {
    const rows = [officer("out", "off"), officer("who", "unknown"), officer("in")];
    expect(seen(rows, { out: 1, who: 1, in: 1 })).toEqual(["who", "in"]);
  });

  it("shows a wanted officer anyway, but never invents a place", () => {
    const rows = [officer("out", "off"), officer("old"), officer("never"), officer("stranger", "on", "tni")];
    const ages = { out: 1, old: 7200, stranger: 1 };
    expect(seen(rows, ages, ["out", "old", "never", "stranger"])).toEqual(["out", "old silent"]);
  });
});
