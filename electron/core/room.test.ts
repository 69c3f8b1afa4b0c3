import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { CoreOptions } from "../../shared/contract/start.ts";
import type { ViewName, ViewRow } from "../../shared/contract/views.ts";
import { connectGateway } from "../../tests/peers/gateway.ts";
import { connectPhone } from "../../tests/peers/phone.ts";
import { leaveOutSchedules } from "../../tests/peers/schedule.ts";
import { startScriptedBroker } from "../../tests/peers/scripted-broker.ts";
import { startBroker } from "./demo/broker.ts";
import { eventually } from "./link/testingLink.ts";
import { testKey } from "./proof/testing.ts";
import { CityUnusable, openRoom, type Room } from "./room.ts";
import { cheapHasher, fakeClient, keptLog, shippedOptions, temporaryFolder } from "./testing.ts";

// They wait for servers that listen, and read a whole city.
vi.setConfig({ testTimeout: 60_000 });

const { cityFolder: tangerang, resourcesFolder } = shippedOptions;

async function opened(changes: Partial<CoreOptions> = {}) {
  const log = keptLog();
  const dataFolder = changes.dataFolder ?? (await temporaryFolder());
  if (changes.dataFolder === undefined) await leaveOutSchedules(dataFolder);
  const options: CoreOptions = { ...shippedOptions, dataFolder, ...changes };
  const room = await openRoom(options, {
    ...{ clock: Date.now, random: Math.random, log },
    ...{ monotonic: () => performance.now(), hasher: cheapHasher() },
  });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= room.close());
  onTestFinished(close);
  return { room, close, log, dataFolder };
}

let clients = 0;

function client(room: Room, kind: "main" | "console" | "wall" = "console") {
  const made = fakeClient(kind, ++clients);
  room.serve(made);
  return made;
}

/** What a screen that opens a view now is given. */
function rows<Name extends ViewName>(
  room: Room,
  name: Name,
  kind: "main" | "wall" = "wall",
): ViewRow<Name>[] {
  const asking = client(room, kind);
  asking.say({ type: "view", id: 1, name, params: {} });
  const [answer] = asking.sent;
  asking.leave();
  if (answer?.type !== "rows") throw new Error(`expected rows, found ${JSON.stringify(answer)}`);
  return answer.rows as ViewRow<Name>[];
}

const notices = (room: Room) => rows(room, "notices").map(({ code }) => code);
const roomRow = (room: Room) => rows(room, "room")[0]!;

function command(room: Room, name: string, input: unknown): void {
  const asking = client(room);
  asking.say({ type: "command", id: 1, name, input });
  expect(asking.sent).toMatchObject([{ type: "done" }]);
}

/** A console at which the first administrator has signed in. */
async function beginning(room: Room) {
  const desk = client(room);
  const input = { name: "Administrator Uji", secret: "271604" };
  desk.say({ type: "command", id: 1, name: "access.begin", input });
  await eventually(() => expect(desk.sent).toMatchObject([{ type: "done" }]));
  return (name: string, input: unknown) => {
    desk.sent.length = 0;
    desk.say({ type: "command", id: 2, name, input });
    expect(desk.sent).toMatchObject([{ type: "done" }]);
  };
}

/** Tangerang in a folder of its own, with one file changed. */
async function cityWith(file: string, change: (text: string) => string): Promise<string> {
  const folder = join(await temporaryFolder(), "city");
  await cp(tangerang, folder, { recursive: true });
  const path = join(folder, file);
  await writeFile(path, change(await readFile(path, "utf8")));
  return folder;
}

