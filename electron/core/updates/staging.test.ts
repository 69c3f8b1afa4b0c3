import { sign } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing.ts";
import { UpdateRefused } from "./archive.ts";
import { stagedVersions, takeIn } from "./staging.ts";
import { made, newKey, stagingIn } from "./testing.ts";

const { pem, key } = newKey();

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.catch((reason: unknown) => reason);
  if (!(error instanceof UpdateRefused)) throw new Error(`expected a refusal, found ${String(error)}`);
  return error.code;
}

/** The same archive with another body. */
function withBody(archive: string, body: Buffer): void {
  const bytes = readFileSync(archive);
  const end = bytes.indexOf("\n", bytes.indexOf("\n") + 1) + 1;
  writeFileSync(archive, Buffer.concat([bytes.subarray(0, end), body]));
}

it("takes a version in whole, once it was signed", async () => {
  const folder = await temporaryFolder();
  const options = stagingIn(folder, [newKey().key, key]);
  const shares: number[] = [];
  const taken = await takeIn(await made(folder, "1.1.0", pem), options, (share) => shares.push(share));
  expect(taken).toMatchObject({ version: "1.1.0", notes: { en: "Fixes" }, bytes: 70_002 });
  expect(shares.at(-1)).toBe(1);
  expect(readFileSync(join(options.folder, "1.1.0/out/main/index.cjs"), "utf8")).toHaveLength(70_000);
  expect(statSync(join(options.folder, "1.1.0/empty")).size).toBe(0);
  expect(await stagedVersions(options.folder, [key])).toMatchObject([{ version: "1.1.0" }]);
  // Whose key is no longer taken has published nothing.
  expect(await stagedVersions(options.folder, [])).toEqual([]);
  expect(readdirSync(options.folder)).toEqual(["1.1.0"]);
});

describe("refuses, and leaves nothing behind,", () => {
  it.each<[string, string, (archive: string) => void]>([
    [
      "another's signature",
      "signature",
      (archive) => writeFileSync(archive, readFileSync(archive, "latin1").replace(/^..../, "AAAA"), "latin1"),
    ],
    [
      "a changed manifest",
      "signature",
      (archive) =>
        writeFileSync(archive, readFileSync(archive, "latin1").replace('"1.1.0"', '"1.9.0"'), "latin1"),
    ],
    ["changed files", "content", (archive) => withBody(archive, gzipSync(`{}${"y".repeat(70_000)}`))],
    [
      "a bomb",
      "content",
      (archive) => withBody(archive, gzipSync(`{}${"x".repeat(70_000)}${"0".repeat(8_000_000)}`)),
    ],
    ["a body that is cut short", "content", (archive) => truncateSync(archive, statSync(archive).size - 30)],
    ["no gzip", "content", (archive) => withBody(archive, Buffer.from("rubbish"))],
    ["no body", "content", (archive) => withBody(archive, Buffer.alloc(0))],
    ["an empty file", "unreadable", (archive) => writeFileSync(archive, "")],
    ["endless rubbish", "unreadable", (archive) => writeFileSync(archive, "x".repeat(5_000_000))],
  ])("%s", async (_, code, spoil) => {
    const folder = await temporaryFolder();
    const archive = await made(folder, "1.1.0", pem);
    spoil(archive);
    const options = stagingIn(folder, [key]);
    expect(await refusal(takeIn(archive, options))).toBe(code);
    expect(existsSync(options.folder) ? readdirSync(options.folder) : []).toEqual([]);
  });

  it("what is older, failed before, or is for another machine", async () => {
    const folder = await temporaryFolder();
    const options = stagingIn(folder, [key]);
    const archive = await made(folder, "1.1.0", pem);
    expect(await refusal(takeIn(archive, { ...options, newest: "1.1.0" }))).toBe("older");
    expect(await refusal(takeIn(archive, { ...options, failed: ["1.1.0"] }))).toBe("failed-before");
    expect(await refusal(takeIn(archive, { ...options, electron: 24 }))).toBe("runtime");
    expect(await refusal(takeIn(archive, { ...options, platform: "win32-arm64" }))).toBe("runtime");
    expect(await refusal(takeIn(archive, { ...options, keys: [] }))).toBe("no-keys");
    expect(await refusal(takeIn(join(folder, "none"), options))).toBe("not-found");
  });

  it("a path that leaves its folder, although it was signed", async () => {
    const folder = await temporaryFolder();
    const archive = await made(folder, "1.1.0", pem, { inside: "x" });
    const [, text = ""] = readFileSync(archive, "latin1").split("\n");
    const evil = text.replace('"inside"', '"../evil"');
    const signature = sign(null, Buffer.from(evil), pem).toString("base64");
    writeFileSync(archive, Buffer.concat([Buffer.from(`${signature}\n${evil}\n`), gzipSync("x")]));
    expect(await refusal(takeIn(archive, stagingIn(folder, [key])))).toBe("unreadable");
    expect(readdirSync(folder).filter((name) => name === "evil")).toEqual([]);
  });
});

it("keeps what is in use and the newest others", async () => {
  const folder = await temporaryFolder();
  const options = { ...stagingIn(folder, [key]), inUse: ["1.1.0"] };
  for (const version of ["1.1.0", "1.2.0", "1.3.0", "1.4.0"])
    await takeIn(await made(folder, version, pem, { a: "x" }), options);
  expect(readdirSync(options.folder).sort()).toEqual(["1.1.0", "1.3.0", "1.4.0"]);
});
