import type { Session } from "electron";
import { expect, it, vi } from "vitest";

vi.mock("electron", () => ({ protocol: {} }));
const { serveCameras } = await import("./cameraNetwork.ts");

const origins = [
  { origin: "https://a.example", authorization: "Basic YTpi" },
  { origin: "http://10.0.0.4:8888", authorization: null },
];

type Headers = Record<string, string | string[]>;
interface Answer {
  cancel?: boolean;
  requestHeaders?: Headers;
  responseHeaders?: Headers;
}
type Listener = (details: object, answer: (answer: Answer) => void) => void;

const listeners = new Map<string, Listener>();
const listen = (name: string) => (_filter: object, listener: Listener) => listeners.set(name, listener);
const webRequest = {
  onBeforeSendHeaders: listen("headers"),
  onHeadersReceived: listen("answer"),
};
let whenKnown: Promise<void> = Promise.resolve();
serveCameras({ webRequest } as unknown as Session, () => whenKnown.then(() => origins));

function ask(name: string, details: object): Promise<Answer> {
  return new Promise((resolve) => listeners.get(name)?.(details, resolve));
}

const isCancelled = async (url: string) =>
  (await ask("headers", { url, requestHeaders: {} })).cancel ?? false;

it("lets requests go to listed origins alone", async () => {
  expect(await isCancelled("https://a.example/x.m3u8")).toBe(false);
  for (const url of ["https://a.example.evil/x", "http://a.example/x", "http://10.0.0.4/x"])
    expect(await isCancelled(url), url).toBe(true);
});

it("has a request wait until origins are known", async () => {
  let know = () => {};
  whenKnown = new Promise((resolve) => {
    know = resolve;
  });
  const answered = vi.fn();
  const answer = isCancelled("https://a.example/x.m3u8").then(answered);
  await Promise.resolve();
  expect(answered).not.toHaveBeenCalled();
  know();
  await answer;
  expect(answered).toHaveBeenCalledWith(false);
});

it("gives each origin its own credentials, also after a redirect", async () => {
  const requestHeaders = { Accept: "*/*", Origin: "app://room" };
  const first = (await ask("headers", { url: "https://a.example/x", requestHeaders })).requestHeaders;
  expect(first).toEqual({ Accept: "*/*", Authorization: "Basic YTpi" });
  const redirected = await ask("headers", { url: "http://10.0.0.4:8888/x", requestHeaders: first });
  expect(redirected.requestHeaders).toEqual({ Accept: "*/*" });
});

it("answers for the server with our CORS header, once, and without its password prompt", async () => {
  const { responseHeaders } = await ask("answer", {
    url: "https://a.example/x",
    responseHeaders: {
      "Content-Type": ["video/mp4"],
      "access-control-allow-origin": ["*"],
      "WWW-Authenticate": ["Basic"],
    },
  });
  expect(responseHeaders).toEqual({
    "Content-Type": ["video/mp4"],
    "Access-Control-Allow-Origin": ["app://room"],
  });
});
