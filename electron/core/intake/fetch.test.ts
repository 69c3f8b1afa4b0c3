import { gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import {
  type Answerer,
  endless,
  type Peer,
  say,
  startPeer,
  startRawPeer,
} from "../../../tests/peers/intake-server.ts";
import { boundedFetch } from "./fetch.ts";

const json = /^application\/json$/;
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function peer(answer: Answerer): Promise<Peer> {
  const started = await startPeer(answer);
  open.push(started);
  return started;
}

async function raw(answer: string): Promise<string> {
  const started = await startRawPeer(answer);
  open.push(started);
  return started.url;
}

const fetched = (url: string, more: Partial<Parameters<typeof boundedFetch>[0]> = {}) =>
  boundedFetch({ url, types: json, maxBytes: 1000, ...more }).then(String);

it("brings the body, and the credentials to its own origin", async () => {
  const { url, requests } = await peer((_, response) =>
    say(response, "application/json; charset=utf-8", "[1]"),
  );
  expect(await fetched(`${url}/requests.json?page=1`, { authorization: "Bearer x" })).toBe("[1]");
  expect(requests).toMatchObject([
    { method: "GET", path: "/requests.json", headers: { authorization: "Bearer x" } },
  ]);
});

it("sends a form", async () => {
  const { url, requests } = await peer((_, response) => say(response, "application/json", "{}"));
  await fetched(url, { form: new URLSearchParams({ status: "closed", status_notes: "Selesai & bersih" }) });
  expect(requests[0]).toMatchObject({
    method: "POST",
    body: "status=closed&status_notes=Selesai+%26+bersih",
  });
});

it("reads no more than it may, whatever was announced or not", async () => {
  const flood = await peer((_, response) => endless(response, "application/json"));
  await expect(fetched(flood.url)).rejects.toMatchObject({ code: "too-large" });
  const announced = await peer((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": 200 * 1024 * 1024 });
    response.write("[");
  });
  await expect(fetched(announced.url)).rejects.toMatchObject({
    code: "too-large",
    detail: "209715200 B > 1000 B",
  });
});

it("says when an answer is not as long as it was announced", async () => {
  const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  const short = await raw(`${head}Content-Length: 100\r\n\r\n[1]`);
  await expect(fetched(short)).rejects.toMatchObject({ code: "length", detail: "100 B ≠ 3 B" });
  const long = await raw(`${head}Content-Length: 3\r\n\r\n[1]${"x".repeat(500)}`);
  await expect(fetched(long)).rejects.toMatchObject({ code: "length" });
});

it("goes on to where the same server points, to no other, and not for ever", async () => {
  const other = await peer((_, response) => say(response, "application/json", "[]"));
  const start = await peer(({ path }, response) => {
    if (path === "/there") return say(response, "application/json", "[2]");
    const location = { "/": "/there", "/away": `${other.url}/`, "/loop": "/loop", "/bad": "http://" }[path]!;
    return void response.writeHead(302, { location }).end();
  });
  expect(await fetched(start.url)).toBe("[2]");
  const redirected = { code: "redirect" };
  await expect(fetched(`${start.url}/away`, { authorization: "Basic c2VjcmV0" })).rejects.toMatchObject({
    ...redirected,
    detail: `${start.url} → ${other.url}`,
  });
  await expect(fetched(`${start.url}/loop`)).rejects.toMatchObject(redirected);
  await expect(fetched(`${start.url}/bad`)).rejects.toMatchObject(redirected);
  await expect(fetched(start.url, { form: new URLSearchParams() })).rejects.toMatchObject(redirected);
  expect(other.requests).toEqual([]);
});

it.each([
  ["another type", { "content-type": "text/html" }, "text/html"],
  ["no type", {}, "?"],
  [
    "a packed answer",
    { "content-type": "application/json", "content-encoding": "gzip" },
    "content-encoding: gzip",
  ],
])("refuses %s", async (_, headers, detail) => {
  const { url } = await peer(
    (_request, response) => void response.writeHead(200, headers).end(gzipSync("[]")),
  );
  await expect(fetched(url)).rejects.toMatchObject({ code: "content-type", detail });
});

it("says what the server answered, that it answers nothing, or that nobody is there", async () => {
  const broken = await peer((_, response) => say(response, "application/json", "{}", 503));
  await expect(fetched(broken.url)).rejects.toMatchObject({
    code: "http-status",
    detail: "503 Service Unavailable",
  });
  const silent = await peer(() => {});
  await expect(fetched(silent.url, { timeoutMs: 50 })).rejects.toMatchObject({ code: "timeout" });
  const slow = await peer((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const dripping = setInterval(() => response.write(" "), 10);
    response.on("close", () => clearInterval(dripping));
  });
  await expect(fetched(slow.url, { timeoutMs: 100 })).rejects.toMatchObject({ code: "timeout" });
  const gone = await startPeer(() => {});
  await gone.close();
  await expect(fetched(`${gone.url}/x?api_key=secret`)).rejects.toMatchObject({
    code: "unreachable",
    detail: expect.not.stringContaining("secret"),
  });
});
