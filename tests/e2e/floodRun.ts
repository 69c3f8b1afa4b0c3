/**
 * The flood of Periuk, from the first report to the last job done, with the keyboard alone: forty reports, many of them
 * about the same, officers who answer, drive there and finish. In peace, or with the broker killed for the
 * middle third. In the end it is counted: nothing lost, nothing done twice.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import mqtt from "mqtt";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { hashOf } from "../../electron/core/store/log.ts";
import { foldIncident } from "../../shared/domain/incident/incident.ts";
import { isOpen } from "../../shared/domain/incident/transitions.ts";
import { isActive } from "../../shared/domain/order/order.ts";
import { rootTopic } from "../../shared/messages/topics.ts";
import { playDrillInto } from "../peers/drill.ts";
import { startMosquitto } from "../peers/mosquitto.ts";
import { cityCode, writeCity } from "./city.ts";
import { expect, oneDisplay, picture, type Room, test } from "./room.ts";

const scriptSeconds = 720;
/** A person is faster; a busy machine is not. */
const mostMs = 420_000;

interface Flood {
  /** With the broker killed for the middle third. */
  readonly isCut: boolean;
  /** Of the script, from its beginning. */
  readonly part?: number;
  /** Ten minutes of flood are less than one. */
  readonly speed?: number;
}

export function testFlood(name: string, { isCut, part = 1, speed = 14 }: Flood): void {
  test.use(oneDisplay);
  const scriptMs = ((scriptSeconds * part) / speed) * 1000;
  test(name, async ({ openRoom, newFolder }) => {
    test.setTimeout(mostMs + 120_000);
    const broker = await startMosquitto({ persistence: true });
    const city = boardsOnly(newFolder("city"));
    const room = await openRoom({ args: ["--broker", broker.url, "--city", city, "--console"] });
    const desk = await room.window("console");
    await expect(desk.locator("[data-link=online]").first()).toBeVisible();
    // The incident's page instead of the map.
    await desk.keyboard.press(".");
    // Or a flood's scene and a spotlight come up, with maps.
    await desk.keyboard.press("Shift+H");
    await expect(desk.locator("[data-held=true]").first()).toBeVisible();
    const field = await countOrders(broker.url);
    const drill = await playDrillInto({
      ...{ brokerUrl: broker.url, name: "banjir-periuk", speed, seed: 7, scriptOnly: true },
      untilSeconds: scriptSeconds * part,
      // Silence is answered by escalation, which takes its minutes; others test it.
      orders: { off: 0, unanswered: 0, refused: 0.1, workMinutes: { other: [2, 4] } },
      // Three maps that the processor draws have enough to do.
      positionEverySeconds: [10 * speed, 20 * speed],
    });
    const began = Date.now();

    const outage = isCut ? cut(broker, began, scriptMs) : Promise.resolve();
    await operate(
      desk,
      () => drill.reports.length >= drill.scripted && Date.now() - began > scriptMs,
      began + mostMs,
    );
    await outage;
    await expect(desk.locator(".bar-unsent")).toHaveCount(0);
    await (await room.wall(1)).screenshot({ path: picture(`flood-board${isCut ? "-cut" : ""}`) });
    await desk.screenshot({ path: picture(`flood-console${isCut ? "-cut" : ""}`) });
    await expect.poll(() => field.orders.size).toBeGreaterThan(0);
    await drill.close();
    const { data } = room;
    await room.close();
    await field.close();
    await broker.remove();

    count(data, drill.reports, field.orders, 5 * part);
  });
}

/** The shipped city on a wall without maps and cameras: a machine without a graphics card has the keys to answer. */
function boardsOnly(folder: string): string {
  writeCity(folder, { cameras: [{ id: "satu", name: "Satu", url: "http://127.0.0.1:9/satu.m3u8" }] });
  const page = (id: string, type: string) => ({ title: id, panels: [{ id, type, at: [0, 0, 24, 24] }] });
  const scene = {
    ...{ id: "harian", name: { id: "Harian", en: "Daily" }, position: 1, grid: { columns: 24, rows: 24 } },
    pages: [page("alarms", "alarms"), page("roster", "roster"), page("incidents", "incidents")],
  };
  mkdirSync(join(folder, "scenes"));
  // JSON is YAML.
  writeFileSync(join(folder, "scenes", "harian.yaml"), JSON.stringify(scene));
  return folder;
}

/** Away for the middle third of the script. */
async function cut(
  broker: Awaited<ReturnType<typeof startMosquitto>>,
  began: number,
  scriptMs: number,
): Promise<void> {
  const at = (share: number) =>
    new Promise((resolve) => setTimeout(resolve, began + share * scriptMs - Date.now()));
  await at(1 / 3);
  await broker.stop();
  await at(2 / 3);
  await broker.start();
}

