/**
 * Every command of the README and of the documents, run as it is written. What it cannot be run with stands for what
 * it names: hosts of a city, folders of the system, ports. A command that is not run here says what runs it instead.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { getDistricts } from "idn-area-data";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Peer, sayJson, startPeer } from "../peers/intake-server.ts";
import { freePort } from "../peers/mosquitto.ts";
import { root } from "../source.ts";
import { readBlocks } from "./blocks.ts";
import { openShell, type Serving, type Shell, type Stead } from "./shell.ts";

/** Not run here, by what shows that they work. */
const elsewhere: Readonly<Record<string, string>> = {
  // This runs within the first; each of the second's parts is one of its runners.
  test: "scripts/test/runners.mjs",
  "test-parts": "scripts/test/runners.mjs",
  // Hours; their short forms are tests.
  bench: "tests/bench/core.bench.test.ts",
  // With an export of a log that holds something.
  verify: "electron/core/proof/proof.test.ts",
  // It fetches a packager and the official Electron; a test packs as far as that goes without them.
  package: "tests/packaging.test.ts",
  // In no package of Debian: a test reads its rules.
  emqx: "electron/core/link/shippedEmqx.test.ts",
};

const blocks = readBlocks();
const opened = /The room is open/;
let shell: Shell;
let stead: Stead = {};
let gateway: Peer;
let brokerPort: number;
let broker: Serving | undefined;

beforeAll(async () => {
  shell = openShell(() => stead);
  gateway = await startPeer((request, response) => {
    if (request.path !== "/v3/paths/list")
      return sayJson(response, { gerbang: { producers: [], consumers: null } });
    return sayJson(response, {
      itemCount: 1,
      pageCount: 1,
      items: [{ name: "simpang", confName: "simpang", ready: true }],
    });
  });
  brokerPort = await freePort();
  for (const folder of ["etc-mosquitto", "etc-nats", "var"]) mkdirSync(join(shell.folder, folder));
  stead = {
    "broker.example.go.id:8883": `localhost:${brokerPort}`,
    "broker.example.go.id": "localhost",
    "/etc/mosquitto/liveroom": join(shell.folder, "etc-mosquitto"),
    "/etc/nats/liveroom": join(shell.folder, "etc-nats"),
    "http://127.0.0.1:9997": gateway.url,
    "http://127.0.0.1:1984": gateway.url,
  };
  writeFileSync(join(shell.folder, "kecamatan.geojson"), JSON.stringify(await boundariesOf("53.71")));
});
afterAll(async () => {
  await shell.close();
  await gateway.close();
});

/** Squares beside each other. */
async function boundariesOf(regency: string) {
  const districts = (await getDistricts()).filter(({ regency_code }) => regency_code === regency);
  const features = districts.map(({ code }, index) => {
    const [west, south] = [123.5 + index * 0.02, -10.2];
    const [east, north] = [west + 0.02, south + 0.05];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    return { type: "Feature", properties: { code }, geometry: { type: "Polygon", coordinates: [ring] } };
  });
  return { type: "FeatureCollection", features };
}

function block(name: string): string {
  const { text } = blocks.find((each) => each.name === name) ?? {};
  if (text === undefined) throw new Error(`expected a block of commands named ${name}, found none`);
  return text;
}

/** A file of the shipped folder as it is put into place on this machine. */
function adapt(file: string, changes: Stead): void {
  const path = join(shell.folder, file);
  const text = Object.entries({ ...stead, ...changes }).reduce(
    (before, [from, to]) => before.replaceAll(from, to),
    readFileSync(path, "utf8"),
  );
  writeFileSync(path, text);
}

