import { expect, it } from "vitest";
import { placeWords } from "./place.ts";

it("says a district once, and keeps what else an address says", () => {
  expect(placeWords("Jatiuwung", "Jl. Telesonik, Pasir Jaya, Jatiuwung")).toBe(
    "Jatiuwung · Jl. Telesonik, Pasir Jaya",
  );
  expect(placeWords("Periuk", "Jl. Periuk Raya 3")).toBe("Periuk · Jl. Periuk Raya 3");
  expect(placeWords("Periuk", "Periuk")).toBe("Periuk");
  expect(placeWords(null, "Jl. Merdeka")).toBe("Jl. Merdeka");
  expect(placeWords("Benda", null)).toBe("Benda");
});
