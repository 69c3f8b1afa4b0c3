import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storeInMemory } from "./testing.ts";

const names = (category: string) => (category === "banjir" ? "Banjir Flooding" : "");

function filled() {
  const store = storeInMemory();
  let at = 0;
  const put = (id: string, text: string, category = "sampah", address: string | null = null) =>
    store.reports.put({
      ...{ id, status: "open", category, text, longitude: 106.6, latitude: -6.2, address, district: null },
      ...{ outside: false, channel: "WA", photos: [], reporterName: null, reporterPhone: null },
      ...{ requestedAt: ++at, updatedAt: at, receivedAt: at },
    });
  put("TL-1", "Jalan tergenang di depan <b>pasar</b>");
  put("TL-2", "Genangan air setinggi lutut", "banjir", "Jl. Gatot Subroto");
  put("TL-3", "Tumpukan sampah dekat Pasar Anyar 😷");
  const found = (typed: string) => store.search.find(typed, 50, names).map(({ report }) => report);
  return { store, put, found };
}

describe("a search", () => {
  it.each([
    ["pasar", ["TL-3", "TL-1"]],
    ["PASAR any", ["TL-3"]],
    ["menggenang", ["TL-2", "TL-1"]],
    ["flooding", ["TL-2"]],
    ["gatot", ["TL-2"]],
    ["tl-3", ["TL-3"]],
    ["pasar lutut", []],
    ["", []],
    ["😷", []],
  ])("for %j finds %j, the newest first", (typed, ids) => expect(filled().found(typed)).toEqual(ids));

  it("marks the words in an excerpt", () => {
    const { store } = filled();
    expect(store.search.find("genangan", 1, names)[0]?.excerpt).toContain("\u0002Genangan\u0003");
  });

  it("finds what people in the room wrote, and marks words that only share a stem", () => {
    const { store, found } = filled();
    expect(found("terpal")).toEqual([]);
    store.log.append(
      "st-1",
      { kind: "incident.noted", subject: "TL-1", body: { text: "Warga minta terpal" } },
      "operator:st-1",
      1,
    );
    store.log.append(
      "st-1",
      { kind: "incident.changed", subject: "TL-1", body: { address: "Jl. Cisadane" } },
      "operator:st-1",
      2,
    );
    expect(found("terpal")).toEqual(["TL-1"]);
    expect(found("cisadane genangan")).toEqual(["TL-1"]);
    expect(store.search.find("terpal", 1, names)[0]?.excerpt).toBe(
      "Warga minta \u0002terpal\u0003\nJl. Cisadane",
    );
    expect(store.search.find("menggenangi", 2, names).map(({ excerpt }) => excerpt)).toEqual([
      "\u0002Genangan\u0003 air setinggi lutut",
      "Jalan \u0002tergenang\u0003 di depan <b>pasar</b>",
    ]);
  });

  it("finds what a report says now, and no more what it said before", () => {
    const { put, found } = filled();
    expect(found("lutut")).toEqual(["TL-2"]);
    put("TL-2", "Air sudah surut", "banjir");
    expect(found("lutut")).toEqual([]);
    expect(found("surut")).toEqual(["TL-2"]);
  });

  it("is never an error, whatever is typed", () => {
    const { store } = filled();
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (typed) => {
        expect(Array.isArray(store.search.find(typed, 5, names))).toBe(true);
      }),
    );
    for (const typed of [
      '"',
      "NEAR(",
      "a AND",
      "text : x",
      "^pasar",
      "pasar*",
      "-pasar",
      "شارع",
      "x".repeat(500),
    ]) {
      expect(Array.isArray(store.search.find(typed, 5, names))).toBe(true);
    }
  });
});

it("what waits is indexed in portions, each report once", () => {
  const { store, put } = filled();
  for (let index = 0; index < 20; index++) put(`N-${index}`, `Lampu jalan mati ${index}`);
  expect(store.search.indexDue(10, names)).toBe(10);
  expect(store.search.indexDue(100, names)).toBe(13);
  expect(store.search.indexDue(100, names)).toBe(0);
  // Told again unchanged, as a broker does.
  put("N-1", "Lampu jalan mati 1");
  expect(store.search.indexDue(100, names)).toBe(0);
});
