/** The room at a real broker, which comes and goes; what it brings, and what the wall shows when it is away. */

import type { Page } from "@playwright/test";
import { startBroker } from "../../electron/core/demo/broker.ts";
import { type CityGateway, connectGateway } from "../peers/gateway.ts";
import { freePort, type Mosquitto, startMosquitto } from "../peers/mosquitto.ts";
import { connectPhone, type OfficerPhone } from "../peers/phone.ts";
import { cityCode, writeCity } from "./city.ts";
import { expect, picture, test } from "./room.ts";
import { text } from "./texts.ts";
import { expectMoving } from "./tiles.ts";

async function embedded(): Promise<Pick<Mosquitto, "url" | "start" | "stop" | "remove">> {
  const port = await freePort();
  let running = await startBroker(port);
  return {
    url: running.url,
    async start() {
      running = await startBroker(port);
    },
    stop: () => running.close(),
    remove: () => running.close(),
  };
}

const officer = "DLH-001";
const here = [106.6302, -6.1784] as const;
const there = [106.6702, -6.1684] as const;
const report = { category: "sampah", text: "Tumpukan sampah", place: here };

/** A broker that kept the room's session keeps its messages too; one that forgot everything has what came since. */
for (const { name, start, remembers } of [
  { name: "Mosquitto", start: () => startMosquitto({ persistence: true }), remembers: true },
  { name: "the embedded broker", start: embedded, remembers: false },
]) {
  test(`${name} stopped and started`, async ({ openRoom, newFolder, stream }) => {
    const broker = await start();
    const cameras = ["satu", "dua"].map((id) => ({ id, name: id, url: stream.playlistUrl(id) }));
    const city = writeCity(newFolder("city"), { cameras, follow: officer });
    const room = await openRoom({ args: ["--broker", broker.url, "--city", city] });
    const [map, board] = [await room.wall(2), await room.wall(3)];
    await expect(board.locator(".status-way")).toHaveAttribute("data-link", "online");

    const phone = await connectPhone(broker.url, cityCode, officer);
    const gateway = await connectGateway(broker.url, cityCode);
    await phone.duty([{ type: "in", atMs: Date.now() - 1000 }]);
    for (const id of ["A", "B", "C"]) await gateway.open({ ...report, id });
    await expectShown(board, ["A", "B", "C"]);
    await expect(board.locator("[data-officers]")).toHaveAttribute("data-officers", "1");
    await expectTold(map, phone, here);
    await expect(map.locator(".map")).toHaveAttribute("data-features-incidents", "3");
    await expect(map.locator(".map")).toHaveAttribute("data-features-cameras", "2");
    await expect(map.locator(".map")).toHaveAttribute("data-features-officers", "1");

    await expectTold(map, phone, there);

    await phone.close();
    await gateway.close();
    await broker.stop();
    await expect(board.locator(".status-way")).toHaveAttribute("data-link", /offline|connecting/);
    await expect(board.locator(".status-way")).toContainText(
      new RegExp([text("id", "status", "link-offline"), text("id", "status", "link-connecting")].join("|")),
    );
    const ages = board.locator(".status-data time");
    const age = async () => Number.parseInt((await ages.textContent()) ?? "", 10);
    const first = await age();
    await expect.poll(age).toBeGreaterThan(first + 2);
    for (const panel of ["incidents", "roster"]) {
      await expect(board.locator(`[data-panel=${panel}] .link-age`)).toBeVisible();
    }
    await expectShown(board, ["A", "B", "C"]);
    await expect(board.locator("[data-officers]")).toHaveAttribute("data-officers", "1");
    await expect(map.locator(".map")).toHaveAttribute("data-features-incidents", "3");
    await expectNear(map, there);
    for (const number of [1, 2, 3]) await expectMoving((await room.wall(number)).locator("body"));

    // The room tries again with growing pauses: this is told before it is back.
    await broker.start();
    await meanwhile(broker.url, async (again) => {
      await again.open({ ...report, id: "D" });
      if (remembers) await again.closeReport({ ...report, id: "A" });
    });
    await expect(board.locator(".status-way")).toHaveAttribute("data-link", "online", { timeout: 40_000 });
    await expectShown(board, remembers ? ["B", "C", "D"] : ["A", "B", "C", "D"]);
    await expect(board.locator(".link-age")).toHaveCount(0);
    await expect.poll(age).toBeLessThan(10);
    await room.close();
    await broker.remove();
  });
}

