/** Windows and what draws for them are killed, hang, or fail again and again: the wall comes back by itself. */
import { safeScene } from "../../../shared/domain/scene/safe.ts";
import { hungBeats } from "../../../shared/domain/watchdog/pulse.ts";
import { returnAfterMs } from "../../../shared/domain/watchdog/safety.ts";
import { writeCity } from "../city.ts";
import { expect, picture, type Room, test } from "../room.ts";
import { text } from "../texts.ts";
import { expectMoving } from "../tiles.ts";
import { crowding, msUntil } from "../time.ts";
import { arrangement, askPage } from "../windows.ts";

const broker = "mqtt://127.0.0.1:9";
/** From the end of its process to pictures that move: a page is loaded and its cameras are opened anew. */
const backWithinMs = 4000;

let room: Room;
test.beforeEach(async ({ openRoom, newFolder, stream }) => {
  const cameras = ["satu", "dua"].map((id) => ({ id, name: id, url: stream.playlistUrl(id) }));
  const city = writeCity(newFolder("city"), { cameras });
  room = await openRoom({ args: ["--broker", broker, "--city", city] });
  for (const number of [1, 2, 3]) await room.wall(number);
  const url = (await room.wall(1)).url();
  await expect.poll(() => livePictures(url), { timeout: 120_000 }).toBeGreaterThan(0);
});
test.afterEach(() => room.close());

test("a wall's process killed: back in time with the same panels in the same place, and pictures move", async () => {
  const before = await arrangement(room);
  const url = (await room.wall(1)).url();
  const killed = await pageProcess(url);
  const allowedMs = backWithinMs * crowding();
  process.kill(killed, "SIGKILL");
  const backMs = await msUntil(async () => (await isAnother(url, killed)) && (await livePictures(url)) > 0);
  expect(backMs).toBeLessThan(allowedMs);
  await expect.poll(() => arrangement(room)).toEqual(before);
  await expect.poll(() => movedPictures(url)).toBeGreaterThan(5);

  const count = { page: "wall 1", reason: "killed", count: "1" };
  await expect((await room.wall(3)).locator(".status-notice")).toContainText(
    text("id", "notices", "window-crashed", count),
  );
});

test("a page that hangs in an endless loop is ended and comes back", async () => {
  const url = (await room.wall(1)).url();
  const looping = await pageProcess(url);
  await room.app.evaluate(({ webContents }, address) => {
    const page = webContents.getAllWebContents().find((each) => each.getURL() === address);
    void page?.executeJavaScript("for (;;);").catch(() => {});
  }, url);
  // Longer than a page that is merely busy, and as much longer as the machine is crowded.
  const started = Date.now();
  await expect.poll(() => isAnother(url, looping), { timeout: 240_000 }).toBe(true);
  expect(Date.now() - started).toBeGreaterThan((hungBeats - 2) * 1000);
  await expect.poll(() => livePictures(url), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect((await room.wall(3)).locator(".status-notice")).toContainText(
    text("id", "notices", "window-hung", { page: "wall 1", count: "1" }),
  );
});

test("the process that draws for all killed: cameras and the map move again", async () => {
  const map = (await room.wall(2)).locator(".map");
  await expect(map).toHaveAttribute("data-map", "ready");
  process.kill(await graphicsProcess(), "SIGKILL");
  await expect((await room.wall(3)).locator(".status-notice")).toContainText(
    text("id", "notices", "graphics-crashed", { reason: "killed", count: "1" }),
  );
  await expectMoving((await room.wall(1)).locator("body"));
  await expect(map).toHaveAttribute("data-map", "ready");
  await expect.poll(mapIsDrawn).toBe(true);
});

test("three restarts in a minute: the safe scene on that display, the others go on, and it returns by itself", async ({
  displays,
}) => {
  const before = await arrangement(room);
  const url = (await room.wall(1)).url();
  for (let n = 0; n < 3; n++) {
    const pid = await pageProcess(url);
    process.kill(pid, "SIGKILL");
    await expect.poll(() => isAnother(url, pid)).toBe(true);
    await expect.poll(() => askPage(room, url, `document.querySelector("[data-panel]") !== null`)).toBe(true);
  }
  const scene = `document.querySelector(".wall")?.dataset.scene`;
  await expect.poll(() => askPage(room, url, scene)).toBe(safeScene.id);
  const safeAt = Date.now();
  const [first, ...others] = await arrangement(room);
  expect(first?.panels.map((id) => id.replace(/-\d$/, ""))).toEqual(
    safeScene.pages.flatMap(({ panels }) => panels.map(({ id }) => id)).sort(),
  );
  expect(others).toEqual(before.slice(1));
  expect(await askPage(room, url, `document.querySelectorAll("video, canvas").length`)).toBe(0);
  expect(await askPage(room, url, `document.querySelector(".safe strong")?.textContent`)).toBe(
    text("id", "wall", "safe"),
  );
  await displays.screenshot(picture("safe-scene"));
  await expect
    .poll(() => askPage(room, url, scene), { timeout: returnAfterMs[0] * 2 })
    .toBe(before[0] && "harian");
  expect(Date.now() - safeAt).toBeGreaterThan(returnAfterMs[0] / 2);
  await expect.poll(() => arrangement(room)).toEqual(before);
  await expect.poll(() => movedPictures(url), { timeout: 60_000 }).toBeGreaterThan(5);
});

test("displays are kept awake while the wall is there", async () => {
  const held = await room.app.evaluate(({ powerSaveBlocker }) =>
    [0, 1, 2, 3].filter((id) => powerSaveBlocker.isStarted(id)),
  );
  expect(held).toHaveLength(1);
});

async function pageProcess(url: string): Promise<number> {
  const pid = await room.app.evaluate(({ webContents }, address) => {
    const page = webContents.getAllWebContents().find((each) => each.getURL() === address);
    return page?.getOSProcessId();
  }, url);
  return pid ?? 0;
}

async function graphicsProcess(): Promise<number> {
  const metrics = await room.app.evaluate(({ app }) => app.getAppMetrics());
  const pid = metrics.find(({ type }) => type === "GPU")?.pid;
  if (pid === undefined) throw new Error("expected a GPU process, found none");
  return pid;
}

/** The window has a page again, in another process than this one. */
async function isAnother(url: string, pid: number): Promise<boolean> {
  const now = await pageProcess(url);
  return now !== 0 && now !== pid && (await askPage(room, url, "true")) === true;
}

const live = `[...document.querySelectorAll(".tile[data-state=live]")].map((tile) => Number(tile.dataset.frames ?? 0))`;

/** Tiles that show live pictures now; 0 while the page does not answer. */
async function livePictures(url: string): Promise<number> {
  return (await askPage<number>(room, url, `${live}.filter((frames) => frames > 1).length`)) ?? 0;
}

/** New pictures on the slowest of the live tiles. */
async function movedPictures(url: string): Promise<number> {
  return (await askPage<number>(room, url, `Math.min(...${live})`)) ?? 0;
}

/** The map's canvas has what it draws with. */
async function mapIsDrawn(): Promise<boolean> {
  const canvas = (await room.wall(2)).locator(".map canvas").first();
  return await canvas.evaluate((element: HTMLCanvasElement) => {
    const context = element.getContext("webgl2");
    return context !== null && !context.isContextLost();
  });
}
