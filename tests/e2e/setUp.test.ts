/** A fresh user account and an empty data folder: from the set-up to a working wall, by keyboard alone. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { expect, picture, test } from "./room.ts";

const administrator = { id: "", name: "Siti Rahma", secret: "274916" };

test.use({ heads: { count: 2, width: 1366, height: 768 } });

test("a machine that was told nothing asks, writes what it was told, and opens the room", async ({
  openRoom,
  newFolder,
  displays,
}) => {
  const home = newFolder("home");
  const room = await openRoom({ home, args: ["--setup"], as: administrator });
  const page = await room.window("setup");
  // A step takes the keyboard once it is drawn: what is pressed before that is lost.
  const at = (step: string) =>
    page
      .locator(`.setup[data-step=${step}]:not(:has(.setup-next[aria-disabled=true]))`, {
        has: page.locator(":focus"),
      })
      .waitFor();
  const type = (text: string) => page.keyboard.type(text);
  // Who sits there has a keyboard and nothing else.
  const go = async (step: string, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
    await at(step);
  };
  await at("language");
  await go("city", "Enter");
  // The first of those that come with the product.
  await go("role", "ArrowDown", "Enter");
  await go("displays", "Enter");
  // The other display says which one it is.
  await expect
    .poll(() => room.app.windows().map((each) => each.url()))
    .toContain("app://room/setup/index.html?number=2");
  const number = room.app.windows().find((each) => each.url().endsWith("?number=2"));
  await expect(number!.locator(".display-number-alone")).toHaveText("2");
  await displays.screenshot(picture("set-up-displays"));
  await type("32");
  await expect(page.locator("input[name=diagonal]").first()).toHaveValue("32");
  await go("broker", "Enter");
  // No broker yet.
  await page.keyboard.press("ArrowDown");
  await go("administrator", "Enter");
  await page.keyboard.press("Tab");
  await type("Siti Rahma");
  await page.keyboard.press("Tab");
  await type("274916");
  await page.keyboard.press("Tab");
  await type("274916");
  await go("summary", "Enter");
  await expect(page.locator("pre")).toContainText("role: both");
  await page.keyboard.press("Enter");

  await room.wall(1);
  await room.wall(2);
  const desk = await room.window("console");
  // With the PIN that was typed.
  await expect(desk.locator(".console-rows")).toBeVisible();
  await expect.poll(() => room.app.windows().filter((each) => each.url().includes("/setup/")).length).toBe(0);
  await displays.screenshot(picture("set-up-done"));

  const folder = join(home, ".config", "live-room");
  const text = readFileSync(join(folder, "liveroom.yaml"), "utf8");
  expect(text.startsWith("# yaml-language-server: $schema=./liveroom.schema.json\n")).toBe(true);
  expect(parse(text)).toMatchObject({
    ...{ language: "id", role: "both", city: "36.71", data: join(folder, "36.71") },
    displays: [{ diagonalIn: 32 }, { diagonalIn: 22 }],
  });
  expect(text).not.toContain("274916");
  expect(existsSync(join(folder, "liveroom.schema.json"))).toBe(true);
  expect(readdirSync(join(folder, "36.71"))).toContain("room.sqlite");
  expect(statSync(join(folder, "liveroom.yaml")).mode & 0o077).toBe(0);
});
