import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHeader } from "./header.ts";
import { compareVersions, isSafePath, updateManifest } from "./manifest.ts";

const file = { path: "out/main/index.cjs", bytes: 3, sha256: "a".repeat(64) };
const manifest = {
  ...{
    format: 1,
    version: "1.2.3",
    platform: "linux-x64",
    madeAt: "2026-11-29T01:00:00Z",
    minimumElectron: 25,
  },
  ...{ databaseForm: 612, notes: { id: "", en: "" }, files: [file] },
};

describe("a path of an update", () => {
  it.each([
    ...["package.json", "node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node", "a b/c.js"],
    "resources/cities/36.71/city.yaml",
  ])("%s may be", (path) => expect(isSafePath(path)).toBe(true));

  it.each([
    ...[
      "",
      "/etc/passwd",
      "../x",
      "a/../../x",
      "a/..",
      "./a",
      "a//b",
      "a/",
      "C:/x",
      "a\\b",
      "a\0b",
      "con",
      "a/NUL.txt",
    ],
    ...["a/b.", "a/b ", "\u202Egpj.exe", "x".repeat(401), "~/x/..", ".ssh/x"],
  ])("%j may not", (path) => expect(isSafePath(path)).toBe(false));

  it("never leaves its folder", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("..", ".", "", "a", "b.c", "C:", "\\", "con", " ")), (parts) => {
        const path = parts.join("/");
        if (!isSafePath(path)) return;
        expect(new URL(path, "file:///versions/1.0.0/").pathname.startsWith("/versions/1.0.0/")).toBe(true);
      }),
    );
  });
});

it("versions are in one order, whatever they are", () => {
  expect(["1.0.0", "1.0.0-rc.2", "0.9.10", "1.0.0-rc.10", "0.9.9"].sort(compareVersions)).toEqual([
    ...["0.9.9", "0.9.10", "1.0.0-rc.2", "1.0.0-rc.10", "1.0.0"],
  ]);
  const number = fc.nat(20);
  const version = fc
    .tuple(number, number, number, fc.constantFrom("", "-a", "-rc.1", "-rc.2"))
    .map(([a, b, c, before]) => `${a}.${b}.${c}${before}`);
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
        expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      expect(compareVersions(a, b) === 0).toBe(a === b);
    }),
  );
});

describe("a manifest", () => {
  it("is what was signed, or nothing", () => {
    const text = JSON.stringify(manifest);
    const verify = (of: string, signature: string, key: string) =>
      of === text && signature === "s" && key === "k2";
    expect(readHeader(`s\n${text}\n`, ["k1", "k2"], verify)).toMatchObject({ ok: true });
    for (const [header, keys, code] of [
      [`s\n${text}\n`, ["k1"], "signature"],
      [`x\n${text}\n`, ["k2"], "signature"],
      [`s\n${text} \n`, ["k2"], "signature"],
      [`s\n${text}\nmore`, ["k2"], "unreadable"],
      ["s", ["k2"], "unreadable"],
    ] as const)
      expect(readHeader(header, keys, verify)).toMatchObject({ ok: false, code });
  });

  it.each([
    [
      "a path twice, on a system that does not tell them apart",
      { files: [file, { ...file, path: "OUT/main/index.cjs" }] },
    ],
    ["a path that leaves the folder", { files: [{ ...file, path: "../index.cjs" }] }],
    [
      "more bytes than a disk should take",
      { files: [1, 2, 3, 4].map((n) => ({ ...file, path: `${n}`, bytes: 256 * 1024 * 1024 })) },
    ],
    ["no files", { files: [] }],
    ["a version that is a path", { version: "../1.0.0" }],
    ["a form that nobody knows", { format: 2 }],
  ])("with %s is refused", (_, changes) => {
    expect(updateManifest.safeParse({ ...manifest, ...changes }).success).toBe(false);
  });
});
