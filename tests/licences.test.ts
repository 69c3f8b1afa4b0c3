import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isFreelyUsable, readLicences, shippedPackages, unnamed } from "./licences.ts";
import { root } from "./source.ts";

const resources = join(root, "resources");
const rows = readLicences(readFileSync(join(resources, "LICENSES.md"), "utf8"));

describe("what the app ships", () => {
  it("comes from where LICENSES.md says, each file of resources/", () => {
    const files = globSync("**/*", { cwd: resources, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(resources.length + 1)
          .replaceAll("\\", "/"),
      )
      .filter((file) => file !== "LICENSES.md");
    expect(files.length).toBeGreaterThan(20);
    expect(unnamed(rows.files, files, resources)).toEqual([]);
  });

  it("is made with packages that LICENSES.md names with their licences", () => {
    const shipped = shippedPackages();
    expect(shipped.get("react")).toBe("MIT");
    expect([...rows.packages].sort()).toEqual([...shipped].sort());
  });

  it("may be used and passed on by anybody", () => {
    expect([...shippedPackages()].filter(([, licence]) => !isFreelyUsable(licence))).toEqual([]);
  });
});

describe("a licence", () => {
  it.each(["MIT", "(MIT OR Apache-2.0)", "OFL-1.1", "GPL-3.0 OR MIT"])(
    "%s lets anybody use it",
    (licence) => {
      expect(isFreelyUsable(licence)).toBe(true);
    },
  );

  it.each([
    "GPL-3.0-only",
    "UNLICENSED",
    "SEE LICENSE IN LICENSE.md",
    "BUSL-1.1",
    "MIT AND GPL-3.0-only",
    "",
  ])("%s does not", (licence) => {
    expect(isFreelyUsable(licence)).toBe(false);
  });
});

describe("a project", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "live-room-licences-test-"));
    const put = (at: string, manifest: object) => {
      mkdirSync(join(folder, at), { recursive: true });
      writeFileSync(join(folder, at, "package.json"), JSON.stringify(manifest));
    };
    put(".", { dependencies: { a: "1" }, devDependencies: { tool: "1" } });
    put("node_modules/tool", { license: "GPL-3.0-only" });
    put("node_modules/a", { license: "MIT", dependencies: { b: "1", "@types/b": "1" } });
    put("node_modules/a/node_modules/b", { license: "ISC", dependencies: { a: "1", c: "1" } });
    put("node_modules/b", { license: "BUSL-1.1" });
    put("node_modules/c", {});
    writeFileSync(join(folder, "x.yaml"), "");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("ships what its dependencies bring, each in the version that Node would take", () => {
    expect([...shippedPackages(folder)]).toEqual([
      ["a", "MIT"],
      ["b", "ISC"],
      ["c", "none that is named"],
    ]);
  });

  it("is told files without a row and rows without a file", () => {
    const { files } = readLicences(
      "| item | origin | licence |\n|---|---|---|\n| `y.md`, `z/*` | x | MIT |\n",
    );
    expect(unnamed(files, ["x.yaml"], folder)).toEqual([
      "x.yaml has no row",
      "y.md is not there",
      "z/* is not there",
    ]);
  });
});
