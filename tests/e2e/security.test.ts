/** What a page may not do, tried from inside the real pages. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { expect, oneDisplay, type Room, test } from "./room.ts";
import { askPage } from "./windows.ts";

test.use(oneDisplay);

let room: Room;
let page: Page;
let asked: string[];
let stranger: string;
const server = createServer((request, response) => {
  asked.push(request.url ?? "");
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.end("hello");
});

test.beforeAll(async ({ openRoom }) => {
  asked = [];
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stranger = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  room = await openRoom({ args: ["--console"] });
  page = await room.wall(1);
});
test.afterAll(async () => {
  await room.close();
  server.close();
});

test("every window is sandboxed and isolated, and its page has nothing of Node or Electron", async () => {
  await room.window("console");
  const preferences = await room.app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .map((each) => (each as unknown as { getLastWebPreferences(): object }).getLastWebPreferences()),
  );
  expect(preferences).toHaveLength(2);
  for (const each of preferences) {
    expect(each).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
  }
  for (const each of room.app.windows()) {
    const found = await each.evaluate(() =>
      ["process", "require", "module", "Buffer", "global", "electron", "ipcRenderer", "__dirname"].filter(
        (name) => name in window,
      ),
    );
    expect(found, each.url()).toEqual([]);
  }
});

test("a page has the policy that lists the cameras' server alone, and keeps to it", async () => {
  const policy = await page.evaluate(async () =>
    (await fetch(window.location.href)).headers.get("content-security-policy"),
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toMatch(/connect-src 'self' http:\/\/127\.0\.0\.1:\d+;/);
  expect(policy).not.toContain(stranger);

  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.head.append(script);
    return "injected" in window;
  });
  expect(ran).toBe(false);
});

test("a server that is not listed is reached by nothing", async () => {
  const outcomes = await page.evaluate(async (url) => {
    const loads = (make: (to: string) => HTMLElement) =>
      new Promise<string>((resolve) => {
        const element = make(`${url}/element`);
        element.addEventListener("load", () => resolve("loaded"));
        element.addEventListener("error", () => resolve("refused"));
        document.body.append(element);
      });
    return {
      fetch: await fetch(`${url}/fetch`).then(
        () => "loaded",
        () => "refused",
      ),
      image: await loads((src) => Object.assign(document.createElement("img"), { src })),
      script: await loads((src) => Object.assign(document.createElement("script"), { src })),
      socket: await new Promise<string>((resolve) => {
        try {
          const socket = new WebSocket(`${url.replace("http", "ws")}/socket`);
          socket.onopen = () => resolve("loaded");
          socket.onerror = () => resolve("refused");
        } catch {
          resolve("refused");
        }
      }),
      beacon: navigator.sendBeacon(`${url}/beacon`) ? "sent" : "refused",
    };
  }, stranger);
  expect(outcomes).toMatchObject({
    fetch: "refused",
    image: "refused",
    script: "refused",
    socket: "refused",
  });

  // Below the pages' policy stands the network layer, which refuses the same.
  const beneath = await room.app.evaluate(
    ({ session }, url) =>
      session.defaultSession.fetch(url).then(
        () => "loaded",
        () => "refused",
      ),
    `${stranger}/beneath`,
  );
  expect(beneath).toBe("refused");
  expect(asked).toEqual([]);
});

test("a page that speaks to the core past its own script may what its window and its person may", async () => {
  const desk = await room.window("console");
  expect(
    await refusals(desk, [
      ["accounts.add", { name: "Penyusup", role: "administrator", secret: "739502" }],
      ["access.begin", { name: "Penyusup", secret: "739502" }],
      ["session.signIn", { person: "DEMO-5", secret: "000000" }],
      ["displays.report", { displays: [] }],
      ["session.lock", {}],
      ["incident.note", { incident: "x", text: "x" }],
      ["session.signIn", { person: "DEMO-2", secret: "385027" }],
    ]),
  ).toEqual([
    ...["not-your-role", "not-allowed", "wrong-secret", "not-allowed"],
    ...["done", "locked", "done"],
  ]);
  expect(await refusals(page, [["scene.show", { scene: "banjir" }]])).toEqual(["not-allowed"]);
});

test("permissions are denied", async () => {
  const answers = await page.evaluate(async () => {
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => "granted",
      (error: Error) => error.name,
    );
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return {
      media,
      notification: await Notification.requestPermission(),
      geolocation: await state("geolocation"),
      clipboard: await state("clipboard-read"),
    };
  });
  expect(answers.notification).toBe("denied");
  expect(answers.geolocation).toBe("denied");
  expect(answers.clipboard).toBe("denied");
  expect(answers.media).not.toBe("granted");
});

/** Takes a port to the core as the page's own script does, and says what becomes of each command. */
function refusals(
  from: Page,
  commands: readonly (readonly [name: string, input: object])[],
): Promise<string[]> {
  return from.evaluate(async (asked) => {
    const port = await new Promise<MessagePort>((resolve) => {
      window.addEventListener("message", (event) => {
        if (event.data === "core-port" && event.ports[0]) resolve(event.ports[0]);
      });
      window.postMessage("page-ready", window.location.origin);
    });
    const outcomes: string[] = [];
    // Far from the ids that the page's own script gives.
    let id = 1_000_000;
    for (const [name, input] of asked) {
      id += 1;
      const answer = await new Promise<{ type: string; error?: { code: string } }>((resolve) => {
        port.onmessage = (event) => event.data.id === id && resolve(event.data);
        port.postMessage({ type: "command", id, name, input });
      });
      outcomes.push(answer.error?.code ?? answer.type);
    }
    // The page's own script takes the next one.
    window.postMessage("page-ready", window.location.origin);
    return outcomes;
  }, commands);
}

// The last one: Playwright waits for ever for a navigation that was begun, so the page is asked by way of main.
test("navigation, new windows and frames are denied", async () => {
  const url = page.url();
  const panels = `document.querySelectorAll("[data-panel] > *").length`;
  const shown = await askPage(room, url, panels);
  const opened = await page.evaluate((to) => {
    const answer = window.open(`${to}/opened`);
    const link = Object.assign(document.createElement("a"), { href: `${to}/linked`, target: "_blank" });
    document.body.append(link);
    link.click();
    const frame = Object.assign(document.createElement("iframe"), { src: `${to}/framed` });
    document.body.append(frame);
    window.location.href = `${to}/navigated`;
    return answer;
  }, stranger);
  expect(opened).toBeNull();
  await askPage(room, url, `window.location.href = "file:///etc/hostname"`);
  await askPage(room, url, `window.location.href = "app://elsewhere/wall/index.html"`);
  for (const _ of [1, 2, 3]) expect(await askPage(room, url, panels)).toBe(shown);
  const windows = await room.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  );
  expect(windows).toHaveLength(2);
  expect(windows).toContain(url);
  expect(asked).toEqual([]);
});
