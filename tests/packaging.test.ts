import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, matchesGlob } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { iconOf, iconSizes, widthOf, windowsSizes } from "../scripts/packages/icon.ts";
import { afterExtract, beforePack, NotForPackages } from "../scripts/packages/official.mjs";
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
  for (const hook of [packaging.beforePack, packaging.afterExtract])
    expect(existsSync(join(root, hook)), hook).toBe(true);
});

it.each([
  ["the evaluation runtime", "25.1.1", "Electron/25.1.1"],
  ["one that was given another's version file", manifest.devDependencies.electron, "Electron/25.1.1"],
  ["another version than the pinned one", "45.0.0", "Electron/45.0.0"],
  ["a folder that says nothing", "", ""],
])("refuses %s", async (_, said, words) => {
  const folder = mkdtempSync(join(tmpdir(), "live-room-electron-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "version"), said);
  writeFileSync(join(folder, "electron"), `\0${words}\0`);
  const packager = { config: { electronDist: folder }, projectDir: root };
  await expect(beforePack({ packager })).rejects.toThrow(NotForPackages);
  const unpacked = { appOutDir: folder, electronPlatformName: "linux", packager };
  await expect(afterExtract(unpacked)).rejects.toThrow(NotForPackages);
  const pinned = manifest.devDependencies.electron;
  writeFileSync(join(folder, "version"), `v${pinned}`);
  writeFileSync(join(folder, "electron"), `\0Electron/${pinned}\0`);
  await expect(beforePack({ packager })).resolves.toBeUndefined();
  await expect(afterExtract(unpacked)).resolves.toBeUndefined();
});

it("makes a Debian package, an AppImage and a Windows installer that keep Chromium's sandbox", () => {
  expect(packaging.linux.target).toEqual(["deb", "AppImage"]);
  expect(packaging.win.target).toEqual(["nsis"]);
  expect(packaging.linux.executableArgs.length).toBeGreaterThan(0);
  expect(JSON.stringify(packaging)).not.toContain("no-sandbox");
});

it("installs for the machine, and leaves the room's data unless a person says otherwise", () => {
  expect(packaging.nsis).toMatchObject({ perMachine: true, deleteAppDataOnUninstall: false });
  const installer = readFileSync(join(root, packaging.nsis.include), "utf8");
  // Before anything is removed: not when nobody is asked, and not when the answer is no.
  const uninstall = installer.slice(installer.indexOf("!macro customUnInstall"));
  expect(uninstall).toMatch(/IfSilent kept[\s\S]*MB_DEFBUTTON2[\s\S]*IDNO kept\s+RMDir/);
  const removing = readFileSync(join(root, packaging.deb.afterRemove), "utf8");
  expect(removing.match(/rm -rf.*/g)).toEqual(["rm -rf /var/lib/live-room"]);
  expect(removing).toMatch(/"\$1" = purge[\s\S]*LIVE_ROOM_PURGE_DATA" = yes[\s\S]*rm -rf/);
});

it("the scripts of the Debian package are sound, and only what electron-builder fills in stands in braces", () => {
  for (const script of [packaging.deb.afterInstall, packaging.deb.afterRemove]) {
    const text = readFileSync(join(root, script), "utf8");
    const filled = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    expect(new Set(filled)).toEqual(new Set(["executable", "sanitizedProductName"]));
    expect(spawnSync("bash", ["-n", join(root, script)]).status, script).toBe(0);
  }
  for (const each of packaging.deb.fpm) expect(existsSync(join(root, each.split("=")[0])), each).toBe(true);
});

it("the kiosk's service starts the app again when another version is put in place", () => {
  const service = readFileSync(join(root, "resources/packaging/live-room.service"), "utf8");
  const start = readFileSync(join(root, "electron/main/start/index.ts"), "utf8");
  expect(service).toContain(`ExecStart=/usr/bin/${packaging.linux.executableName} `);
  expect(service).toContain("LIVE_ROOM_STARTED_AGAIN=by-exit-code");
  expect(start).toContain("LIVE_ROOM_STARTED_AGAIN");
  const [, code] = /RestartForceExitStatus=(\d+)/.exec(service) ?? [];
  expect(start).toContain(`startAgain = ${code};`);
});

it("has an icon in every size, none of them empty", () => {
  const windows = readFileSync(join(root, packaging.win.icon));
  expect(windows.readUInt16LE(4)).toBe(windowsSizes.length);
  const png = (size: number) => readFileSync(join(root, packaging.linux.icon, `${size}x${size}.png`));
  for (const size of iconSizes) expect(widthOf(png(size))).toBe(size);
  expect(windows.equals(iconOf(windowsSizes.map(png)))).toBe(true);
});

it("depends on what set-up installs for Electron", () => {
  const wanted = debianPackages.filter((one) => one.for === "electron").map(({ names }) => names.join(" | "));
  expect(packaging.deb.depends).toEqual(expect.arrayContaining(wanted));
});

it("packs what the code looks for, and nothing that it does not", () => {
  const packed = [
    manifest.main,
    "package.json",
    "out/main/start.cjs",
    "out/main/chosen.cjs",
    "out/main/index.cjs",
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
    "resources/icons/live-room.svg",
    "resources/packaging/after-install.sh",
    ".npmrc",
  ];
  expect(left.filter((file) => isPacked(file))).toEqual([]);
});

it("says what is left out in one list: a system's own list that only leaves out packs the whole project", () => {
  for (const system of [packaging.linux, packaging.win]) expect(system).not.toHaveProperty("files");
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
  const windows = "node_modules/better-sqlite3/prebuilds/win32-x64.node";
  expect(isPacked(windows)).toBe(false);
  expect(isPackedBy(windows, packedPatterns(root, "win32"))).toBe(true);
  expect(isPackedBy(binary, packedPatterns(root, "win32"))).toBe(false);
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
