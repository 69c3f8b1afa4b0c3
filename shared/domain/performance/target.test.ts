import { expect, it } from "vitest";
import { askedOf } from "./target.ts";

const given = {
  categories: [
    { id: "kebakaran", agency: "damkar" },
    { id: "hewan", agency: "damkar" },
    { id: "sampah", agency: "dlh" },
  ],
  targets: [
    { id: "kota", keptPercent: 90 },
    { id: "damkar", agency: "damkar", keptPercent: 95, p90Min: { dispatch: 3 } },
    { id: "kebakaran", category: "kebakaran", p90Min: { arrive: 15 } },
  ],
};

it("takes what says most about the group", () => {
  expect(askedOf("category", "kebakaran", given)).toEqual({ kept: 0.95, p90S: { arrive: 900 } });
  expect(askedOf("category", "hewan", given)).toEqual({ kept: 0.95, p90S: {} });
  expect(askedOf("category", "sampah", given)).toEqual({ kept: 0.9, p90S: {} });
  expect(askedOf("agency", "damkar", given)).toEqual({ kept: 0.95, p90S: { dispatch: 180 } });
  expect(askedOf("district", "36.71.01", given)).toEqual({ kept: 0.9, p90S: {} });
});

it("asks nothing of crews and officers, nor where the city asks nothing", () => {
  expect(askedOf("officer", "P-1", given)).toBeNull();
  expect(askedOf("agency", "dlh", { ...given, targets: [] })).toBeNull();
});
