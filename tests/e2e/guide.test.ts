/** The pictures of the operators' guides (docs), in both languages: the console in a flood, as whoever works at it sees it. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Page } from "@playwright/test";
import { expect, oneDisplay, picture, test } from "./room.ts";

test.use(oneDisplay);

const pages = [
  ["F8", "alarms", ".directory .list-row"],
  ["F4", "cameras", ".camera-grid"],
  ["Control+F6", "performance", "[data-page=performance] table, [data-page=performance] .list-row"],
  ["Control+F10", "handover", "button"],
  ["F7", "displays", "[data-display]"],
] as const;

test("the pages of the guides, by keyboard alone", async ({ openRoom }) => {
  const room = await openRoom({
    args: ["--console", "--drill", "banjir-periuk", "--drill-speed", "8"],
  });
  const desk = await room.window("console");
  const rows = desk.locator(".queue [role=listbox]");
  await expect.poll(async () => Number(await rows.getAttribute("data-rows"))).toBeGreaterThan(4);
  for (const language of ["id", "en"] as const) {
    await expect(desk.locator("html")).toHaveAttribute("lang", language);
    await takePictures(desk, language);
    if (language === "id") await desk.keyboard.press("l");
  }
  await room.close();
});

async function takePictures(desk: Page, language: "id" | "en"): Promise<void> {
  await desk.keyboard.press("F3");
  await desk.keyboard.press("j");
  await desk.keyboard.press("Enter");
  await expect(desk.locator("[data-details]")).toHaveCount(1);
  await expect(desk.locator("[data-pane=map] .map")).toHaveAttribute("data-map", "ready");
  await expect(desk.locator("[data-details] [data-state=live]").first()).toBeVisible();
  await shoot(desk, "situation", language);
  await desk.keyboard.press("o");
  await expect(desk.locator(".candidate").first()).toBeVisible();
  await shoot(desk, "dispatch", language);
  await desk.keyboard.press("Escape");
  for (const [key, name, shown] of pages) {
    await desk.keyboard.press(key);
    await expect(desk.locator(".console")).toHaveAttribute("data-page", name);
    await expect(desk.locator(shown).first()).toBeVisible();
    await shoot(desk, name, language);
  }
}

function file(name: string, language: string): string {
  const path = picture(`guide/${name}.${language}`);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

async function shoot(desk: Page, name: string, language: string): Promise<void> {
  await desk.screenshot({ path: file(name, language) });
}
