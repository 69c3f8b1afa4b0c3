import { expect, it } from "vitest";
import { camera } from "../given.ts";
import { emptyForm, formOf, inputOf, missingIn } from "./form.ts";

it("a camera that nobody changed is meant as it is", () => {
  const row = camera(1, { tags: ["junction", "river"], groups: ["Proyek A"], bearingDeg: null });
  const { id, name, url, district, place, tags, groups } = row;
  expect(inputOf(formOf(row))).toEqual({ id, name, url, district, place, tags, groups, bearingDeg: null });
  expect(inputOf(formOf(camera(1, { placeKnown: false }))).place).toBeNull();
});

it("says what is missing, and takes numbers as people write them here", () => {
  expect(missingIn(emptyForm)).toEqual(["name", "id", "url", "district"]);
  const form = {
    ...formOf(camera(1)),
    latitude: "-6,18",
    longitude: "",
    bearing: "x",
    tags: "Rawan Banjir; a",
  };
  expect(missingIn(form)).toEqual(["longitude", "bearing"]);
  expect(inputOf({ ...form, longitude: "106,63", bearing: "90" })).toMatchObject({
    ...{ place: [106.63, -6.18], bearingDeg: 90, tags: ["rawan-banjir", "a"] },
  });
});
