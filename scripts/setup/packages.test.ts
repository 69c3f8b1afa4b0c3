import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { machinePath, packagesStep } from "./packages.mjs";

const lock = JSON.stringify({
  packages: { "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" } },
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "live-room-packages-test-"));
  writeFileSync(join(root, "package-lock.json"), lock);
});
afterEach(() => rmSync(root, { recursive: true }));

describe("an installation that was cut short", () => {
  const needed = () =>
    packagesStep.needed({ root, mode: "start", env: {}, virtualDisplays: false, retryElectron: false });
  const put = (file: string, text: string) => {
    mkdirSync(join(root, "node_modules", file, ".."), { recursive: true });
    writeFileSync(join(root, "node_modules", file), text);
  };

  it("before npm wrote its list is done again", async () => {
    put("zod/package.json", "{}");
    expect(await needed()).toBe("not installed yet");
    put(".package-lock.json", lock.slice(0, -5));
    expect(await needed()).toBe("not installed yet");
  });

  it("while npm deleted is done again", async () => {
    put(".package-lock.json", lock);
    expect(await needed()).toBe("1 are not whole (node_modules/zod)");
  });

  it("before Node 24 came is done again", async () => {
    put(".package-lock.json", lock);
    put("zod/package.json", "{}");
    expect(await needed()).toContain("node_modules/.bin/node is missing");
  });
});

it("keeps the project's own Node out of npm's way", () => {
  const path = ["/usr/bin", join(root, "node_modules/.bin"), "/bin"].join(delimiter);
  expect(machinePath(path, root)).toBe(["/usr/bin", "/bin"].join(delimiter));
});
