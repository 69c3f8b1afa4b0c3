import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inputHash } from "./build.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "live-room-build-test-"));
  mkdirSync(join(root, "shared/deep"), { recursive: true });
  writeFileSync(join(root, "shared/deep/one.ts"), "1");
  writeFileSync(join(root, "tsconfig.json"), "{}");
});
afterEach(() => rmSync(root, { recursive: true }));

const hash = () => inputHash(root, ["shared", "absent", "tsconfig.json"]);

it("stays when nothing changed, and when a test did", async () => {
  const before = await hash();
  expect(await hash()).toBe(before);
  writeFileSync(join(root, "shared/deep/one.test.ts"), "2");
  expect(await hash()).toBe(before);
});

it("changes with a content, a name and a file at the top", async () => {
  const seen = new Set([await hash()]);
  writeFileSync(join(root, "shared/deep/one.ts"), "2");
  seen.add(await hash());
  writeFileSync(join(root, "shared/deep/two.ts"), "");
  seen.add(await hash());
  writeFileSync(join(root, "tsconfig.json"), "{ }");
  seen.add(await hash());
  expect(seen.size).toBe(4);
});
