/** The wall changes by itself for a flood, obeys a hand that holds it, and is as it was when the flood is over. */
import type { Page } from "@playwright/test";
import { type CityGateway, connectGateway } from "../../peers/gateway.ts";
import { type Mosquitto, startMosquitto } from "../../peers/mosquitto.ts";
import { cityCode } from "../city.ts";
import { expect, picture, type Room, test } from "../room.ts";
import { text } from "../texts.ts";

const place = [106.6302, -6.1784] as const;

let broker: Mosquitto;
let gateway: CityGateway;
let room: Room;
let desk: Page;

test.beforeAll(async ({ openRoom }) => {
  broker = await startMosquitto({});
  gateway = await connectGateway(broker.url, cityCode);
  room = await openRoom({ args: ["--broker", broker.url, "--console"] });
  desk = await room.window("console");
  await expect(desk.locator("[data-link=online]").first()).toBeVisible();
  await expectScene("harian");
});
test.afterAll(async () => {
  await room.close();
  await gateway.close();
  await broker.remove();
});

/** On every display. */
async function expectScene(scene: string): Promise<void> {
  for (const number of [1, 2, 3]) {
    await expect((await room.wall(number)).locator(".wall")).toHaveAttribute("data-scene", scene);
  }
}

const state = () => desk.locator(".bar-wall");
const flood = (id: string) => ({ id, category: "banjir", text: "Air setinggi lutut", place });

test("a flood report brings its scene on every display and says why; when it is over the former one is back", async ({
  displays,
}) => {
  // Two minutes of calm are the product's promise; they are waited for here.
  test.setTimeout(240_000);
  await gateway.open(flood("TL-1"));
  await expectScene("banjir");
  await expect(state()).toHaveAttribute("data-reason", "incident");
  await expect((await room.wall(3)).locator(".status-scene")).toContainText("TL-1");
  await desk.screenshot({ path: picture("director-console") });
  await displays.screenshot(picture("director-wall"));
  await gateway.closeReport(flood("TL-1"));
  await expect(state()).toContainText(
    new RegExp(text("id", "console", "wall-back-at", { scene: "Harian", time: "\\d\\d\\.\\d\\d" })),
  );
  await expectScene("banjir");
  await expect(state()).toHaveAttribute("data-reason", "chosen", { timeout: 180_000 });
  await expectScene("harian");
});

test("a wall that is held stays; released, it shows what is going on; turned away from, it is not asked again", async () => {
  await desk.keyboard.press("Shift+H");
  await expect(state()).toHaveAttribute("data-held", "true");
  await gateway.open(flood("TL-2"));
  await expect(desk.locator("[data-incident=TL-2]").first()).toBeVisible();
  await expectScene("harian");
  await expect((await room.wall(3)).locator(".status-scene")).toContainText(
    text("id", "status", "scene-held"),
  );
  await desk.keyboard.press("Shift+H");
  await expectScene("banjir");
  await desk.keyboard.press("Shift+B");
  await expectScene("harian");
  // It is told once more, and another one of the same flood comes.
  await gateway.open({ ...flood("TL-2"), text: "Air setinggi dada" });
  await gateway.open(flood("TL-3"));
  await expect(desk.locator("[data-incident=TL-3]").first()).toBeVisible();
  await expectScene("harian");
  await expect(state()).toHaveAttribute("data-reason", "chosen");
});
