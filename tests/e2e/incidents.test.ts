/**
 * From a citizen's report to a finished job, with the keyboard alone, at a real broker: what the officer gets, what the
 * citizen is told, what the wall shows, and what happens while the broker is away.
 */
import type { Page } from "@playwright/test";
import mqtt, { type MqttClient } from "mqtt";
import { orderMessage, reportStatusMessage } from "../../shared/messages/orders.ts";
import { factTopic, rootTopic } from "../../shared/messages/topics.ts";
import { type CityGateway, connectGateway } from "../peers/gateway.ts";
import { type Mosquitto, startMosquitto } from "../peers/mosquitto.ts";
import { connectPhone } from "../peers/phone.ts";
import { cityCode } from "./city.ts";
import { expect, oneDisplay, picture, type Room, test } from "./room.ts";

test.use(oneDisplay);

const near = [106.6302, -6.1784] as const;
const officers = ["DLH-001", "DLH-002"];

let broker: Mosquitto;
let gateway: CityGateway;
let field: Field;
let room: Room;
let desk: Page;

test.beforeAll(async ({ openRoom }) => {
  broker = await startMosquitto({ persistence: true });
  gateway = await connectGateway(broker.url, cityCode);
  for (const [index, officer] of officers.entries()) {
    const phone = await connectPhone(broker.url, cityCode, officer);
    await phone.duty([{ type: "in", atMs: Date.now() - 60_000 }]);
    // The second is further away.
    await phone.position([near[0] + index * 0.01, near[1]]);
    await phone.close();
  }
  field = await watchField(broker.url);
  room = await openRoom({ args: ["--broker", broker.url, "--console"] });
  desk = await room.window("console");
  await expect(desk.locator("[data-link=online]").first()).toBeVisible();
});
test.afterAll(async () => {
  await room.close();
  await field.close();
  await gateway.close();
  await broker.remove();
});

test("a report is on its way to a crew with five keys, and is followed to its end", async () => {
  await gateway.open({ id: "TL-1", category: "sampah", text: "Sampah <b>menumpuk</b> 🚮 شارع", place: near });
  await expect(line("TL-1")).toBeVisible();
  const began = Date.now();
  for (const key of ["j", "Enter", "t", "o"]) await desk.keyboard.press(key);
  // The nearest who is free comes first.
  await expect(desk.locator(".candidate[data-cursor=true]")).toHaveAttribute("data-officer", "DLH-001");
  await desk.keyboard.press("Enter");
  const order = await field.order("DLH-001");
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(order).toMatchObject({ incident: "TL-1", officer: "DLH-001", category: "sampah" });
  await expect(page("TL-1")).toHaveAttribute("data-state", "dispatched");
  // HTML of a citizen is text.
  await expect(page("TL-1")).toContainText("Sampah <b>menumpuk</b> 🚮 شارع");

  for (const [type, state] of [
    ["received", "dispatched"],
    ["accepted", "dispatched"],
    ["en-route", "en-route"],
    ["on-scene", "on-scene"],
  ] as const) {
    await field.reply(order.order, "DLH-001", type);
    await expect(page("TL-1").locator(`[data-order="${order.order}"]`)).toBeVisible();
    await expect(page("TL-1")).toHaveAttribute("data-state", state);
  }
  await desk.screenshot({ path: picture("incident-on-scene") });
  await field.reply(order.order, "DLH-001", "done");
  await expect(page("TL-1")).toHaveAttribute("data-state", "resolved");
  expect(await field.statuses("TL-1")).toEqual(["received", "in-progress", "done"]);
  // The order is taken away from the phone: there is nothing left to do.
  await expect.poll(() => field.retainedOrders()).toEqual([]);
  await desk.keyboard.press("z");
  await desk.keyboard.press("Enter");
  await expect(page("TL-1")).toHaveAttribute("data-state", "closed");
  const kinds = await page("TL-1")
    .locator("[data-event]")
    .evaluateAll((rows) => (rows as HTMLElement[]).map((row) => row.dataset.event));
  expect([...kinds].sort()).toEqual(
    ["incident.acknowledged", "incident.closed", "order.sent", ...Array(5).fill("order.replied")].sort(),
  );
  await desk.keyboard.press("Escape");
});

