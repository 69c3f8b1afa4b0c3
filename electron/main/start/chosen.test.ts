import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { takeIn } from "../../core/updates/staging.ts";
import { made, newKey, stagingIn } from "../../core/updates/testing.ts";
import {
  beginVersion,
  faultOf,
  noteChange,
  noteFailed,
  noteUp,
  readKeys,
  readState,
  writeKeys,
} from "./chosen.ts";

const first = newKey();
const second = newKey();

/** A machine with version 1.0.0 installed that took in others. */
async function machine(changes: object = {}) {
  const work = mkdtempSync(join(tmpdir(), "live-room-start-"));
  onTestFinished(() => rmSync(work, { recursive: true, force: true }));
  const options = stagingIn(work, [first.key]);
  for (const version of ["1.1.0", "1.2.0"])
    await takeIn(await made(work, version, first.pem, { "a/b.cjs": version }, changes), options);
  writeKeys(options.folder, [first.key]);
  return options.folder;
}

const begin = (folder: string) => beginVersion(folder, "1.0.0", 25, 1).current;

it("looks at every file of a version before it is loaded", async () => {
  const folder = await machine();
  expect(faultOf(folder, "1.1.0", 25)).toBeUndefined();
  expect(faultOf(folder, "1.1.0", 24)).toBe("Electron 25");
  expect(faultOf(folder, "1.3.0", 25)).toMatch(/ENOENT/);
  writeFileSync(join(folder, "1.1.0/a/b.cjs"), "1.1.x");
  expect(faultOf(folder, "1.1.0", 25)).toBe("damaged: a/b.cjs");
  rmSync(join(folder, "1.2.0/a/b.cjs"));
  expect(faultOf(folder, "1.2.0", 25)).toBe("damaged: a/b.cjs");
  writeKeys(folder, [second.key]);
  expect(faultOf(folder, "1.1.0", 25)).toMatch(/^signature/);
  // One version's files under another's name.
  expect(faultOf(folder, ".", 25)).toMatch(/ENOENT/);
});

it("starts the chosen one, goes back from one that failed, and remembers over starts", async () => {
  const folder = await machine();
  expect(begin(folder)).toBeNull();
  noteChange(folder, "1.1.0", 1);
  expect(begin(folder)).toBe("1.1.0");
  noteUp(folder, "1.1.0", 2);
  noteChange(folder, "1.2.0", 3);
  expect(begin(folder)).toBe("1.2.0");
  // Not the one that runs.
  expect(noteFailed(folder, "1.1.0", "x", 4)).toBe(false);
  expect(noteFailed(folder, "1.2.0", "no screen", 4)).toBe(true);
  expect(begin(folder)).toBe("1.1.0");
  expect(readState(folder)).toMatchObject({ wayBack: true, failed: ["1.2.0"] });
  noteUp(folder, "1.1.0", 5);
  expect(readState(folder).wayBack).toBe(false);
  noteChange(folder, null, 6);
  expect(begin(folder)).toBeNull();
});

it("what cannot be read is as good as nothing: the installed version starts", async () => {
  const folder = await machine();
  noteChange(folder, "1.1.0", 1);
  const file = join(folder, "versions.json");
  const text = readFileSync(file, "utf8");
  for (const length of [0, 1, Math.floor(text.length / 2), text.length - 3]) {
    writeFileSync(file, text.slice(0, length));
    expect(begin(folder)).toBeNull();
  }
  writeFileSync(file, JSON.stringify({ ...JSON.parse(text), current: "../../evil" }));
  expect(begin(folder)).toBeNull();
});

it("an update may bring its publisher's next key, which holds once it came up", async () => {
  const folder = await machine({ keys: [first.key, second.key] });
  noteChange(folder, "1.1.0", 1);
  begin(folder);
  expect(readKeys(folder)).toEqual([first.key]);
  noteUp(folder, "1.1.0", 2);
  expect(readKeys(folder)).toEqual([first.key, second.key]);
});
