import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const areas = join(root, "resources/cities/81.71/districts.geojson");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "live-room-city-new-test-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Without a terminal, on the Node that this runs on. */
function cityNew(...args: string[]) {
  const script = join(root, "scripts/city-new.ts");
  return spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: "utf8" });
}

it("writes a city's folder once, and says what it did", () => {
  const args = ["81.71", "--boundaries", areas, "--folder", "ambon", "--without", "sensors"];
  const { status, stdout, stderr } = cityNew(...args);
  expect(stderr).toBe("");
  expect(stdout).toMatch(/^81\.71 Kota Ambon, Maluku: 5 districts, Asia\/Jayapura\nBorders: 503 places, /);
  expect(status).toBe(0);
  const again = cityNew(...args);
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining("expected no ambon yet")]);
  expect(readdirSync(folder)).toEqual(["ambon"]);
});

it("says what is missing or wrong, and leaves nothing behind", () => {
  for (const [args, status, reason] of [
    [["81.71"], 2, /expected a GeoJSON file of its districts/],
    [["81.71", "--boundaries", "none.geojson"], 1, /none\.geojson/],
  ] as const) {
    const said = cityNew(...args);
    expect([said.status, said.stderr]).toEqual([status, expect.stringMatching(reason)]);
  }
  expect(readdirSync(folder).filter((name) => name !== "ambon")).toEqual([]);
});
