import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { clockFaults, layerFaults, packageOf, panelFaults, rules, sqlFaults } from "./layers.ts";
import { importsOf, parseSource, readSources, root, withoutTests } from "./source.ts";

describe("the project's sources", () => {
  const sources = readSources("electron", "renderer", "shared");

  it("are found", () => {
    const files = sources.map(({ file }) => file);
    for (const file of ["electron/main/index.ts", "shared/contract/views.ts", "renderer/wall/main.tsx"])
      expect(files).toContain(file);
  });

  it("are those of the product, without tests and what only tests import", () => {
    const files = withoutTests([
      parseSource("shared/a.ts", 'import "./b.ts";'),
      parseSource("shared/b.ts", ""),
      parseSource("shared/given.ts", 'import "./kept.ts";'),
      parseSource("shared/kept.ts", ""),
      parseSource(
        "shared/a.test.ts",
        'import "./a.ts"; import "./b.ts"; import "./given.ts"; import "./kept.ts";',
      ),
      parseSource("electron/main/index.ts", 'import "../../shared/a.ts";'),
    ]).map(({ file }) => file);
    expect(files).toEqual(["shared/a.ts", "shared/b.ts", "electron/main/index.ts"]);
  });

  it("keep every layer rule", () => {
    expect(sources.flatMap((source) => rules.flatMap((rule) => rule(source)))).toEqual([]);
  });
});

it("what the product imports is what package.json calls its dependencies", () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const imported = readSources("electron", "renderer", "shared")
    .flatMap(importsOf)
    .flatMap(({ from }) => (from && !from.startsWith(".") ? [packageOf(from)] : []))
    // Electron brings itself, Node its own, and geojson is types alone.
    .filter((name) => !["electron", "node:", "geojson"].includes(name));
  expect([...new Set(imported)].sort()).toEqual(Object.keys(dependencies).sort());
});

describe("a layer that takes what it must not", () => {
  it.each([
    ["shared/a.ts", 'import { app } from "electron";', "electron"],
    ["shared/a.ts", 'import { join } from "node:path";', "node:"],
    ["shared/a.ts", 'import { join } from "path";', "path"],
    ["shared/a.ts", 'import { useState } from "react";', "react"],
    ["shared/domain/a.ts", 'export { x } from "../../electron/core/x.ts";', "electron/core/x.ts"],
    ["renderer/a/b.tsx", 'import x from "../../electron/main/x.ts";', "electron/main/x.ts"],
    ["renderer/a.ts", 'import { readFile } from "node:fs/promises";', "node:"],
    ["renderer/a.ts", 'import { ipcRenderer } from "electron";', "electron"],
    ["renderer/a.ts", 'const city = await import("../resources/cities/x.json");', "resources/cities/x.json"],
    ["renderer/a.ts", 'import.meta.glob(["../shared/*.ts", "../electron/**"]);', "electron/**"],
    ["renderer/a.ts", 'new Worker(new URL("../scripts/w.ts?worker", import.meta.url));', "scripts/w.ts"],
    ["electron/core/a.ts", 'import type { App } from "electron";', "electron"],
    ["electron/core/a.ts", 'type App = import("electron").App;', "electron"],
    ["electron/core/a.ts", 'import x from "../main/x.ts";', "electron/main/x.ts"],
    ["electron/core/a.ts", 'import Database from "better-sqlite3";', "better-sqlite3"],
    ["electron/main/a.ts", 'import type { X } from "../core/store/x.ts";', "electron/core/store/x.ts"],
    ["electron/main/a.ts", 'const x = require("better-sqlite3");', "better-sqlite3"],
    ["electron/main/a.ts", 'import x = require("mqtt");', "mqtt"],
    ["electron/preload/a.ts", 'export * from "node:fs";', "node:"],
  ])("%s: %s", (file, text, named) => {
    const found = layerFaults(parseSource(file, `\n${text}`));
    const layer = file.split("/").slice(0, file.startsWith("electron") ? 2 : 1);
    expect(found).toEqual([`${file}:2 ${layer.join("/")}/ must not import ${named}`]);
  });

  it("is told that a path put together at run time cannot be checked", () => {
    expect(layerFaults(parseSource("renderer/a.ts", "import(name);"))).toHaveLength(1);
  });

  it("may take what is its own", () => {
    const store = 'import Database from "better-sqlite3"; import { z } from "zod"; import "../log.ts";';
    expect(layerFaults(parseSource("electron/core/store/a.ts", store))).toEqual([]);
    const style = 'import "maplibre-gl/dist/maplibre-gl.css"; import { z } from "../../shared/a.ts";';
    expect(layerFaults(parseSource("renderer/a/b.ts", style))).toEqual([]);
  });
});

