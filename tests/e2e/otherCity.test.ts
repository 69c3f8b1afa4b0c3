/** A city of another zone, with other agencies and districts and fewer parts of the product: its wall and its console. */
import { join } from "node:path";
import { expect, oneDisplay, picture, root, test } from "./room.ts";
import { text } from "./texts.ts";

test.use(oneDisplay);

const folder = join(root, "resources", "cities", "81.71");

/** As a clock of that city shows it. */
function clock(atMs: number): string {
  const time = new Intl.DateTimeFormat("id", {
    timeZone: "Asia/Jayapura",
    hour: "2-digit",
    minute: "2-digit",
  });
  return time.format(atMs);
}

test("Kota Ambon opens with its own name, zone, clock and districts; what it does not use is nowhere", async ({
  openRoom,
}) => {
  const room = await openRoom({ args: ["--city", folder, "--drill", "hari-biasa", "--console"] });
  const wall = await room.wall(1);
  await expect(wall.locator("body")).toContainText("Kota Ambon");
  await expect(wall.locator("body")).toContainText("WIT");
  await expect
    .poll(async () => {
      const before = clock(Date.now());
      const shown = await wall.locator("time").first().textContent();
      return [before, clock(Date.now())].some((each) => shown?.startsWith(each)) || shown;
    })
    .toBe(true);

  const desk = await room.window("console");
  await expect(desk.getByRole("heading", { level: 1, name: "Kota Ambon" })).toBeVisible();
  await expect(desk.locator(".bar-city")).toContainText("WIT");
  // Reports come in, over the drill's broker.
  await expect(desk.locator(".queue .list-row").first()).toBeVisible();
  const districts = desk.getByRole("combobox", { name: text("id", "console", "district") }).locator("option");
  await expect(districts).toHaveText([
    text("id", "console", "every-district"),
    ...["Nusaniwe", "Sirimau", "Baguala", "Teluk Ambon", "Leitimur Selatan"],
  ]);
  await expect(desk.locator("[data-pane=map] .map")).toHaveAttribute("data-map", "ready");
  await expect(desk.locator("[data-pane=map]")).toContainText("PSC 119");
  const tabs = desk.locator(".tabs-pages");
  await expect(tabs).toContainText(text("id", "console", "page-roster"));
  await expect(tabs).not.toContainText(text("id", "console", "page-attendance"));
  await desk.screenshot({ path: picture("other-city-console") });

  // The briefing has no page of levels.
  await desk.keyboard.press("Control+F7");
  const pages = desk.locator(".presenter-pages");
  await expect(pages).toContainText(text("id", "briefing", "page-today"));
  await expect(pages).not.toContainText(text("id", "briefing", "page-water"));
  await room.close();
});