/** What came to phones: each order's texts that differ. */
async function countOrders(url: string) {
  const client = await mqtt.connectAsync(url, {
    ...{ clientId: `counter-${process.pid}`, clean: false, reconnectPeriod: 200 },
  });
  client.on("error", () => {});
  const orders = new Map<string, Set<string>>();
  client.on("message", (topic, payload) => {
    const order = topic.split("/").at(-1)!;
    const text = payload.toString();
    if (text !== "") orders.set(order, (orders.get(order) ?? new Set()).add(text));
  });
  await client.subscribeAsync(`${rootTopic(cityCode)}/officers/+/orders/+`, { qos: 1 });
  return { orders, close: () => client.endAsync(true) };
}

/**
 * An operator who knows the keys: from the top of the queue, what is the same is merged, what waits is sent a crew, until
 * there is no more to do.
 */
async function operate(desk: Page, isOver: () => boolean, until: number): Promise<void> {
  for (;;) {
    if (Date.now() > until) throw new Error("expected the flood to be worked off in time");
    // An empty queue has nothing that takes the keys.
    if ((await desk.locator(".queue [data-incident]").count()) > 0) {
      await desk.keyboard.press("q");
      await desk.keyboard.press("Home");
    }
    const waiting = await desk
      .locator(".queue [data-incident]")
      .evaluateAll((rows) => (rows as HTMLElement[]).map(({ dataset }) => dataset.state));
    if (isOver() && (await isWorkedOff(desk))) return;
    const row = waiting.findIndex((state) => state === "new" || state === "acknowledged");
    if (row < 0) {
      await desk.waitForTimeout(200);
      continue;
    }
    for (let n = 0; n < row; n++) await desk.keyboard.press("j");
    await desk.keyboard.press("Enter");
    await handle(desk);
  }
}

/** Nothing waits, and nothing came a moment later either. */
async function isWorkedOff(desk: Page): Promise<boolean> {
  const shown = () => desk.locator(".queue").getAttribute("data-shown");
  if ((await shown()) !== "0") return false;
  await desk.waitForTimeout(1000);
  return (await shown()) === "0";
}

/** The incident on the page, as it is by now: rows move while keys are pressed. */
async function handle(desk: Page): Promise<void> {
  const page = desk.locator("[data-details][data-state]");
  if ((await page.count()) === 0) return;
  const id = await page.getAttribute("data-details");
  const state = await page.getAttribute("data-state");
  if (state !== "new" && state !== "acknowledged") return;
  if ((await page.locator("[data-alike]").count()) > 0) {
    await desk.keyboard.press("+");
    await expect(desk.locator(`.queue [data-incident="${id}"]`)).toHaveCount(0);
    return;
  }
  await desk.keyboard.press("o");
  const first = desk.locator(".candidate[data-cursor=true]");
  await expect(first).toBeVisible();
  await desk.keyboard.press("Enter");
  await expect(desk.locator("dialog[open]")).toHaveCount(0);
}

/** Reads what the room wrote down, and holds it against what the outside world said and heard. */
function count(
  data: Room["data"],
  reports: readonly string[],
  heard: ReadonlyMap<string, ReadonlySet<string>>,
  least: number,
): void {
  const { database } = openDatabase(data, new Date());
  const store = createStore(database);
  const station = store.settings.get("station");
  const log = store.log.sealed(station ?? "");
  let prev = "";
  log.forEach((event, index) => {
    expect(event.seq).toBe(index + 1);
    expect(event.prev).toBe(prev);
    expect(hashOf(event)).toBe(event.hash);
    prev = event.hash;
  });

  // Every report is there, and is over or part of one that is.
  expect([...reports].filter((id) => !store.reports.get(id))).toEqual([]);
  const fold = (id: string) => foldIncident(id, store.log.of(id));
  const ends = new Map([...reports].map((id) => [id, fold(id)]));
  const merged = [...ends.values()].filter(({ state }) => state === "merged");
  expect(merged.length).toBeGreaterThan(least);
  for (const { mergedInto } of merged) expect(fold(mergedInto!).state).not.toBe("merged");
  expect([...ends.values()].filter(({ state }) => isOpen(state)).map(({ id, state }) => [id, state])).toEqual(
    [],
  );

  // Every order went out once, to one phone, and came to an end; no answer counts twice.
  const given = log
    .filter(({ kind }) => kind === "order.sent")
    .map(({ body }) => (body as { order: string }).order);
  expect(new Set(given).size).toBe(given.length);
  expect([...heard.keys()].sort()).toEqual([...given].sort());
  expect([...heard].filter(([, texts]) => texts.size !== 1)).toEqual([]);
  const orders = [...ends.values()].flatMap((incident) => [...incident.orders.values()]);
  expect(orders.filter(isActive)).toEqual([]);
  expect(orders.filter(({ state }) => state === "done").length).toBeGreaterThan(least);
  const replies = log.flatMap(({ kind, body }) => {
    if (kind !== "order.replied") return [];
    const { order, reply } = body as { order: string; reply: { id: string } };
    return [`${order} ${reply.id}`];
  });
  expect(new Set(replies).size).toBe(replies.length);
  expect(store.outbox.waitingCount()).toBe(0);
  store.close();
}