test("a second report of the same is merged with one key, and told apart with another", async () => {
  const second = [near[0] + 0.0003, near[1]] as const;
  await gateway.open({ id: "TL-2", category: "pohon", text: "Pohon tumbang", place: near });
  await expect(line("TL-2")).toBeVisible();
  await gateway.open({ id: "TL-3", category: "pohon", text: "Ada pohon tumbang nutup jalan", place: second });
  await gateway.open({ id: "TL-4", category: "pohon", text: "Pohon lain", place: second });
  await expect(line("TL-4")).toBeVisible();
  await choose("TL-3");
  await expect(page("TL-3").locator("[data-alike=TL-2]")).toBeVisible();
  await desk.screenshot({ path: picture("incident-alike") });
  await desk.keyboard.press("+");
  await expect(line("TL-3")).toHaveCount(0);
  await choose("TL-2");
  await expect(page("TL-2").locator("[data-report=TL-3]")).toContainText("Ada pohon tumbang nutup jalan");
  await choose("TL-4");
  await expect(page("TL-4").locator("[data-alike=TL-2]")).toBeVisible();
  await desk.keyboard.press("-");
  await expect(page("TL-4").locator("[data-alike]")).toHaveCount(0);
  for (const id of ["TL-4", "TL-2"]) {
    await choose(id);
    await giveUp("salah lapor");
    await expect(page(id)).toHaveAttribute("data-state", "cancelled");
  }
  expect(await field.statuses("TL-3")).toEqual(["cancelled"]);
});

test("the wall shows what the console does within a second", async () => {
  await gateway.open({ id: "TL-5", category: "sampah", text: "Sampah", place: near });
  const board = await room.wall(1);
  await expect(board.locator("[data-incident=TL-5]")).toHaveAttribute("data-state", "new");
  await choose("TL-5");
  await desk.keyboard.press("t");
  await expect(page("TL-5")).toHaveAttribute("data-state", "acknowledged");
  await expect(board.locator("[data-incident=TL-5]")).toHaveAttribute("data-state", "acknowledged", {
    timeout: 1000,
  });
  await giveUp("selesai sendiri");
});

test("with the broker away the work goes on; what was decided goes out once, in order, when it is back", async () => {
  await gateway.open({ id: "TL-6", category: "sampah", text: "Sampah lagi", place: near });
  await expect(line("TL-6")).toBeVisible();
  await field.pause();
  await gateway.close();
  await broker.stop();
  await expect(desk.locator("[data-link=online]")).toHaveCount(0);
  const before = field.orders().length;

  await choose("TL-6");
  for (const key of ["t", "o"]) await desk.keyboard.press(key);
  await expect(desk.locator(".candidate[data-cursor=true]")).toHaveAttribute("data-officer", "DLH-001");
  await desk.keyboard.press("Enter");
  await expect(page("TL-6")).toHaveAttribute("data-state", "dispatched");
  // It never says "sent" of what has not gone out.
  await expect(page("TL-6").locator("[data-order-state=unsent]")).toBeVisible();
  await expect(desk.locator(".bar-unsent")).toBeVisible();
  await desk.screenshot({ path: picture("incident-unsent") });

  // The core is killed, as a power cut would: what waits is kept.
  process.kill(await room.corePid(), "SIGKILL");
  await expect(page("TL-6")).toHaveAttribute("data-state", "dispatched");
  await broker.start();
  await field.resume();
  const order = await field.order("DLH-001", before);
  expect(order).toMatchObject({ incident: "TL-6" });
  await expect(desk.locator(".bar-unsent")).toHaveCount(0);
  await field.reply(order.order, "DLH-001", "done");
  await expect(page("TL-6")).toHaveAttribute("data-state", "resolved");
  expect(field.orders().filter(({ incident }) => incident === "TL-6")).toHaveLength(1);
  expect(await field.statuses("TL-6")).toEqual(["received", "in-progress", "done"]);
  gateway = await connectGateway(broker.url, cityCode);
});

test("a citizen's call becomes a report, and words that were said are found again", async () => {
  await desk.keyboard.press("b");
  const form = desk.locator("[data-phone=open]");
  await expect(form).toBeVisible();
  // What is typed survives a form that was closed by mistake.
  await desk.keyboard.type("kebak");
  await desk.keyboard.press("Tab");
  await desk.keyboard.type("Api dari gudang kapuk");
  await desk.keyboard.press("Escape");
  await desk.keyboard.press("Escape");
  await expect(form).toHaveCount(0);
  await desk.keyboard.press("b");
  await expect(form.locator("[name=text]")).toHaveValue("Api dari gudang kapuk");
  await form.locator("[name=place]").focus();
  await desk.keyboard.type("-6.18, 106.63");
  await desk.screenshot({ path: picture("incident-phone") });
  await desk.keyboard.press("Enter");
  await expect(form).toHaveCount(0);
  await expect(desk.locator("[data-details]")).toContainText("Api dari gudang kapuk");
  await desk.keyboard.press("f");
  await desk.keyboard.type("شارع");
  await expect(desk.locator("dialog[open] [role=option]").first()).toContainText("شارع");
  await desk.keyboard.press("Enter");
  await expect(page("TL-1")).toBeVisible();
});

