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
serveCameras({ webRequest } as unknown as Session, () => origins);

function ask(name: string, details: object): Answer {
  let given: Answer | undefined;
  listeners.get(name)?.(details, (answer) => {
    given = answer;
  });
  if (!given) throw new Error(`expected an answer to ${name}, found none`);
  return given;
}

it("lets requests go to listed origins alone", () => {
  const asked = (url: string) => ask("headers", { url, requestHeaders: {} }).cancel ?? false;
  expect(asked("https://a.example/x.m3u8")).toBe(false);
  for (const url of ["https://a.example.evil/x", "http://a.example/x", "http://10.0.0.4/x"])
    expect(asked(url), url).toBe(true);
});

it("gives each origin its own credentials, also after a redirect", () => {
  const requestHeaders = { Accept: "*/*", Origin: "app://room" };
  const first = ask("headers", { url: "https://a.example/x", requestHeaders }).requestHeaders;
  expect(first).toEqual({ Accept: "*/*", Authorization: "Basic YTpi" });
  const redirected = ask("headers", { url: "http://10.0.0.4:8888/x", requestHeaders: first });
  expect(redirected.requestHeaders).toEqual({ Accept: "*/*" });
});

it("answers for the server with our CORS header, once, and without its password prompt", () => {
  const { responseHeaders } = ask("answer", {
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
