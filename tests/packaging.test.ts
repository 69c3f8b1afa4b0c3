import { existsSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { debianPackages } from "../scripts/setup/debian-packages.mjs";
import { isPacked as isPackedBy, packedPatterns } from "../scripts/update/packed.ts";
import { packageOf } from "./layers.ts";
import { shippedPackages } from "./licences.ts";
import { importsOf, readSources, root } from "./source.ts";

const packaging = parse(readFileSync(join(root, "electron-builder.yml"), "utf8"));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const patterns = packedPatterns(root, "linux");
const isPacked = (file: string) => isPackedBy(file, patterns);

it("sets every fuse", () => {
  expect(packaging.electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    grantFileProtocolExtraPrivileges: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    enableCookieEncryption: true,
    loadBrowserProcessSpecificV8Snapshot: false,
  });
  expect(packaging.asar).toBe(true);
});

it("takes the official Electron that package.json pins, never the evaluation runtime", () => {
  expect(manifest.devDependencies.electron).toMatch(/^45\.\d+\.\d+$/);
  for (const key of ["electronDist", "electronVersion", "electronDownload", "electronBranding"])
    expect(packaging, key).not.toHaveProperty(key);
});

it("makes a Debian package and an AppImage that keep Chromium's sandbox", () => {
  expect(packaging.linux.target).toEqual(["deb", "AppImage"]);
  expect(packaging.linux.executableArgs.length).toBeGreaterThan(0);
  expect(JSON.stringify(packaging)).not.toContain("no-sandbox");
});

it("depends on what set-up installs for Electron", () => {
  const wanted = debianPackages.filter((one) => one.for === "electron").map(({ names }) => names.join(" | "));
  expect(packaging.deb.depends).toEqual(expect.arrayContaining(wanted));
});

it("packs what the code looks for, and nothing that it does not", () => {
  const packed = [
    manifest.main,
    "package.json",
    "out/main/core.cjs",
    "out/main/licenses.md",
    "out/preload/index.cjs",
    "out/renderer/wall/index.html",
    "out/renderer/licenses.md",
    "resources/LICENSES.md",
    "resources/cities/36.71/city.yaml",
    "resources/scenes/harian.yaml",
  ];
  expect(packed.filter((file) => !isPacked(file))).toEqual([]);
  const left = [
    "out/main/core.cjs.map",
    "out/wall.png",
    "out/built-from.sha256",
    "electron/main/index.ts",
    ".npmrc",
  ];
  expect(left.filter((file) => isPacked(file))).toEqual([]);
});

it("names folders and packages that are there", () => {
  const named = patterns.flatMap((pattern) =>
    alternatives(pattern.replace(/^!/, "").split(/\/[^/]*[*!]/)[0] ?? ""),
  );
  // Built by `npm run build`.
  const missing = named.filter((path) => !path.startsWith("out") && !existsSync(join(root, path)));
  expect(missing).toEqual([]);
});

it("packs every module that the core looks up at run time, and none that only a page has", () => {
  const external = new Set(
    readSources("electron")
      .flatMap(importsOf)
      .flatMap(({ from }) => (from && !from.startsWith(".") ? [packageOf(from)] : []))
      // zod is in the bundle (electron.vite.config.ts).
      .filter((name) => name in manifest.dependencies && name !== "zod"),
  );
  expect([...external]).toContain("better-sqlite3");
  const needed = shippedPackages(root, [...external]);
  expect([...needed.keys()].filter((name) => !isPacked(`node_modules/${name}/lib/index.js`))).toEqual([]);
  const pages = Object.keys(manifest.dependencies).filter((name) => !external.has(name));
  expect(pages.filter((name) => isPacked(`node_modules/${name}/dist/index.js`))).toEqual([]);
  expect(pages.filter((name) => !isPacked(`node_modules/${name}/LICENSE`))).toEqual([]);
});

it("packs the database's binary outside of the archive, where it can be loaded from", () => {
  const binary = "node_modules/better-sqlite3/prebuilds/linux-x64.node";
  expect(existsSync(join(root, binary))).toBe(true);
  expect(isPacked(binary)).toBe(true);
  expect(packaging.asarUnpack.some((pattern: string) => matchesGlob(binary, pattern))).toBe(true);
  expect(isPacked("node_modules/better-sqlite3/prebuilds/win32-x64.node")).toBe(false);
});

it("packs the binary that looks at PINs there, too", () => {
  const binary = `node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node`;
  expect(isPacked(binary)).toBe(true);
  expect(packaging.asarUnpack.some((pattern: string) => matchesGlob(binary, pattern))).toBe(true);
});

/** Of one pair of braces. */
function alternatives(pattern: string): string[] {
  const [, before = "", inside, after = ""] = /^(.*)\{(.*)\}(.*)$/.exec(pattern) ?? [];
  return inside === undefined ? [pattern] : inside.split(",").map((one) => before + one + after);
}