function line(id: string) {
  return desk.locator(`.queue [data-incident="${id}"]`);
}

function page(id: string) {
  return desk.locator(`[data-details="${id}"]`);
}

/** By the keyboard: to the queue, to its top, and down to this one. */
async function choose(id: string): Promise<void> {
  await expect(line(id)).toBeVisible();
  await desk.keyboard.press("q");
  await desk.keyboard.press("Home");
  const rows = await desk
    .locator(".queue [data-incident]")
    .evaluateAll((found) => (found as HTMLElement[]).map((row) => row.dataset.incident));
  for (let n = 0; n < rows.length; n++) {
    await desk.keyboard.press("Enter");
    const shown = await desk.locator("[data-details]").first().getAttribute("data-details");
    if (shown === id) return;
    await desk.keyboard.press("j");
  }
  await expect(page(id)).toBeVisible();
}

/** Cancels the chosen incident with a reason. */
async function giveUp(reason: string): Promise<void> {
  await desk.keyboard.press("v");
  await expect(desk.locator("dialog[open]")).toBeVisible();
  await desk.keyboard.type(reason);
  await desk.keyboard.press("Control+Enter");
  await expect(desk.locator("dialog[open]")).toHaveCount(0);
}

interface Order {
  readonly order: string;
  readonly incident: string;
  readonly officer: string;
}

interface Field {
  /** The first order of an officer after so many orders in all; waits for it. */
  order(officer: string, after?: number): Promise<Order>;
  /** Every order that came, in order. */
  orders(): Order[];
  /** Topics of orders that stand on the broker. */
  retainedOrders(): string[];
  /** What a citizen was told, in order; what only takes a message away is left out. */
  statuses(report: string): Promise<string[]>;
  /** The officer's whole history so far, with one more answer. */
  reply(order: string, officer: string, type: string): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

/** All phones and channels of the city, as one client that keeps what it hears. */
async function watchField(url: string): Promise<Field> {
  const orders: Order[] = [];
  const retained = new Set<string>();
  const told = new Map<string, string[]>();
  const replies = new Map<string, object[]>();
  let client: MqttClient;
  async function connect() {
    client = await mqtt.connectAsync(url, {
      clientId: `field-${process.pid}`,
      clean: false,
      reconnectPeriod: 0,
    });
    client.on("message", (topic, payload) => {
      const text = payload.toString();
      if (topic.endsWith("/status")) {
        if (text === "") return;
        const { report, status } = reportStatusMessage.parse(JSON.parse(text));
        const before = told.get(report) ?? [];
        if (before.at(-1) !== status) told.set(report, [...before, status]);
        return;
      }
      if (text === "") {
        retained.delete(topic);
        return;
      }
      const order = orderMessage.parse(JSON.parse(text));
      // Retained ones come again with each subscription.
      if (!retained.has(topic)) orders.push(order);
      retained.add(topic);
    });
    const root = rootTopic(cityCode);
    await client.subscribeAsync([`${root}/officers/+/orders/+`, `${root}/reports/+/status`], { qos: 1 });
  }
  await connect();
  return {
    async order(officer, after = 0) {
      const found = () => orders.slice(after).find((order) => order.officer === officer);
      await expect.poll(() => found() !== undefined).toBe(true);
      return found()!;
    },
    orders: () => orders,
    retainedOrders: () => [...retained],
    async statuses(report) {
      await expect.poll(() => told.get(report)?.at(-1)).toMatch(/done|cancelled/);
      return told.get(report)!;
    },
    async reply(order, officer, type) {
      // A phone whose clock is two hours behind.
      const time = new Date(Date.now() - 2 * 3600_000).toISOString();
      const all = [...(replies.get(order) ?? []), { id: `${order}-${type}`, type, time }];
      replies.set(order, all);
      const body = JSON.stringify({ order, officer, replies: all });
      await client.publishAsync(factTopic(rootTopic(cityCode), "reply", order), body, {
        qos: 1,
        retain: true,
      });
    },
    pause: () => client.endAsync(),
    resume: connect,
    close: () => client.endAsync(),
  };
}