describe("a room without a network", () => {
  it("opens on the city, shows its scene, and says what is missing", async () => {
    const { room } = await opened();
    expect(rows(room, "city")[0]).toMatchObject({ code: "36.71", zone: "Asia/Jakarta" });
    expect(rows(room, "officers").length).toBeGreaterThan(0);
    expect(rows(room, "link")[0]).toMatchObject({ state: "offline", lastMessageAt: null });
    expect(roomRow(room)).toMatchObject({ scene: "harian", language: "id", demo: false });
    expect(notices(room)).toEqual(["cameras-unavailable", "broker-missing"]);
    const cameras = rows(room, "cameras");
    expect(cameras.every(({ url }) => URL.canParse(url))).toBe(true);
    expect(rows(room, "cameraOrigins", "main")).toEqual([
      { origin: new URL(cameras[0]!.url).origin, authorization: null },
    ]);
  });

  it("opens on what it knew when it was there, and on what was chosen then", async () => {
    const broker = await startBroker();
    onTestFinished(() => broker.close());
    const first = await opened({ broker: broker.url });
    const officer = rows(first.room, "officers")[0]!.id;
    const camera = rows(first.room, "cameras")[0]!.id;
    const gateway = await connectGateway(broker.url, "36.71");
    const phone = await connectPhone(broker.url, "36.71", officer);
    await phone.duty([{ type: "in", atMs: Date.now() - 60_000 }]);
    await phone.position([106.63, -6.18]);
    await gateway.cameraHealth(camera, "down");
    await gateway.open({ id: "TL-1", category: "sampah", text: "Sampah", place: [106.63, -6.18] });
    await eventually(() => expect(rows(first.room, "reports")).toHaveLength(1));
    await eventually(() =>
      expect(rows(first.room, "cameras")).toContainEqual(
        expect.objectContaining({ id: camera, health: "down" }),
      ),
    );
    const desk = await beginning(first.room);
    desk("scene.show", { scene: "banjir" });
    desk("language.set", { language: "en" });
    const known = (room: Room) => ({
      ...{ reports: rows(room, "reports"), officers: rows(room, "officers") },
      health: rows(room, "cameras").map(({ id, health, healthSince }) => [id, health, healthSince]),
      station: roomRow(room).station,
    });
    const before = known(first.room);
    expect(before.officers).toContainEqual(expect.objectContaining({ id: officer, duty: "on" }));
    await Promise.all([gateway.close(), phone.close()]);
    await first.close();

    const { room } = await opened({ dataFolder: first.dataFolder });
    expect(known(room)).toEqual(before);
    expect(roomRow(room)).toMatchObject({ scene: "banjir", language: "en" });
    expect(rows(room, "link")[0]?.lastMessageAt).toBeGreaterThan(0);
    const page = client(room, "wall");
    page.say({ type: "positions", id: 1 });
    expect(page.sent).toMatchObject([{ officers: [officer], places: Float64Array.of(106.63, -6.18) }]);
  });

  it("opens while another has not ended yet, with everything that was committed", async () => {
    const broker = await startBroker();
    onTestFinished(() => broker.close());
    const first = await opened({ broker: broker.url });
    const gateway = await connectGateway(broker.url, "36.71");
    for (let n = 0; n < 20; n++) {
      await gateway.open({ id: `TL-${n}`, category: "sampah", text: "Sampah", place: [106.63, -6.18] });
    }
    await gateway.close();
    await eventually(() => expect(rows(first.room, "reports")).toHaveLength(20));
    const { room } = await opened({ dataFolder: first.dataFolder });
    // Rows are keyed: two reports of one millisecond may stand in either order.
    const byId = (of: typeof room) => new Map(rows(of, "reports").map((report) => [report.id, report]));
    expect(byId(room)).toEqual(byId(first.room));
    expect(notices(room)).not.toContain("database-set-aside");
  });
});

describe("what is wrong outside", () => {
  it("one entry of the city: it is left out and told with its place", async () => {
    const cityFolder = await cityWith("officers.yaml", (text) =>
      text.replace("agency: kebersihan", "agency: bersih"),
    );
    const { room } = await opened({ cityFolder });
    const [notice] = rows(room, "notices").filter(({ code }) => code === "city-fault");
    expect(notice?.params).toEqual({
      ...{ count: "1", file: "officers.yaml", line: "4" },
      ...{ expected: expect.stringMatching(/./), found: '"bersih"' },
    });
    const whole = await opened();
    expect(rows(room, "officers")).toHaveLength(rows(whole.room, "officers").length - 1);
  });

  it("the whole city: the room does not open, and says every fault", async () => {
    const cityFolder = await temporaryFolder();
    await expect(opened({ cityFolder })).rejects.toThrow(CityUnusable);
    const error: CityUnusable = await opened({ cityFolder }).catch((thrown) => thrown);
    expect(error.faults.map(({ file }) => file)).toContain("city.yaml");
  });

  it("a damaged database: it is set aside, told, and the room begins anew", async () => {
    const dataFolder = await temporaryFolder();
    await writeFile(join(dataFolder, "room.sqlite"), "this was a database once");
    const { room, log } = await opened({ dataFolder });
    const [notice] = rows(room, "notices");
    expect(notice).toMatchObject({
      code: "database-set-aside",
      params: { file: expect.stringMatching(/\.broken$/) },
    });
    expect(log.lines[0]?.level).toBe("error");
  });

  it("a city's scene and an unknown scene: the everyday one is shown", async () => {
    const cityFolder = await cityWith("city.yaml", (text) => text);
    await mkdir(join(cityFolder, "scenes"), { recursive: true });
    await writeFile(join(cityFolder, "scenes", "pasar.yaml"), "id: pasar\n");
    const { room } = await opened({ cityFolder, scene: "pasar" });
    expect(notices(room)).toEqual(expect.arrayContaining(["scene-unusable", "scene-unknown"]));
    expect(roomRow(room).scene).toBe("harian");
  });

  it("a secrets file that others may read, or that cannot be used", async () => {
    const dataFolder = await temporaryFolder();
    await writeFile(join(dataFolder, "secrets.yaml"), "broker: { user: a }", { mode: 0o644 });
    const { room } = await opened({ dataFolder });
    expect(notices(room)).toEqual(expect.arrayContaining(["secrets-unusable", "secrets-exposed"]));
  });
});