test("bad messages are counted and shown, and stop nothing", async ({ openRoom }) => {
  const broker = await startMosquitto();
  const gateway = await connectGateway(broker.url, cityCode);
  const room = await openRoom({ args: ["--broker", broker.url, "--console"] });
  const board = await room.wall(3);
  await expect(board.locator(".status-way")).toHaveAttribute("data-link", "online");
  await gateway.open({ ...report, id: "before" });

  const raw = (topic: string, payload: string | Buffer) => gateway.raw(`${cityCode}/${topic}`, payload);
  const inTwoDays = new Date(Date.now() + 2 * 24 * 3600 * 1000).toISOString();
  const bad: readonly (readonly [reason: string, send: () => Promise<void>])[] = [
    ["not-json", () => raw("reports/cut", `{"service_request_id":"cut","desc`)],
    ["not-json", () => raw(`officers/${officer}/position`, Buffer.from([0, 255, 254, 128]))],
    ["too-large", () => raw("reports/large", JSON.stringify({ description: "x".repeat(100_000) }))],
    ["too-large", () => raw("reports/huge", Buffer.alloc(2_000_000, 120))],
    [
      "schema",
      () => raw("reports/typed", JSON.stringify({ service_request_id: "typed", long: "106", lat: null })),
    ],
    ["schema", () => raw(`officers/${officer}/duty`, JSON.stringify({ events: "none" }))],
    [
      "unknown-subject",
      () => raw("officers/NOBODY/position", JSON.stringify({ place: here, time: new Date().toISOString() })),
    ],
    [
      "future-time",
      () => raw(`officers/${officer}/position`, JSON.stringify({ place: here, time: inTwoDays })),
    ],
  ];
  for (const [, send] of bad) await send();
  await gateway.open({ ...report, id: "after" });

  await expectShown(board, ["after", "before"]);
  const desk = await room.window("console");
  await expect(desk.locator(".tab-count")).toHaveText(String(bad.length));
  await desk.keyboard.press("F6");
  await expect(desk.locator(".list-row")).toHaveCount(bad.length);
  const shown = await desk.locator(".list-row strong").allTextContents();
  expect(shown.sort()).toEqual(bad.map(([reason]) => text("id", "console", `reason-${reason}`)).sort());
  await desk.screenshot({ path: picture("quarantine-id") });
  await room.close();
  await gateway.close();
  await broker.remove();
});

test("started with no broker at all, the wall shows the last state from the cache", async ({
  openRoom,
  newFolder,
  stream,
}) => {
  const broker = await startMosquitto();
  const data = newFolder("data");
  const cameras = [{ id: "satu", name: "Satu", url: stream.playlistUrl("satu") }];
  const city = writeCity(newFolder("city"), { cameras, follow: officer });
  const args = ["--broker", broker.url, "--city", city];
  let room = await openRoom({ data, args });
  await (async () => {
    const board = await room.wall(3);
    const phone = await connectPhone(broker.url, cityCode, officer);
    const gateway = await connectGateway(broker.url, cityCode);
    await phone.duty([{ type: "in", atMs: Date.now() - 1000 }]);
    for (const id of ["A", "B"]) await gateway.open({ ...report, id });
    await expectShown(board, ["A", "B"]);
    await expectTold(await room.wall(2), phone, there);
    await phone.close();
    await gateway.close();
  })();
  await room.close();
  await broker.remove();

  room = await openRoom({ data, args });
  const [map, board] = [await room.wall(2), await room.wall(3)];
  await expectShown(board, ["A", "B"]);
  await expect(board.locator("[data-officers]")).toHaveAttribute("data-officers", "1");
  await expectNear(map, there);
  await expect(map.locator(".map")).toHaveAttribute("data-features-incidents", "2");
  await expect(board.locator(".status-way")).toHaveAttribute("data-link", /offline|connecting/);
  await expect(board.locator("[data-panel=incidents] .link-age")).toBeVisible();
  await room.close();
});

async function meanwhile(url: string, work: (gateway: CityGateway) => Promise<void>): Promise<void> {
  const gateway = await connectGateway(url, cityCode);
  await work(gateway);
  await gateway.close();
}

/** The open incidents of the board. */
async function expectShown(board: Page, ids: readonly string[]): Promise<void> {
  const shown = async () => {
    const found = await board
      .locator("[data-panel=incidents] [data-incident]")
      .evaluateAll((rows) => (rows as HTMLElement[]).map((row) => row.dataset.incident));
    return found.sort();
  };
  await expect.poll(shown).toEqual(ids);
}

/** A phone tells its place again and again: QoS 0 may lose one, as while the room reconnects. */
async function expectTold(map: Page, phone: OfficerPhone, place: readonly [number, number]): Promise<void> {
  await expect(async () => {
    await phone.position(place);
    await expectNear(map, place, 3000);
  }).toPass({ timeout: 30_000 });
}

/** The followed officer is drawn here, to some ten metres. */
async function expectNear(
  map: Page,
  [longitude, latitude]: readonly [number, number],
  timeout = 5000,
): Promise<void> {
  const away = async () => {
    const drawn = await map.locator(".map").getAttribute("data-followed-place");
    const [x, y] = (drawn ?? "").split(",").map(Number);
    return Math.max(Math.abs((x ?? 0) - longitude), Math.abs((y ?? 0) - latitude));
  };
  await expect.poll(away, { timeout }).toBeLessThan(0.0001);
}
