/** The data process itself, as main starts it beside the evaluation runtime. */
import { spawn } from "node:child_process";
import { cp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { type FromCore, fromCore } from "../../shared/contract/fromCore.ts";
import type { CoreOptions } from "../../shared/contract/start.ts";
import { fillDisk, mountSmallDisk } from "../../tests/peers/smallDisk.ts";
import { openDatabase } from "./store/database.ts";
import { migrations } from "./store/migrations/index.ts";
import { shippedOptions, temporaryFolder } from "./testing.ts";

vi.setConfig({ testTimeout: 240_000 });

async function started(changes: Partial<CoreOptions> = {}) {
  const dataFolder = changes.dataFolder ?? (await temporaryFolder());
  const options: CoreOptions = { ...shippedOptions, dataFolder, ...changes };
  const core = spawn(process.execPath, [join(import.meta.dirname, "index.ts")], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
    env: { ...process.env, LIVE_ROOM_CORE_OPTIONS: JSON.stringify(options) },
  });
  onTestFinished(() => void core.kill("SIGKILL"));
  const ended = new Promise<number | null>((resolve) => core.once("exit", resolve));
  const first = await new Promise<FromCore>((resolve, reject) => {
    core.once("message", (message) => resolve(fromCore.parse(message)));
    core.once("exit", (code) => reject(new Error(`expected a message, found exit code ${code}`)));
  });
  return { core, first, ended, dataFolder };
}

it("says when it serves, and closes its database when it is told to end", async () => {
  const { core, first, ended, dataFolder } = await started();
  expect(first).toEqual({ type: "ready" });
  expect((await readdir(dataFolder)).sort()).toContain("room.sqlite-wal");
  core.send({ type: "shutdown" });
  expect(await ended).toBe(0);
  expect(await readdir(dataFolder)).toEqual(["attendance", "room.sqlite", "start-memory.json"]);
});

it("ends when main is gone", async () => {
  const { core, ended } = await started();
  core.disconnect();
  expect(await ended).toBe(0);
});

it("says why it cannot run, and waits to be ended", async () => {
  const [newer, folder, cityWithoutScenes] = await Promise.all([1, 2, 3].map(() => temporaryFolder()));
  openDatabase(newer!, new Date(0), [...migrations, { number: 9000, apply: () => {} }]).database.close();
  const file = join(folder!, "file");
  await writeFile(file, "");
  await cp(shippedOptions.cityFolder, cityWithoutScenes!, {
    recursive: true,
    filter: (path) => !path.endsWith("scenes"),
  });

  const [noCity, noMore, noFolder, noScene] = await Promise.all([
    started({ cityFolder: folder! }),
    started({ dataFolder: newer! }),
    started({ dataFolder: file }),
    started({ cityFolder: cityWithoutScenes!, resourcesFolder: folder! }),
  ]);
  expect(noCity.first).toMatchObject({
    ...{ type: "fatal", code: "city-unusable", params: { folder } },
    faults: expect.arrayContaining([expect.objectContaining({ file: "city.yaml" })]),
  });
  expect(noMore.first).toMatchObject({
    ...{ type: "fatal", code: "database-newer" },
    params: { folder: newer, found: "9000", expected: String(migrations.at(-1)!.number) },
  });
  expect(noFolder.first).toMatchObject({
    ...{ type: "fatal", code: "data-folder-unusable" },
    params: { folder: file, reason: expect.stringMatching(/./) },
  });
  expect(noScene.first).toMatchObject({
    ...{ type: "fatal", code: "failed", params: { reason: expect.stringMatching(/scene/) } },
  });
  noCity.core.send({ type: "shutdown" });
  expect(await noCity.ended).toBe(0);
});

it("with a full disk it goes on showing, and writes again when there is room", async ({ skip }) => {
  const dataFolder = await temporaryFolder();
  mountSmallDisk(dataFolder, 24, skip);
  const { core, ended } = await started({ dataFolder, demo: true });
  const log: string[] = [];
  core.stdout?.on("data", (data) => log.push(String(data)));
  core.stderr?.on("data", (data) => log.push(String(data)));
  const ballast = join(dataFolder, "ballast");
  fillDisk(ballast);
  const isFull = () => log.some((line) => line.includes("the disk is full"));
  await vi.waitFor(() => expect(isFull()).toBe(true), { timeout: 60_000, interval: 100 });
  expect(core.exitCode).toBeNull();
  core.kill("SIGKILL");
  await ended;
  // It comes up on what is there as well.
  const second = await started({ dataFolder, demo: true });
  expect(second.first).toEqual({ type: "ready" });
  await rm(ballast);
  second.core.send({ type: "shutdown" });
  expect(await second.ended).toBe(0);
  const { database } = openDatabase(dataFolder, new Date());
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  database.close();
});
