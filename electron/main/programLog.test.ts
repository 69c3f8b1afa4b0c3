import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, it, onTestFinished } from "vitest";
import { logLine } from "../../shared/contract/programLog.ts";
import { ProgramLog } from "./programLog.ts";

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "live-room-log-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it("keeps what main and the core say, in order, also what is no entry", async () => {
  const folder = await newFolder();
  const told: string[] = [];
  const log = new ProgramLog(folder, (text) => told.push(text));
  const output = new PassThrough();
  log.follow(output);
  log.info("opened", { displays: 3 });
  output.write(
    logLine({
      ...{ time: "2026-11-24T08:42:10.250Z", level: "warning", from: "core", message: "slow" },
      details: { ms: 5 },
    }),
  );
  // A line comes in pieces; the last has no end.
  output.write("(node:5757) [DEP0169] DeprecationWarning: `url.parse()`\n");
  output.write("FATAL ERR");
  output.write("OR: out of memory\n\nAborted");
  output.end();
  await new Promise((resolve) => output.on("end", resolve));
  await log.close();

  const lines = (await readFile(join(folder, "logs", "live-room.jsonl"), "utf8")).trimEnd().split("\n");
  const entries = lines.map((line) => JSON.parse(line));
  expect(entries.map(({ level, from, message }) => `${level} ${from} ${message}`)).toEqual([
    ...[
      "info main opened",
      "warning core slow",
      "warning core (node:5757) [DEP0169] DeprecationWarning: `url.parse()`",
      "error core FATAL ERROR: out of memory",
      "error core Aborted",
    ],
  ]);
  expect(entries[0].details).toEqual({ displays: 3 });
  expect(told[1]).toContain("warning core: slow");
});

it("files take turns, and the oldest goes", async () => {
  const folder = await newFolder();
  const log = new ProgramLog(folder, () => {});
  const long = "x".repeat(64 * 1024);
  for (let n = 0; n < 500; n++) {
    log.info(`${n} ${long}`);
    // One turn at a time, as in a room.
    if (n % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await log.close();
  expect((await readdir(join(folder, "logs"))).sort()).toEqual([
    ...[
      "live-room.jsonl",
      "live-room.jsonl.1",
      "live-room.jsonl.2",
      "live-room.jsonl.3",
      "live-room.jsonl.4",
    ],
  ]);
});

it("where no file can be written, the terminal still hears, and nothing is thrown", async () => {
  const folder = await newFolder();
  await writeFile(join(folder, "logs"), "");
  const told: string[] = [];
  const log = new ProgramLog(folder, (text) => told.push(text));
  log.error("lost");
  await log.close();
  expect(told).toHaveLength(1);
});
