import { afterAll, beforeAll, expect, it } from "vitest";
import { commands } from "vitest/browser";
import { camera } from "../console/given.ts";
import { attachFakeCore } from "../data/testing.tsx";
import { glanceAt } from "./glance.ts";
import "../ui/theme.css";

let url: string;

beforeAll(async () => {
  attachFakeCore({});
  url = await commands.startCamera();
}, 60_000);
afterAll(() => commands.stopCamera(url));

const staying = () => new AbortController().signal;

it("takes a small picture of a camera that nothing shows, and leaves nothing of its player", async () => {
  const jpeg = await glanceAt(camera(1, { url }), staying());
  expect(jpeg).toBeInstanceOf(Uint8Array);
  const picture = await createImageBitmap(new Blob([jpeg as Uint8Array<ArrayBuffer>]));
  expect([picture.width, picture.height]).toEqual([160, 90]);
  const context = new OffscreenCanvas(160, 90).getContext("2d")!;
  context.drawImage(picture, 0, 0);
  // The stream is of coloured bars: neither black nor of one colour.
  const colours = [10, 60, 110, 150].map((x) => [...context.getImageData(x, 45, 1, 1).data].join());
  expect(new Set(colours).size).toBeGreaterThan(2);
  expect(document.querySelectorAll("video")).toHaveLength(0);
}, 60_000);

it("says that there is none where the server refuses, and nothing where it was given up", async () => {
  const gone = url.replace(/[^/]+$/, "gone.m3u8");
  expect(await glanceAt(camera(2, { url: gone }), staying())).toBe("none");
  const abort = new AbortController();
  const given = glanceAt(camera(3, { url }), abort.signal);
  abort.abort();
  expect(await given).toBe("unknown");
  expect(document.querySelectorAll("video")).toHaveLength(0);
}, 60_000);
