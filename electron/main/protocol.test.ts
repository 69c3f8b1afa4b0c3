import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProtocolResponse, Session } from "electron";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

vi.mock("electron", () => ({ protocol: {} }));
const { findFile, readRange, serveApp } = await import("./protocol.ts");

describe("readRange", () => {
  it.each([
    ["bytes=0-9", { start: 0, end: 9 }],
    ["bytes=90-", { start: 90, end: 99 }],
    ["bytes=-10", { start: 90, end: 99 }],
    ["bytes=95-200", { start: 95, end: 99 }],
    ["bytes=-500", { start: 0, end: 99 }],
    ["bytes=100-", undefined],
    ["bytes=9-3", undefined],
    ["bytes=-", undefined],
    ["items=0-1", undefined],
    ["bytes=0-1,5-6", undefined],
  ])("reads %s of 100 bytes", (header, expected) => {
    expect(readRange(header, 100)).toEqual(expected);
  });
});

const hash = "0123456789abcdef".repeat(4);
const outside = [
  "/pictures/",
  "/pictures/..%2fsecrets.yaml",
  "/pictures/room.db",
  `/pictures/${hash}`,
  `/pictures/${hash.toUpperCase()}.jpg`,
  `/pictures/${hash}.1.part`,
  `/pictures/..%2fpictures%2f${hash}.jpg`,
  `/pictures/${hash}.jpg%0a`,
  "/../secret.html",
  "/%2e%2e/secret.html",
  "/..%2fsecret.html",
  "/wall/..%2f..%2fsecret.html",
  "/wall/..%2F..%2F..%2F..%2Fetc/passwd",
  "/..%5csecret.html",
  "/wall/..\\..\\secret.html",
  "/wall/index.html%00.png",
  "/%00",
  "/%E0%A4%A",
  "/city/city.yaml",
  "/city/..%2fcity.yaml",
  "/city/sub%2f..%2fdistricts.geojson",
  "/city/districts.geojson%00",
  "/city/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
];

describe("findFile", () => {
  const folders = {
    ...{ pagesFolder: "/app/out/renderer", cityFolder: "/cities/x", picturesFolder: () => "/data/pictures" },
  };

  it.each(outside)("finds nothing at %s", (path) => {
    expect(findFile(path, folders)).toBeUndefined();
  });

  it("does not take a folder of a like name for the pages' own", () => {
    expect(findFile("/..%2frenderer-old%2findex.html", folders)).toBeUndefined();
  });

  it("finds pages and the city's map files", () => {
    expect(findFile("/wall/index.html", folders)).toBe("/app/out/renderer/wall/index.html");
    expect(findFile("/assets/a%20b.js", folders)).toBe("/app/out/renderer/assets/a b.js");
    expect(findFile("/city/districts.geojson", folders)).toBe("/cities/x/districts.geojson");
    expect(findFile(`/pictures/${hash}.jpg`, folders)).toBe(`/data/pictures/${hash}.jpg`);
  });
});

describe("serveApp", () => {
  let folder: string;
  type Handler = (request: object, answer: (response: ProtocolResponse) => void) => void;
  let handle: Handler;
  let pageServed: Promise<string>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "live-room-protocol-test-"));
    for (const name of ["pages/wall", "city", "data/pictures"])
      mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, "secret.html"), "secret");
    writeFileSync(join(folder, "pages/wall/index.html"), "<!doctype html>");
    writeFileSync(join(folder, "pages/app.js"), "1");
    writeFileSync(join(folder, "city/city.yaml"), "secret");
    writeFileSync(join(folder, "data/pictures", `${hash}.jpg`), "jpeg");
    writeFileSync(join(folder, "city/districts.geojson"), "0123456789");
    const protocol = { registerBufferProtocol: (_scheme: string, handler: Handler) => (handle = handler) };
    pageServed = serveApp({ protocol } as unknown as Session, {
      pagesFolder: join(folder, "pages"),
      cityFolder: join(folder, "city"),
      picturesFolder: () => join(folder, "data", "pictures"),
      policy: async () => "default-src 'none'",
    }).then(() => "served");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const ask = (url: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<ProtocolResponse>((answer) => handle({ url, method, headers }, answer));
  const get = (path: string, headers?: Record<string, string>) => ask(`app://room${path}`, headers);

  it("tells when a page has the scripts that it asked for", async () => {
    const now = () =>
      Promise.race([pageServed, new Promise((resolve) => setTimeout(resolve, 20, "not yet"))]);
    await get("/wall/index.html");
    expect(await now()).toBe("not yet");
    await Promise.all([get("/app.js"), get("/app.js")]);
    expect(await now()).toBe("served");
  });

  it("sends a page under the policy, and other files without", async () => {
    const page = await get("/wall/index.html?display=1");
    expect(page.statusCode).toBe(200);
    expect(String(page.data)).toBe("<!doctype html>");
    expect(page.headers).toMatchObject({
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    });
    const script = await get("/app.js");
    expect(script.headers).toHaveProperty("Content-Type", "text/javascript; charset=utf-8");
    expect(script.headers).not.toHaveProperty("Content-Security-Policy");
    const picture = await get(`/pictures/${hash}.jpg`);
    expect(String(picture.data)).toBe("jpeg");
    expect(picture.headers).toHaveProperty("Content-Type", "image/jpeg");
  });

  it.each(["Range", "range"])("sends a part of a map file, asked for by %s", async (name) => {
    const part = await get("/city/districts.geojson", { [name]: "bytes=2-4" });
    expect([part.statusCode, String(part.data)]).toEqual([206, "234"]);
    expect(part.headers).toMatchObject({ "Content-Range": "bytes 2-4/10", "Content-Length": "3" });
    const beyond = await get("/city/districts.geojson", { [name]: "bytes=10-" });
    expect([beyond.statusCode, beyond.headers]).toEqual([416, { "Content-Range": "bytes */10" }]);
  });

  it.each([...outside, "/", "/wall", "/nowhere.js"])("answers 404 to %s", async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  });

  it("answers 404 to another host and to another method", async () => {
    expect((await ask("app://other/wall/index.html")).statusCode).toBe(404);
    expect((await ask("app://room/wall/index.html", {}, "POST")).statusCode).toBe(404);
  });
});
