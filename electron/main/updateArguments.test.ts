import { expect, it } from "vitest";
import { newKey } from "../core/updates/testing.ts";
import { OptionError } from "./options.ts";
import { readUpdateKey, updateFileIn } from "./updateArguments.ts";

it("finds the update that somebody opened, wherever they were", () => {
  const args = ["live-room", "--versions", "/v", "a.lrupdate", "stick/b.lrupdate"];
  expect(updateFileIn(args, "/media")).toBe("/media/stick/b.lrupdate");
  expect(updateFileIn(["live-room", "--data=x.lrupdate", "notes.txt"], "/media")).toBeNull();
});

it("takes a publisher's key as it is written, and nothing else for one", () => {
  const { key } = newKey();
  expect(readUpdateKey(key)).toBe(key);
  for (const wrong of ["", "none.pem", "A".repeat(60)])
    expect(() => readUpdateKey(wrong)).toThrow(OptionError);
});