it("a station's key that lies in a file is told of", async () => {
  const signingKey = { ...testKey(1), protection: "file" as const };
  const { room } = await opened({ signingKey });
  expect(notices(room)).toContain("station-key-in-file");
  const { room: other } = await opened({ signingKey: { ...signingKey, protection: "keyring" } });
  expect(notices(other)).not.toContain("station-key-in-file");
});

describe("secrets", () => {
  it("log in at the broker and at camera servers, and are told to main alone", async () => {
    const broker = await startScriptedBroker();
    onTestFinished(() => broker.close());
    const cityFolder = await cityWith("city.yaml", (text) =>
      text.replace(/cameraOrigin: .*/, "cameraOrigin: https://cctv.example.go.id"),
    );
    const dataFolder = await temporaryFolder();
    const secrets = `
broker: { user: room-1, password: "50%zz" }
cameras: [{ origin: "https://cctv.example.go.id", bearer: t0ken }]
`;
    await writeFile(join(dataFolder, "secrets.yaml"), secrets, { mode: 0o600 });
    const { room, log } = await opened({ broker: broker.url, cityFolder, dataFolder });
    await eventually(() => expect(rows(room, "link")[0]?.state).toBe("online"));
    expect(broker.connections[0]!.packets[0]!.body.toString()).toContain("50%zz");
    expect(rows(room, "cameraOrigins", "main")).toEqual([
      { origin: "https://cctv.example.go.id", authorization: "Bearer t0ken" },
    ]);
    const shown = ["room", "city", "link", "notices", "cameras"] as const;
    expect(JSON.stringify([shown.map((name) => rows(room, name)), log.lines])).not.toMatch(/50%|t0ken/);
  });
});

describe("the demo", () => {
  it("feeds the room from its own broker and cameras", async () => {
    const { room } = await opened({ demo: true });
    expect(roomRow(room).demo).toBe(true);
    const [origin] = rows(room, "cameraOrigins", "main");
    expect(origin?.authorization).toMatch(/^Basic /);
    expect(rows(room, "cameras").every(({ url }) => new URL(url).origin === origin?.origin)).toBe(true);
    await eventually(() => expect(rows(room, "reports").length).toBeGreaterThan(3));
    await eventually(() => expect(rows(room, "officers").some(({ duty }) => duty === "on")).toBe(true));
    expect(rows(room, "link")[0]).toMatchObject({ state: "online", quarantined: 0 });
    expect(notices(room)).toEqual([]);
  });

  it("has officers who carry out orders, and a gateway that closes what is done", async () => {
    const { room } = await opened({ demo: true, drillSpeed: 100 });
    const onDuty = () => rows(room, "officers").filter(({ duty }) => duty === "on");
    await eventually(() => expect(onDuty().length).toBeGreaterThan(10));
    await eventually(() => expect(rows(room, "incidents").length).toBeGreaterThan(5));
    for (const incident of rows(room, "incidents").slice(0, 5)) {
      const officers = onDuty().filter(({ agency }) => agency === incident.agency);
      if (officers.length === 0) continue;
      command(room, "order.send", {
        incident: incident.id,
        officers: officers.slice(0, 2).map(({ id }) => id),
        task: "Uji",
      });
    }
    const resolved = () => rows(room, "incidents").filter(({ state }) => state === "resolved");
    await vi.waitFor(() => expect(resolved().length).toBeGreaterThan(0), { timeout: 50_000, interval: 100 });
    const orders = resolved().flatMap((incident) => incident.orders);
    expect(orders.some(({ state }) => state === "done")).toBe(true);
    const ids = new Set(resolved().map(({ id }) => id));
    await eventually(() =>
      expect(rows(room, "reports").some(({ id, status }) => ids.has(id) && status === "open")).toBe(false),
    );
  });

  it("that cannot be played leaves a room, which says so", async () => {
    const { room } = await opened({ demo: true, drill: "tidak-ada" });
    await eventually(() => expect(notices(room)).toEqual(["drill-failed"]));
    expect(rows(room, "cameras").length).toBeGreaterThan(0);
  });

  it("that cannot be started leaves a room, which says so", async () => {
    const bare = await temporaryFolder();
    await cp(join(resourcesFolder, "scenes"), join(bare, "scenes"), { recursive: true });
    const { room } = await opened({ demo: true, resourcesFolder: bare });
    expect(notices(room)).toEqual(expect.arrayContaining(["demo-failed", "broker-missing"]));
    expect(roomRow(room).demo).toBe(false);
  });
});

it("what a window's tiles said is forgotten when the window is gone", async () => {
  const { room } = await opened();
  const page = client(room);
  page.say({
    type: "command",
    id: 1,
    name: "tiles.report",
    input: { tiles: [{ camera: "K", state: "live" }] },
  });
  expect(rows(room, "tiles")).toHaveLength(1);
  page.leave();
  expect(rows(room, "tiles")).toEqual([]);
});
