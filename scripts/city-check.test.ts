import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { machinePath } from "./setup/packages.mjs";

const root = join(import.meta.dirname, "..");
const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "live-room-city-check-test-"));
  cpSync(join(root, "resources/cities/36.71"), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As npm runs it, but on the machine's own Node, which may be 20. */
function cityCheck(...args: string[]) {
  const [program = "", ...before] = String(scripts["city:check"]).split(" ");
  const env = { ...process.env, PATH: machinePath(process.env.PATH ?? "", root) };
  return spawnSync(program, [...before, ...args], { cwd: root, env, encoding: "utf8" });
}

it("finds nothing wrong with the shipped city", () => {
  const { status, stdout, stderr } = cityCheck("resources/cities/36.71");
  expect(stderr).toBe("");
  expect(stdout).toMatch(/^Kota Tangerang: 13 districts, .*; 0 errors, 0 warnings\n$/);
  expect(status).toBe(0);
});

it("tells each fault with file, line, what was expected and what was found", () => {
  const file = join(folder, "agencies.yaml");
  const lines = readFileSync(file, "utf8").split("\n");
  const index = lines.findIndex((line) => /colour:/.test(line));
  lines[index] = String(lines[index]).replace(/colour: *[^,}\s]+/, "colour: red");
  writeFileSync(file, lines.join("\n"));
  rmSync(join(folder, "posts.yaml"));
  const { status, stdout } = cityCheck(folder);
  expect(stdout).toMatch(
    new RegExp(`^${folder}/agencies\\.yaml:${index + 1}:\\d+ error: .*expected .*, found "red"$`, "m"),
  );
  expect(stdout).toMatch(
    /posts\.yaml:1:1 error: expected this file in the city folder, found no such file$/m,
  );
  expect(status).toBe(1);
});

it("says how it is called", () => {
  const { status, stderr } = cityCheck();
  expect(stderr).toContain("npm run city:check -- <folder>");
  expect(status).toBe(2);
});
