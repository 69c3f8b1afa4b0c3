import { expect, it } from "vitest";
import { everyLine, filterDay, isSearch } from "./filter.ts";
import { decided, written } from "./given.ts";

const rows = [
  written(1, "Hujan deras", { tags: ["cuaca"] }),
  written(2, "Kunjungan", { links: [{ kind: "incident", id: "TL-7", name: "Banjir" }] }),
  decided(3, "incident.acknowledged", "TL-7"),
  { ...decided(4, "alarm.acknowledged", "deadline:TL-7"), actor: "operator:ruang-2" },
];
const ids = (filter: Partial<typeof everyLine>) =>
  filterDay(rows, { ...everyLine, ...filter }).map(({ id }) => id);

it("lets through what is of the kind, by whom, with the tag, about the incident", () => {
  expect(ids({})).toHaveLength(4);
  expect(ids({ group: "entry" })).toEqual([rows[0]!.id, rows[1]!.id]);
  expect(ids({ actor: "operator:ruang-2" })).toEqual([rows[3]!.id]);
  expect(ids({ tag: "cuaca" })).toEqual([rows[0]!.id]);
  expect(ids({ incident: "TL-7" })).toEqual([rows[1]!.id, rows[2]!.id]);
  expect(ids({ incident: "TL-7", group: "entry" })).toEqual([rows[1]!.id]);
});

it("words are searched for in all years, and a filter where somebody asks for it", () => {
  expect(isSearch(everyLine)).toBe(false);
  expect(isSearch({ ...everyLine, text: " " })).toBe(false);
  expect(isSearch({ ...everyLine, text: "hujan" })).toBe(true);
  expect(isSearch({ ...everyLine, years: true })).toBe(false);
  expect(isSearch({ ...everyLine, years: true, tag: "cuaca" })).toBe(true);
});
