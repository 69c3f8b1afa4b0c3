import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findStation, machineFile, type Surroundings } from "./findStation.ts";
import { parseOptions } from "./options.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "live-room-station-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  ...{ environment: {}, packaged: false, configurationFolder: folder, platform: "linux" },
  ...{ resources: "/app/resources", ...more },
});
const find = (args: string[], more: Partial<Surroundings> = {}) =>
  findStation(parseOptions(args), around(more));
const write = (text: string, ...path: string[]) => {
  const file = join(folder, ...path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  return file;
};

it("started from its sources without options it is the demo, whatever lies there", async () => {
  write("role: wall\n", "liveroom.yaml");
  expect(await find([])).toMatchObject({
    ...{ role: "both", opensConsole: false, needsSetUp: false, told: { file: null } },
    options: { city: null, broker: null },
  });
});

it("a packaged app reads the user's own file, and asks where there is none", async () => {
  const file = join(folder, "liveroom.yaml");
  expect(await find([], { packaged: true })).toMatchObject({ needsSetUp: true, told: { file } });
  expect(await find(["--setup"])).toMatchObject({ needsSetUp: true, told: { file } });
  // Who says what it is to be needs not be asked.
  expect(await find(["--city", "x"], { packaged: true })).toMatchObject({ needsSetUp: false });
  expect(await find(["--doctor"], { packaged: true })).toMatchObject({ needsSetUp: false });
  write("language: en\nrole: console\n", "liveroom.yaml");
  expect(await find(["--setup"])).toMatchObject({
    ...{ needsSetUp: false, role: "console", opensConsole: true },
    options: { language: "en" },
  });
});

it("has one file for the whole machine", () => {
  expect(machineFile(around())).toBe("/etc/live-room/liveroom.yaml");
  const windows = around({ platform: "win32", environment: { ProgramData: "D:\\Shared" } });
  expect(machineFile(windows)).toContain("D:\\Shared");
});

it("paths in the file are seen from where it lies, those of the command line from where one stands", async () => {
  const file = write(
    "city: kota\ndata: /srv/data\nbroker:\n  url: mqtts://b:8883\n  ca: tls/ca.crt\n  user: room-1\n",
    ...["etc", "liveroom.yaml"],
  );
  const found = await find(["--config", file, "--broker-key", "own.key"]);
  expect(found.told.faults).toEqual([]);
  expect(found.options).toMatchObject({
    ...{
      city: join(folder, "etc", "kota"),
      data: "/srv/data",
      broker: "mqtts://b:8883",
      brokerUser: "room-1",
    },
    brokerTls: { caFile: join(folder, "etc", "tls", "ca.crt"), keyFile: "own.key" },
  });
});

it("an update's key is one, or a file that holds it", async () => {
  const key = "MCowBQYDK2VwAyEA".padEnd(60, "a");
  for (const [written, expected] of [
    [key, key],
    ["keys/city.pem", join(folder, "etc", "keys/city.pem")],
  ]) {
    const file = write(`updates: { url: "https://u/x", key: "${written}" }\n`, ...["etc", "liveroom.yaml"]);
    expect((await find(["--config", file])).options).toMatchObject({
      updates: "https://u/x",
      updateKey: expected,
    });
  }
});

it("a city's code is that of a city that comes with the product", async () => {
  const file = write('city: "81.71"\n', "liveroom.yaml");
  expect((await find(["--config", file])).options.city).toBe(join("/app/resources", "cities", "81.71"));
});

it("the command line comes before the environment, and that before the file", async () => {
  const file = write("language: id\nscene: harian\nmetricsPort: 1\n", "liveroom.yaml");
  const environment = { LIVEROOM_CONFIG: file, LIVEROOM_SCENE: "banjir", LIVEROOM_METRICS_PORT: "2" };
  const found = await find(["--metrics-port", "3"], { environment });
  expect(found.options).toMatchObject({ language: "id", scene: "banjir", metricsPort: 3 });
});

it("what cannot be used is told, with where it stands", async () => {
  const file = write("role: screen\nlangauge: en\n", "liveroom.yaml");
  expect((await find(["--config", file])).told.faults).toMatchObject([
    { file: "liveroom.yaml", line: 1, severity: "error" },
    { file: "liveroom.yaml", line: 2, nearest: "language", severity: "warning" },
  ]);
  mkdirSync(join(folder, "x"));
  expect((await find(["--config", join(folder, "x")])).told.faults).toMatchObject([
    { code: "unreadable", found: "EISDIR", severity: "error" },
  ]);
});

it("no password of the command line is handed on to be shown", async () => {
  const found = await find([
    "--broker",
    "mqtts://room:secret@b:8883/x",
    "--config",
    join(folder, "none.yaml"),
  ]);
  expect(found.told.commandLine["broker.url"]).toBe("mqtts://b:8883");
  expect(found.options.broker).toBe("mqtts://room:secret@b:8883/x");
});
