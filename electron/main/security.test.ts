import { EventEmitter } from "node:events";
import type { Session } from "electron";
import { describe, expect, it, vi } from "vitest";

const app = new EventEmitter();
const openExternal = vi.fn(() => Promise.resolve());
vi.mock("electron", () => ({ app, protocol: {}, shell: { openExternal } }));
const { contentPolicy, isOwnPage, lockDown, lockedPreferences } = await import("./security.ts");

describe("the pages' policy", () => {
  const directives = (origins: string[]) =>
    new Map(
      contentPolicy(origins)
        .split("; ")
        .map((directive): [string, string[]] => {
          const [name = "", ...values] = directive.split(" ");
          return [name, values];
        }),
    );

  it("runs our own scripts alone", () => {
    const policy = directives(["https://a.example"]);
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.get("script-src")).toEqual(["'self'"]);
    expect(policy.get("worker-src")).toEqual(["'self'"]);
    expect(contentPolicy([])).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|\*|https?:/);
    for (const name of ["base-uri", "form-action", "frame-ancestors"])
      expect(policy.get(name), name).toEqual(["'none'"]);
    for (const name of ["frame-src", "child-src", "object-src", "script-src-elem"])
      expect(policy.has(name), name).toBe(false);
  });

  it("lists the configured origins and no other", () => {
    const origins = ["https://a.example", "http://10.0.0.4:8888", "http://[::1]:8080"];
    expect(directives(origins).get("connect-src")).toEqual(["'self'", ...origins]);
    const bad = ["*", "https:", "https://a;script-src", "https://a b", "https://a/x", "file://", "data:"];
    expect(directives(bad)).toEqual(directives([]));
  });
});

describe("a sender", () => {
  it("is one of our pages, in its main frame", () => {
    expect(isOwnPage({ url: "app://room/wall/index.html?display=1", parent: null })).toBe(true);
  });

  it.each([
    [null],
    [{ url: "app://room/wall/index.html", parent: {} }],
    [{ url: "app://roomy/wall/index.html", parent: null }],
    [{ url: "app://room@evil.example/", parent: null }],
    [{ url: "app://room", parent: null }],
    [{ url: "https://evil.example/app://room/", parent: null }],
    [{ url: "file:///app://room/", parent: null }],
    [{ url: "about:blank", parent: null }],
  ])("is refused otherwise: %j", (frame) => {
    expect(isOwnPage(frame)).toBe(false);
  });
});

describe("lockDown", () => {
  const handlers = new Map<string, (...given: unknown[]) => unknown>();
  const keep = (name: string) => (handler: (...given: unknown[]) => unknown) => handlers.set(name, handler);
  lockDown(
    {
      setPermissionRequestHandler: keep("request"),
      setPermissionCheckHandler: keep("check"),
      setDevicePermissionHandler: keep("device"),
      on: (name: string, handler: (...given: unknown[]) => unknown) => handlers.set(name, handler),
    } as unknown as Session,
    { warning: () => {} },
  );

  it("denies every permission", () => {
    for (const permission of ["media", "geolocation", "notifications", "fullscreen", "openExternal"]) {
      const answer = vi.fn();
      handlers.get("request")?.({}, permission, answer);
      expect(answer.mock.calls).toEqual([[false]]);
      expect(handlers.get("check")?.({}, permission)).toBe(false);
    }
    expect(handlers.get("device")?.({ deviceType: "usb" })).toBe(false);
  });

  it.each([
    ["blob:app://room/1b2c", "harian.yaml", 900, true],
    ["blob:app://room/1b2c", "harian.yaml", 2 * 1024 * 1024, false],
    ["blob:app://room/1b2c", "absensi-2026-11.pdf", 2 * 1024 * 1024, true],
    ["blob:app://room/1b2c", "cameras-36.71-2026-11-24.csv", 900, true],
    ["blob:app://room/1b2c", "absensi-2026-11.pdf", 65 * 1024 * 1024, false],
    ["blob:app://room/1b2c", "harian.exe", 900, false],
    ["blob:app://room/1b2c", "harian.constructor", 900, false],
    ["blob:app://room/1b2c", "../harian.yaml", 900, false],
    ["blob:app://room.evil.example/1b2c", "harian.yaml", 900, false],
    ["https://evil.example/harian.yaml", "harian.yaml", 900, false],
    ["app://room/city/districts.geojson", "districts.yaml", 900, false],
  ])("lets a page save its own files alone: %s as %s of %d bytes is %s", (url, name, bytes, isSaved) => {
    const event = { preventDefault: vi.fn() };
    handlers.get("will-download")?.(event, {
      getURL: () => url,
      getFilename: () => name,
      getTotalBytes: () => bytes,
    });
    expect(event.preventDefault).toHaveBeenCalledTimes(isSaved ? 0 : 1);
  });

  function opened(mainFrame: { url: string; parent: unknown }) {
    let open: ((details: { url: string }) => unknown) | undefined;
    const contents = Object.assign(new EventEmitter(), {
      mainFrame,
      setWindowOpenHandler: (handler: typeof open) => {
        open = handler;
      },
    });
    app.emit("web-contents-created", {}, contents);
    return { contents, open: (url: string) => open?.({ url }) };
  }
  const own = { url: "app://room/console/index.html", parent: null };

  it("keeps a page where it is, and opens no other", () => {
    const { contents, open } = opened(own);
    for (const url of ["https://evil.example/", "app://room/wall/index.html", "file:///etc/passwd"])
      expect(open(url)).toEqual({ action: "deny" });
    expect(openExternal).not.toHaveBeenCalled();
    for (const name of ["will-navigate", "will-redirect", "will-attach-webview"]) {
      const event = { preventDefault: vi.fn() };
      contents.emit(name, event);
      expect(event.preventDefault, name).toHaveBeenCalledOnce();
    }
  });

  it("hands a call and a chat to the machine, for our own pages alone", () => {
    for (const url of ["tel:+628120000001", "https://wa.me/628120000001"]) {
      expect(opened({ url: "https://evil.example/", parent: null }).open(url)).toEqual({ action: "deny" });
      expect(openExternal).not.toHaveBeenCalled();
      expect(opened(own).open(url)).toEqual({ action: "deny" });
      expect(openExternal.mock.calls).toEqual([[url]]);
      openExternal.mockClear();
    }
  });
});

it("every window's preferences are the safe ones", () => {
  expect(lockedPreferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});
