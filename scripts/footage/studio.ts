/**
 * Debian's Chromium with the drawing page open: asks it for pictures and letters. A developer's tool; the sources
 * of the page are served with their types taken out, so there is nothing to build.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import { chromium } from "playwright-core";

const root = join(import.meta.dirname, "../..");
const captionFont =
  "node_modules/@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-600-normal.woff2";

export interface Letter {
  readonly width: number;
  readonly coverage: number[];
}

export interface Studio {
  /** Samples, four bytes each (RGBA), 1280 by 720. */
  frame(scene: string, seconds: number): Promise<Buffer>;
  letter(character: string, height: number): Promise<Letter>;
  sceneNames(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openStudio(): Promise<Studio> {
  let receive: (frame: Buffer) => void = () => {};
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://studio").pathname);
    try {
      if (request.method === "POST") {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        receive(Buffer.concat(chunks));
        response.end();
      } else if (path === "/") {
        response.setHeader("content-type", "text/html");
        response.end(
          '<link rel="icon" href="data:,"><canvas></canvas><script type="module" src="/scripts/footage/page/main.ts"></script>',
        );
      } else if (path === "/caption.woff2") {
        response.end(await readFile(join(root, captionFont)));
      } else if (path.endsWith(".ts")) {
        response.setHeader("content-type", "text/javascript");
        response.end(stripTypeScriptTypes(await readFile(join(root, path), "utf8")));
      } else {
        response.writeHead(404).end();
      }
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const page = await browser.newPage({ viewport: { width: 1300, height: 740 } });
  page.on("pageerror", (error) => console.error(error));
  page.on("console", (message) => console.log(message.text()));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => document.title === "ready");
  return {
    async frame(scene, seconds) {
      const received = new Promise<Buffer>((resolve) => {
        receive = resolve;
      });
      await page.evaluate(`frame(${JSON.stringify(scene)}, ${seconds})`);
      return received;
    },
    letter: (character, height) => page.evaluate(`letter(${JSON.stringify(character)}, ${height})`),
    sceneNames: () => page.evaluate("sceneNames"),
    async close() {
      await browser.close();
      server.close();
    },
  };
}
