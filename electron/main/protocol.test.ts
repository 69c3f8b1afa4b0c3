import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Session } from "electron";
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

const outside = [
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
  const folders = { pagesFolder: "/app/out/renderer", cityFolder: "/cities/x" };

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
  });
});

describe("serveApp", () => {
  let folder: string;
  let answer: (request: Request) => Promise<Response>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "live-room-protocol-test-"));
    for (const name of ["pages/wall", "city"]) mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, "secret.html"), "secret");
    writeFileSync(join(folder, "pages/wall/index.html"), "<!doctype html>");
    writeFileSync(join(folder, "pages/app.js"), "1");
    writeFileSync(join(folder, "city/city.yaml"), "secret");
    writeFileSync(join(folder, "city/districts.geojson"), "0123456789");
    const session = { protocol: { handle: (_scheme: string, handler: typeof answer) => (answer = handler) } };
    serveApp(session as unknown as Session, {
      pagesFolder: join(folder, "pages"),
      cityFolder: join(folder, "city"),
      policy: async () => "default-src 'none'",
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const get = (path: string, init?: RequestInit) => answer(new Request(`app://room${path}`, init));

  it("sends a page under the policy, and other files without", async () => {
    const page = await get("/wall/index.html?display=1");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toBe("default-src 'none'");
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    const script = await get("/app.js");
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(script.headers.has("content-security-policy")).toBe(false);
  });

  it("sends a part of a map file", async () => {
    const part = await get("/city/districts.geojson", { headers: { range: "bytes=2-4" } });
    expect([part.status, await part.text()]).toEqual([206, "234"]);
    expect((await get("/city/districts.geojson", { headers: { range: "bytes=10-" } })).status).toBe(416);
  });

  it.each([...outside, "/", "/wall", "/nowhere.js"])("answers 404 to %s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it("answers 404 to another host and to another method", async () => {
    expect((await answer(new Request("app://other/wall/index.html"))).status).toBe(404);
    expect((await get("/wall/index.html", { method: "POST", body: "x" })).status).toBe(404);
  });
});
