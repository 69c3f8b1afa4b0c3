/**
 * The wall's spotlight on three real displays, at a real broker: an urgent report brings its cameras up where the scene
 * has the place for it, a second one queues, displays go and come meanwhile, and operators push cameras by numbers.
 */
import type { Page } from "@playwright/test";
import { type CityGateway, connectGateway } from "../peers/gateway.ts";
import { type Mosquitto, startMosquitto } from "../peers/mosquitto.ts";
import { cityCode, writeCity } from "./city.ts";
import { expect, picture, type Room, test } from "./room.ts";
import { readTiles } from "./tiles.ts";
import { arrangement } from "./windows.ts";

const place = [106.6302, -6.1784] as const;
const spotlightPanels = '[data-panel^="spotlight-"]';
const parts = ["camera-1", "camera-2", "camera-3", "facts", "map"].map((part) => `spotlight-${part}`);
/** The target is 1.5 s on a machine of its own; a crowded one must still be this fast. */
const firstFrameWithinMs = 60_000;

test.describe.configure({ timeout: 240_000 });

let broker: Mosquitto;
let gateway: CityGateway;
let room: Room;
let desk: Page;

test.beforeAll(async ({ openRoom, newFolder, stream }) => {
  broker = await startMosquitto({ persistence: false });
  gateway = await connectGateway(broker.url, cityCode);
  const cameras = Array.from({ length: 12 }, (_, n) => ({
    ...{ id: `kamera-${n + 1}`, name: `Simpang ${n + 1}`, url: stream.playlistUrl(`kamera-${n + 1}`) },
  }));
  const city = writeCity(newFolder("city"), { cameras });
  room = await openRoom({ args: ["--broker", broker.url, "--city", city, "--console"] });
  await room.wall(3);
  desk = await room.window("console");
  await expect(desk.locator("[data-link=online]").first()).toBeVisible();
});
test.afterAll(async () => {
  await room.close();
  await gateway.close();
  await broker.remove();
});

test("an urgent report is on the wall with moving pictures, a second one waits, and both end", async ({
  displays,
}) => {
  const page = await room.wall(1);
  const began = Date.now();
  await gateway.open({
    id: "TL-1",
    category: "kebakaran",
    text: "Api di lantai dua ruko.",
    place,
    address: "Jl. Merdeka 8",
  });
  await expect.poll(() => spotlit(1), { intervals: [50] }).toEqual(parts);
  const shownMs = Date.now() - began;
  const first = page.locator('[data-panel="spotlight-camera-1"] video');
  await expect
    .poll(() => first.evaluate((video: HTMLVideoElement) => video.currentTime > 0 && video.videoWidth > 0), {
      ...{ intervals: [50], timeout: firstFrameWithinMs },
    })
    .toBe(true);
  console.log(`spotlight: on the wall after ${shownMs} ms, first frame after ${Date.now() - began} ms`);
  await expect.poll(() => moving(page, spotlightPanels), { timeout: 60_000 }).toBe(3);
  await expect(page.locator("[data-spotlight=TL-1] h3")).toContainText("Kebakaran");

  await gateway.open({ id: "TL-2", category: "pohon", text: "Pohon menutup jalan.", place });
  await expect(page.locator(".spotlight-waiting")).toContainText("1");
  await displays.screenshot(picture("spotlight"));

  await gateway.closeReport({ id: "TL-1", category: "kebakaran", text: "", place });
  await expect(page.locator("[data-spotlight=TL-2]")).toBeVisible();
  await expect(page.locator(".spotlight-waiting")).toHaveCount(0);
  await desk.keyboard.press("Shift+q");
  await expect.poll(() => spotlit(1)).toEqual([]);
  await expect.poll(() => moving(page), { timeout: 60_000 }).toBeGreaterThan(3);
});

test("it stays on what remains while displays are pulled and put back in any order", async ({ displays }) => {
  await gateway.open({ id: "TL-3", category: "kebakaran", text: "Asap tebal.", place });
  await expect.poll(() => spotlit(1)).toEqual(parts);
  const anywhere = async () => {
    const panels = (await arrangement(room)).flatMap((window) => window.panels);
    return parts.filter((part) => panels.includes(part));
  };
  for (const step of ["-0", "-1", "+1", "-2", "+0", "-1", "+2", "+1"]) {
    const head = Number(step[1]);
    if (step.startsWith("-")) await displays.unplug(head);
    else await displays.plug(head);
    await expect.poll(anywhere, { message: step, timeout: 30_000 }).toContain("spotlight-facts");
  }
  await expect.poll(() => spotlit(1), { timeout: 30_000 }).toEqual(parts);
  await expect.poll(async () => moving(await room.wall(1), spotlightPanels), { timeout: 30_000 }).toBe(3);
  await desk.keyboard.press("Shift+q");
  await expect.poll(() => spotlit(1)).toEqual([]);
});

test("two numbers put a camera onto a place of the wall, and one key takes it back", async () => {
  const page = await room.wall(1);
  await desk.keyboard.press("\\");
  await desk.keyboard.type("2.12");
  await desk.keyboard.press("Enter");
  const pushed = page.locator('[data-panel^="push-"] .tile');
  await expect(pushed).toHaveAttribute("data-camera", "kamera-12");
  await expect(pushed).toHaveAttribute("data-state", "live", { timeout: 60_000 });
  await desk.screenshot({ path: picture("pushed") });
  await desk.keyboard.press("Shift+u");
  await expect(page.locator('[data-panel^="push-"]')).toHaveCount(0);
});

/** The parts of the spotlight on this display. */
async function spotlit(number: number): Promise<string[]> {
  const found = (await room.wall(number)).locator(spotlightPanels);
  const ids = await found.evaluateAll((panels) =>
    (panels as HTMLElement[]).map(({ dataset }) => dataset.panel),
  );
  return ids.map(String).sort();
}

/** How many tiles of a page, or of a part of it, are live and have shown several pictures. */
async function moving(page: Page, within = "body"): Promise<number> {
  const seen = await Promise.all((await page.locator(within).all()).map(readTiles));
  return seen.flat().filter(({ state, frames }) => state === "live" && frames > 3).length;
}
