/** Processes of the room die while it runs. */
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { connectGateway } from "../peers/gateway.ts";
import { expect, type Room, test } from "./room.ts";
import { expectMoving } from "./tiles.ts";
import { waitedMs } from "./time.ts";
import { askPage } from "./windows.ts";
import { startWitness } from "./witness.ts";

/** PRODUCT.md: the core killed and back. */
const withinMs = 2000;
const city = "36.71";

test("the core killed under load: back in time, nothing acknowledged is lost, the screens say so meanwhile", async ({
  openRoom,
}) => {
  const broker = await startWitness();
  const gateway = await connectGateway(broker.url, city);
  const room = await openRoom({ args: ["--broker", broker.url] });
  const page = await room.wall(3);
  await expect(page.locator(".status-way")).toHaveAttribute("data-link", "online");
  // Panels with pictures are loaded when the others stand: one that comes later was not shown before.
  await expect(page.locator("[data-panel] > *")).toHaveCount(5);
  await watchStates(page);

  const ids: string[] = [];
  let enough = false;
  const publishing = (async () => {
    while (!enough) {
      const id = `e2e-${String(ids.length + 1).padStart(5, "0")}`;
      ids.push(id);
      await gateway.open({ id, category: "sampah", text: `Laporan ${id}`, place: [106.63, -6.18] });
      await wait(2);
    }
  })();

  await expect.poll(() => broker.acknowledged.size).toBeGreaterThan(200);
  const killed = await room.corePid();
  process.kill(killed, "SIGKILL");
  const killedAt = Date.now();
  const acknowledged = [...broker.acknowledged]
    .filter((topic) => topic.includes("/reports/"))
    .map((topic) => topic.split("/").at(-1)!);

  await expect.poll(async () => fedAgainAt(await statesOf(page)), { intervals: [50] }).not.toBeNull();
  const awayMs = fedAgainAt(await statesOf(page))! - killedAt;
  // All pages and the witness want two cores at once: while it waits for its turn the new core does nothing.
  const heldUpMs = waitedMs(await room.corePid());
  console.log(`core: back after ${awayMs} ms, ${heldUpMs} of them without a processor`);
  expect(awayMs - heldUpMs).toBeLessThan(withinMs);
  expect(await room.corePid()).not.toBe(killed);
  const kept = reportsIn(room);
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);

  // What it had not acknowledged comes again.
  enough = true;
  await publishing;
  await expect(page.locator("[data-incidents]")).toHaveAttribute("data-incidents", String(ids.length));
  expect([...reportsIn(room)].sort()).toEqual(ids);
  // What had been shown stayed on the wall all the while, and the reader was told.
  const states = (await statesOf(page)).filter(({ at }) => at >= killedAt);
  const shown = states.map(({ incidents }) => incidents);
  expect(shown).toEqual([...shown].sort((a, b) => a - b));
  expect(new Set(states.map(({ panels }) => panels))).toEqual(new Set([5]));
  expect(states.some(({ state, told }) => state === "stale" && told)).toBe(true);

  await room.close();
  await gateway.close();
  await broker.close();
});

test("the demo's core killed: its cameras and officers come back by themselves", async ({ openRoom }) => {
  const room = await openRoom();
  const page = await room.wall(1);
  await expectMoving(page.locator("body"));
  await askPage(room, page.url(), "window.isOld = true");
  process.kill(await room.corePid(), "SIGKILL");
  // The new core's cameras are at another port, which the page's policy must name.
  await expect.poll(() => askPage(room, page.url(), "window.isOld === undefined")).toBe(true);
  await expectMoving(page.locator("body"));
  await expect((await room.wall(3)).locator(".status-way")).toHaveAttribute("data-link", "online");
  await room.close();
});

test("a second copy on the same data ends, and brings the first to the front", async ({
  openRoom,
  runToEnd,
}) => {
  const room = await openRoom();
  await room.wall(1);
  const second = await runToEnd(["--data", room.data]);
  expect(second.code).toBe(0);
  expect(second.output).toContain("already runs");
  const desk = await room.window("console");
  await expect(desk.locator(".console")).toBeVisible();
  await expect.poll(() => desk.evaluate(() => document.hasFocus())).toBe(true);
  // The first goes on as before.
  await expect((await room.wall(3)).locator(".status-way")).toHaveAttribute("data-link", "online");
  expect((await room.app.windows()).length).toBe(4);
  await room.close();
});

interface WallState {
  readonly at: number;
  /** Of the views, as the page has it. */
  readonly state: string;
  readonly panels: number;
  readonly incidents: number;
  /** The status panel says that the core is away. */
  readonly told: boolean;
}

/** Notes in the page each change of what it shows: a moment is too short to be polled for. */
async function watchStates(page: Page): Promise<void> {
  await page.evaluate(() => {
    const states: WallState[] = [];
    (window as unknown as { states: WallState[] }).states = states;
    const note = () =>
      states.push({
        at: Date.now(),
        state: document.querySelector<HTMLElement>(".wall")?.dataset.state ?? "",
        panels: document.querySelectorAll("[data-panel] > *").length,
        incidents: Number(document.querySelector<HTMLElement>("[data-incidents]")?.dataset.incidents ?? 0),
        told: document.querySelector(".status-core") !== null,
      });
    note();
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["data-state", "data-incidents"],
    });
  });
}

function statesOf(page: Page): Promise<WallState[]> {
  return page.evaluate(() => (window as unknown as { states: WallState[] }).states);
}

/** When the page was fed again after it had not been; null before. */
function fedAgainAt(states: readonly WallState[]): number | null {
  const stale = states.findIndex(({ state }) => state === "stale");
  return stale === -1 ? null : (states.slice(stale).find(({ state }) => state === "live")?.at ?? null);
}

function reportsIn({ data }: Room): Set<string> {
  const database = new Sqlite(join(data, "room.sqlite"), { readonly: true });
  const rows = database.prepare("SELECT id FROM reports").all() as { id: string }[];
  database.close();
  return new Set(rows.map(({ id }) => id));
}