const runs: Readonly<Record<string, () => Promise<void>>> = {
  async start() {
    await (await shell.serve(block("start"), opened)).end();
  },
  async "second-city"() {
    await (await shell.serve(block("second-city"), opened)).end();
  },
  async city() {
    const { code, output } = await shell.run(block("city"));
    expect(output).toMatch(/Kupang/);
    expect(output).toMatch(/; 0 errors/);
    expect(code).toBe(0);
  },
  async "city-start"() {
    await (await shell.serve(block("city-start"), opened)).end();
  },
  async certificates() {
    const { code, output } = await shell.run(block("certificates"));
    expect(code, output).toBe(0);
    expect(readdirSync(join(shell.folder, "brokers"))).toEqual(
      expect.arrayContaining(["ca.crt", "broker.crt", "st-loket.crt", "st-dinding.key"]),
    );
  },
  async mosquitto() {
    adapt("brokers/mosquitto/mosquitto.conf", {
      "listener 8883": `listener ${brokerPort} 127.0.0.1`,
      "listener 8884": `listener ${await freePort()} 127.0.0.1`,
      "/var/lib/mosquitto/": `${join(shell.folder, "var")}/`,
      "per_listener_settings true": `per_listener_settings true\nuser ${userInfo().username}`,
    });
    const [putIntoPlace, serves] = parted(block("mosquitto"), "mosquitto -c");
    const { code, output } = await shell.run(putIntoPlace, "rahasia\nrahasia\n");
    expect(code, output).toBe(0);
    broker = await shell.serve(serves, /mosquitto version \S+ running/);
  },
  async station() {
    const room = await shell.serve(block("station"), opened);
    await expect
      .poll(() => broker!.output(), { timeout: 60_000 })
      .toMatch(/New client connected .* as live-room-/);
    await room.end();
    await broker!.end();
  },
  async nats() {
    const [nats, cluster, mqtt] = [await freePort(), await freePort(), await freePort()];
    adapt("brokers/nats/nats.conf", {
      "127.0.0.1:4222": `127.0.0.1:${nats}`,
      "0.0.0.0:6222": `127.0.0.1:${cluster}`,
      "0.0.0.0:8883": `127.0.0.1:${mqtt}`,
      "/var/lib/nats/liveroom": join(shell.folder, "var"),
    });
    const [putIntoPlace, serves] = parted(block("nats"), "NODE=nats-1 nats-server");
    const { code, output } = await shell.run(putIntoPlace);
    expect(code, output).toBe(0);
    await (await shell.serve(serves, /Server is ready/)).end();
  },
  async cameras() {
    const { code, output } = await shell.run(block("cameras"));
    expect(code, output).toBe(0);
    const cameras = readFileSync(join(shell.folder, "my-city", "cameras.yaml"), "utf8");
    expect(cameras).toContain("gerbang");
    expect(cameras).not.toContain("simpang");
  },
  async update() {
    const { code, output } = await shell.run(block("update"));
    expect(code, output).toBe(0);
    expect(output).toMatch(/--update-key \S+/);
    expect(readdirSync(join(shell.folder, "dist")).join()).toMatch(/update-.*\.json/);
  },
  async doctor() {
    const { code, output } = await shell.run(block("doctor"));
    // The broker has been ended by then: that is a fault, and said.
    expect(code, output).toBe(1);
    expect(output).toMatch(/Broker/);
    expect(existsSync(join(shell.folder, "bundle.zip"))).toBe(true);
  },
};

/** A block before the line that begins so, and from it on, in the folder that the block goes into. */
function parted(text: string, serves: string): [string, string] {
  const at = text.indexOf(`\n${serves}`) + 1;
  const folder = /^cd .*$/m.exec(text)?.[0] ?? "";
  return [text.slice(0, at), `${folder}\nexec ${text.slice(at).replace(/^NODE=/, "env NODE=")}`];
}

it("each block of commands has a name and something that runs it, and nothing else is run", () => {
  const known = [...Object.keys(runs), ...Object.keys(elsewhere)].sort();
  expect([...new Set(blocks.map(({ name }) => name))].sort()).toEqual(known);
  for (const file of Object.values(elsewhere)) expect(existsSync(join(root, file)), file).toBe(true);
});

it("blocks of one name are the same everywhere", () => {
  for (const { name, text, file } of blocks) expect(text, file).toBe(block(name));
});

for (const name of [
  ...["city", "certificates", "mosquitto", "station", "nats", "cameras", "doctor", "update"],
  ...["city-start", "second-city", "start"],
])
  it(`runs: ${name}`, runs[name]);

it("nothing is left out", () => {
  const documents = ["README.md", ...readdirSync(join(root, "docs")).map((file) => `docs/${file}`)];
  // A command that stands in no block is not run: `npm run …` within a sentence names a script that there is.
  const scripts = Object.keys(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts);
  for (const file of documents.filter((each) => each.endsWith(".md"))) {
    const text = readFileSync(join(root, file), "utf8").replace(/^```[\s\S]*?^```$/gm, "");
    expect(text.match(/^ {4,}(npm|node|sh|cp) .*/gm) ?? [], file).toEqual([]);
    for (const [, script] of text.matchAll(/npm run ([\w:]+)/g)) expect(scripts, file).toContain(script);
  }
});
