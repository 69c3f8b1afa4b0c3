import { expect, it } from "vitest";
import { formatDistance } from "./distance.ts";

it.each([
  [344, "id", "340 m"],
  [1234, "id", "1,2 km"],
  [1234, "en", "1.2 km"],
  [12_345, "id", "12 km"],
  [0, "en", "0 m"],
])("%i metres in %s are %s", (metres, language, text) => {
  expect(formatDistance(metres, language)).toBe(text);
});
