import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { refuseCorrupted } from "./evaluation-runtime.mjs";
import { sha512Of } from "./integrity.mjs";

const folder = mkdtempSync(join(tmpdir(), "live-room-integrity-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** SHA-512 of "abc": FIPS 180-4, example of NIST. */
const abc = "sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==";

it("writes integrity values as npm does", async () => {
  const file = join(folder, "abc");
  writeFileSync(file, "abc");
  expect(await sha512Of(file)).toBe(abc);
});

it("keeps a download with the expected value", async () => {
  const file = join(folder, "whole.tgz");
  writeFileSync(file, "abc");
  await refuseCorrupted(file, abc);
  expect(existsSync(file)).toBe(true);
});

it("refuses and deletes any other, and says what to do", async () => {
  const file = join(folder, "cut.tgz");
  writeFileSync(file, "ab");
  await expect(refuseCorrupted(file, abc)).rejects.toThrow(
    /cut\.tgz with integrity sha512-3a81.*\(2 bytes\).*start again/s,
  );
  expect(existsSync(file)).toBe(false);
});