it("keeps panels apart", () => {
  const faults = (text: string) => panelFaults(parseSource("renderer/panels/map/deep/a.ts", text));
  expect(faults('import { x } from "../../roster/x.ts";')).toHaveLength(1);
  expect(faults('import { panels } from "../../index.ts";')).toHaveLength(1);
  expect(faults('import { x } from "../x.ts"; import type { P } from "../../panel.ts";')).toEqual([]);
});

describe("SQL", () => {
  it.each([
    'db.exec("CREATE TABLE a (b TEXT) STRICT")',
    "const q = `select a\n  from b where c = 1`",
    "q('INSERT OR REPLACE INTO a VALUES (1)')",
    "q('UPDATE a SET b = 1')",
    "q('DELETE FROM a')",
    "q('PRAGMA wal_checkpoint')",
    "q('WITH a AS (SELECT 1) SELECT * FROM a')",
    "db.prepare(query)",
    'db.pragma("journal_mode")',
  ])("is seen in %s", (text) => {
    expect(sqlFaults(parseSource("electron/core/a.ts", text))).toHaveLength(1);
    expect(sqlFaults(parseSource("electron/core/store/a.ts", text))).toEqual([]);
  });

  it("is not seen in English", () => {
    const text = 'say("Select a camera", "Update the map", "Begin", "With 3 crews", "Delete")';
    expect(sqlFaults(parseSource("renderer/a.ts", text))).toEqual([]);
  });
});

it("sees a clock or a source of chance that was not given", () => {
  const faults = (text: string) => clockFaults(parseSource("shared/domain/a.ts", text));
  for (const text of ["Date.now()", "new Date()", "Math.random() < 0.5"])
    expect(faults(text)).toHaveLength(1);
  expect(faults("function f(now = Date.now) { return new Date(now()); }")).toEqual([]);
});

/** What each layer's tsconfig.json knows of the world, by compiling a probe with it. */
describe("a global that a layer does not have", () => {
  it.each([
    ["shared", ["document", "window", "process", "Buffer", "setImmediate", "fetch"], "new URL('a:b')"],
    ["renderer", ["process", "Buffer", "require", "__dirname"], "document.title"],
    ["electron/main", ["document", "window", "[1].toSorted"], "process.pid"],
    ["electron/core", ["document", "window", "HTMLElement"], "[process.pid].toSorted()"],
  ])("is refused by the compiler in %s/", (layer, forbidden, allowed) => {
    const folder = mkdtempSync(join(tmpdir(), "live-room-layer-"));
    const probe = join(folder, "probe.ts");
    try {
      writeFileSync(probe, [...forbidden, allowed].map((name) => `void ${name};\n`).join(""));
      writeFileSync(
        join(folder, "tsconfig.json"),
        JSON.stringify({
          extends: join(root, layer, "tsconfig.json"),
          compilerOptions: { typeRoots: [join(root, "node_modules/@types"), join(root, "node_modules")] },
          files: layer === "shared" ? [probe, join(root, "shared/platform.d.ts")] : [probe],
          include: [],
        }),
      );
      const tsc = join(root, "node_modules/typescript/bin/tsc");
      const { stdout } = spawnSync(process.execPath, [tsc, "--noEmit", "-p", folder], { encoding: "utf8" });
      const lines = [...stdout.matchAll(/probe\.ts\((\d+),/g)].map(([, line]) => Number(line));
      expect(lines, stdout).toEqual(forbidden.map((_, index) => index + 1));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
