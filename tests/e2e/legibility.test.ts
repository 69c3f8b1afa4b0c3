/** Every shipped scene can be read from where people sit, on three displays and on one: size and contrast of each text. */
import type { Page } from "@playwright/test";
import { expect, picture, type Room, test } from "./room.ts";
import { text } from "./texts.ts";

let room: Room;
let desk: Page;
test.beforeAll(async ({ openRoom }) => {
  room = await openRoom({ args: ["--console"] });
  for (const number of [1, 2, 3]) await room.wall(number);
  desk = await room.window("console");
  await desk.keyboard.press("F7");
  await expect(desk.locator(".tabs-scenes button").first()).toBeVisible();
});
test.afterAll(() => room.close());

test("on three displays", async () => {
  expect(await illegibleInEachScene(3)).toEqual([]);
  await desk.screenshot({ path: picture("legibility-console") });
});

test("on one display", async ({ displays }) => {
  await displays.unplug(2);
  await displays.unplug(1);
  await expect(desk.locator("[data-display]")).toHaveCount(1);
  expect(await illegibleInEachScene(1)).toEqual([]);
  await displays.plug(1);
  await displays.plug(2);
});

test("a text that is too small, or too faint, is found and told to the operator", async () => {
  const page = await room.wall(1);
  await page.evaluate(() => {
    const panel = document.querySelector<HTMLElement>("[data-panel]") as HTMLElement;
    const bad = document.createElement("p");
    bad.textContent = "Uji baca";
    bad.style.cssText =
      "position: absolute; inset: 0 auto auto 0; font-size: 0.5rem; color: #555; background: #444";
    panel.append(bad);
  });
  await look(3);
  const found = desk.locator("[data-display='1'] .legible ul li", { hasText: "Uji baca" }).first();
  await expect(found).toContainText(/\b8(,\d+)?′/);
  await expect(found.locator("em")).toHaveCount(2);
  await expect(desk.getByRole("button", { name: text("id", "console", "legibility-check") })).toBeVisible();
});

/** Scene by scene, what cannot be read. */
async function illegibleInEachScene(displays: number): Promise<string[]> {
  const bad: string[] = [];
  const scenes = desk.locator(".tabs-scenes button");
  const seen = new Set<string | null>();
  for (let n = 0; n < (await scenes.count()); n++) {
    await scenes.nth(n).click();
    await expect(scenes.nth(n)).toHaveAttribute("aria-pressed", "true");
    // Each page tells of the scene that it shows: the former one for a moment yet.
    const shown = async () => {
      const each = new Set<string | null>();
      for (let number = 1; number <= displays; number++) {
        each.add(await (await room.wall(number)).locator(".wall").getAttribute("data-scene"));
      }
      const [scene] = each;
      return each.size === 1 && !seen.has(scene ?? null) ? scene : null;
    };
    await expect.poll(shown).not.toBeNull();
    seen.add((await shown()) ?? null);
    const name = ((await scenes.nth(n).textContent()) ?? "").replace(/\s+/g, " ");
    // Panels that are loaded when they are first needed have something to say then.
    for (let number = 1; number <= displays; number++) {
      const panels = (await room.wall(number)).locator("[data-panel]");
      await expect.poll(() => panels.locator("> :first-child").count()).toBe(await panels.count());
    }
    for (const line of await look(displays)) bad.push(`${name}: ${line}`);
  }
  return bad;
}

/** Asks, waits until each display has answered, and returns what is told as illegible. */
async function look(displays: number): Promise<string[]> {
  const answers = desk.locator(".displays [data-display] .legible > li:first-child");
  // Whoever comes later was not asked.
  for (let number = 1; number <= displays; number++) await room.wall(number);
  const asked = Date.now();
  await desk.keyboard.press("Shift+Y");
  const answered = async () => {
    const times = await answers
      .locator("p time")
      .evaluateAll((found) => (found as HTMLTimeElement[]).map(({ dateTime }) => dateTime));
    return times.filter((time) => Date.parse(time) >= asked).length;
  };
  await expect.poll(answered, { timeout: 120_000 }).toBe(displays);
  return (await answers.locator("ul li").allInnerTexts()).map((line) => line.replace(/\s+/g, " "));
}
