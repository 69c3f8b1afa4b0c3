import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import type { ToClient } from "../../../shared/contract/wire.ts";
import { readStationFile } from "../../../shared/domain/station/read.ts";
import { startMosquitto } from "../../../tests/peers/mosquitto.ts";
import { argonHasher } from "../access/hashing.ts";
import { loadSecrets } from "../secrets.ts";
import { fakeClient, keptLog, resourcesFolder, shippedOptions, temporaryFolder } from "../testing.ts";
import { openSetUp } from "./index.ts";

async function opened() {
  const folder = await temporaryFolder();
  const file = join(folder, "liveroom.yaml");
  const onDone = vi.fn();
  const hasher = argonHasher({ memoryKiB: 8, passes: 1 });
  const options = { ...shippedOptions, dataFolder: folder };
  const context = { clock: Date.now, log: keptLog(), hasher, onDone };
  const setUp = await openSetUp(options, { file, configurationFolder: folder }, context);
  const client = fakeClient("setup");
  setUp.serve(client);
  let last = 0;
  const ask = async (name: string, input: unknown) => {
    const id = ++last;
    client.say({ type: "command", id, name, input });
    const answer = await vi.waitFor(
      () => {
        const found = client.sent.find(
          (each): each is Extract<ToClient, { type: "done" | "refused" }> =>
            (each.type === "done" || each.type === "refused") && each.id === id,
        );
        if (!found) throw new Error("not yet");
        return found;
      },
      { timeout: 30_000, interval: 20 },
    );
    // biome-ignore lint/suspicious/noExplicitAny: a test looks at what it asked for
    return (answer.type === "done" ? answer.output : { refused: answer.error }) as any;
  };
  return { folder, file, client, ask, onDone, hasher };
}

it("shows the cities that come with the product, and nothing of a room", async () => {
  const { client, ask } = await opened();
  client.say({ type: "view", id: 900, name: "setUp", params: {} });
  expect(client.sent).toMatchObject([
    { type: "rows", rows: [{ cities: [{ code: "36.71" }, { code: "81.71" }] }] },
  ]);
  client.say({ type: "view", id: 901, name: "setUpDisplays", params: {} });
  expect(client.sent.filter(({ type }) => type === "refused")).toEqual([]);
  expect(await ask("scene.show", { scene: "banjir" })).toMatchObject({ refused: { code: "not-allowed" } });
});

it("checks a city that comes with the product, and a folder beside the file", async () => {
  const { ask, folder } = await opened();
  expect(await ask("setUp.checkCity", { city: "81.71" })).toMatchObject({
    ...{ city: { code: "81.71" }, dataFolder: join(folder, "81.71") },
  });
  await mkdir(join(folder, "kota"));
  await writeFile(join(folder, "kota", "city.yaml"), "code: x\n");
  const found = await ask("setUp.checkCity", { city: "kota" });
  expect(found).toMatchObject({ folder: join(folder, "kota"), city: null });
  expect(found.faults).toContainEqual(expect.objectContaining({ file: "city.yaml", line: 1 }));
});

it("tries the broker for real, with the login that is typed", async () => {
  const broker = await startMosquitto();
  onTestFinished(() => broker.remove());
  const { ask } = await opened();
  const settings = { city: "36.71", "broker.url": `mqtt://127.0.0.1:${broker.port}`, "broker.user": "x" };
  const { findings } = await ask("setUp.testBroker", { settings, password: "y" });
  expect(findings).toContainEqual(expect.objectContaining({ check: "broker", state: "ok" }));
  expect(findings).toContainEqual(expect.objectContaining({ check: "broker-rights", state: "ok" }));
  const nobody = { ...settings, "broker.url": "mqtt://127.0.0.1:9", "broker.ca": "none.crt" };
  expect((await ask("setUp.testBroker", { settings: nobody, password: null })).findings).toContainEqual(
    expect.objectContaining({ check: "broker", state: "fault", code: "broker-address" }),
  );
});

it("tries one camera of a server", async () => {
  const server = createServer((_request, response) => void response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { ask, folder } = await opened();
  const city = join(folder, "kota");
  const { cp } = await import("node:fs/promises");
  await cp(join(resourcesFolder, "cities", "81.71"), city, { recursive: true });
  const yaml = await readFile(join(city, "city.yaml"), "utf8");
  await writeFile(join(city, "city.yaml"), yaml.replace(/^cameraOrigin:.*$/m, `cameraOrigin: ${origin}`));
  expect((await ask("setUp.checkCity", { city })).city.origins).toMatchObject([{ origin }]);
  expect(await ask("setUp.testCamera", { city, origin })).toMatchObject({
    findings: [{ check: "cameras", state: "fault", code: "camera-status" }],
  });
});

it("writes the file, keeps the password apart, and hands on the hash of a PIN", async () => {
  const { ask, file, folder, onDone, hasher } = await opened();
  const settings = {
    ...{ language: "en", role: "wall", city: "36.71", data: join(folder, "36.71") },
    ...{ "broker.url": "mqtts://b:8883", "broker.user": "room-1", "broker.password": "secret:broker" },
  };
  const { text } = await ask("setUp.preview", { settings });
  const administrator = { name: "Siti Rahma", secret: "274916" };
  expect(await ask("setUp.finish", { settings, password: "rahasia-sekali", administrator })).toEqual({});
  const written = await readFile(file, "utf8");
  expect(written).toBe(text);
  expect(written).toContain("# Where this station keeps its data.");
  expect(readStationFile(written, "liveroom.yaml")).toEqual({ values: settings, faults: [] });
  for (const secret of ["rahasia-sekali", "274916"]) expect(written).not.toContain(secret);
  expect(await loadSecrets(join(folder, "36.71"))).toMatchObject({
    broker: { user: "room-1", password: "rahasia-sekali" },
  });
  expect((await stat(join(folder, "36.71", "secrets.yaml"))).mode & 0o077).toBe(0);
  const [[message]] = onDone.mock.calls as [[{ administrator: { name: string; hash: string } }]];
  expect(message.administrator.name).toBe("Siti Rahma");
  expect(await hasher.verify(message.administrator.hash, "274916")).toBe(true);
});

it("writes nothing with a PIN that may not be one", async () => {
  const { ask, file, onDone } = await opened();
  const administrator = { name: "Siti", secret: "111111" };
  const settings = { city: "36.71" };
  expect(await ask("setUp.finish", { settings, password: null, administrator })).toMatchObject({
    refused: { code: "weak-secret", found: "trivial" },
  });
  await expect(stat(file)).rejects.toThrow("ENOENT");
  expect(onDone).not.toHaveBeenCalled();
});
