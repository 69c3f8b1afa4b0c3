import { expect, it } from "vitest";
import { differingPackages } from "./lock-comparison.mjs";

const zod = { version: "4.6.7", integrity: "sha512-a" };
const mac = { version: "2.3.3", integrity: "sha512-b", optional: true };
const root = { version: "0.1.0" };

it("finds nothing when all is there; packages of other platforms may be absent", () => {
  const wanted = { packages: { "": root, "node_modules/zod": zod, "node_modules/fsevents": mac } };
  expect(differingPackages(wanted, { packages: { "node_modules/zod": zod } })).toEqual([]);
});

it("names what is missing, of another version, of another content, and too many", () => {
  const wanted = {
    packages: { "": root, "node_modules/a": zod, "node_modules/b": zod, "node_modules/c": zod },
  };
  const installed = {
    packages: {
      "node_modules/b": { ...zod, version: "4.6.6" },
      "node_modules/c": { ...zod, integrity: "sha512-x" },
      "node_modules/d": zod,
    },
  };
  expect(differingPackages(wanted, installed)).toEqual([
    "node_modules/a",
    "node_modules/b",
    "node_modules/c",
    "node_modules/d",
  ]);
});

it("takes an empty node_modules for what it is", () => {
  expect(differingPackages({ packages: { "node_modules/zod": zod } }, {})).toEqual(["node_modules/zod"]);
});
