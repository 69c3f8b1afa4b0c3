import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildFault, buildStep, inputHash } from "./build.mjs";

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

it("is not taken for done when a part of it is missing", async () => {
  const context = { root, mode: "start" as const, env: {}, virtualDisplays: false, retryElectron: false };
  const outputs = [
    "main/start.cjs",
    "main/index.cjs",
    "main/core.cjs",
    "preload/index.cjs",
    "renderer/wall/index.html",
  ];
  for (const file of outputs) {
    mkdirSync(join(root, "out", file, ".."), { recursive: true });
    writeFileSync(join(root, "out", file), "");
  }
  writeFileSync(join(root, "out/built-from.sha256"), await inputHash(root));
  expect(await buildStep.needed(context)).toBeNull();
  rmSync(join(root, "out/main/core.cjs"));
  expect(await buildStep.needed(context)).toBe("not built yet");
});

it("that fails is told in the bundler's words", () => {
  const output = [
    "✓ 258 modules transformed.",
    "error during build:",
    "Build failed with 1 error:",
    "\u001b[31m[UNRESOLVED_IMPORT] \u001b[0mCould not resolve './x.ts' in renderer/y.ts",
    "",
    "    at unwrap (file:///rolldown/error.mjs:20:128)",
  ].join("\n");
  expect(buildFault(output)).toBe(
    "Build failed with 1 error:\n[UNRESOLVED_IMPORT] Could not resolve './x.ts' in renderer/y.ts",
  );
});
