/** `npm run icons`: renders resources/icons/live-room.svg in Debian's Chromium, in every size that packages need. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { iconOf, iconSizes, windowsSizes } from "./packages/icon.ts";

const folder = join(import.meta.dirname, "../resources/icons");
const svg = readFileSync(join(folder, "live-room.svg"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const page = await browser.newPage();
mkdirSync(join(folder, "png"), { recursive: true });
const pictures = new Map<number, Buffer>();
for (const size of new Set([...iconSizes, ...windowsSizes])) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  pictures.set(size, await page.screenshot({ omitBackground: true }));
}
await browser.close();
for (const size of iconSizes) writeFileSync(join(folder, "png", `${size}x${size}.png`), pictures.get(size)!);
writeFileSync(join(folder, "live-room.ico"), iconOf(windowsSizes.map((size) => pictures.get(size)!)));
