import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../testing.ts";
import { UpdateRefused } from "./archive.ts";
import { download, isUpdateUrl, lookAt } from "./server.ts";
import { takeIn } from "./staging.ts";
import { made, newKey, platform, stagingIn } from "./testing.ts";

const { pem, key } = newKey();

/** A server of static files, as a city would put one up, and what was asked of it. */
async function serverOf(
  folder: string,
  answer?: (request: IncomingMessage, response: ServerResponse) => boolean,
) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.range ?? ""}`.trim());
    if (answer?.(request, response)) return;
    const bytes = readFileSync(join(folder, request.url!.slice("/live-room".length)));
    const [, first, last] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "") ?? [];
    const part = first ? bytes.subarray(Number(first), Number(last) + 1) : bytes;
    response.writeHead(first ? 206 : 200, {
      "content-type": "application/octet-stream",
      "content-length": part.length,
    });
    response.end(part);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/live-room`, asked };
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.catch((reason: unknown) => reason);
  if (!(error instanceof UpdateRefused)) throw new Error(`expected a refusal, found ${String(error)}`);
  return error.code;
}

it("takes what is newer, and goes on where a download ended", async () => {
  const folder = await temporaryFolder();
  const options = stagingIn(folder, [key]);
  await made(folder, "1.1.0", pem);
  const { url, asked } = await serverOf(folder);
  const offer = (await lookAt(url, options))!;
  expect(await lookAt(url, { ...options, newest: "1.1.0" })).toBeUndefined();
  const path = await download(url, offer, options.folder);
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, 100));
  expect(readFileSync(await download(url, offer, options.folder)).equals(whole)).toBe(true);
  expect(asked.at(-1)).toBe(`/live-room/${offer.file} bytes=100-${offer.bytes - 1}`);
  expect(await takeIn(path, options)).toMatchObject({ version: "1.1.0" });
});

it("refuses a server that lies about lengths, bytes and signatures", async () => {
  const folder = await temporaryFolder();
  const options = stagingIn(folder, [key]);
  await made(folder, "1.1.0", pem);
  const file = join(folder, `update-${platform}.json`);
  const told = JSON.parse(readFileSync(file, "utf8"));
  const { url } = await serverOf(folder);
  const offering = async (changes: object) => {
    writeFileSync(file, JSON.stringify({ ...told, ...changes }));
    const offer = await lookAt(url, options);
    return download(url, offer!, options.folder);
  };
  expect(await refusal(offering({ bytes: 10_000_000_000 }))).toBe("too-large");
  expect(await refusal(offering({ bytes: told.bytes + 10 }))).toBe("content");
  expect(await refusal(offering({ sha256: "0".repeat(64) }))).toBe("content");
  expect(await refusal(offering({ header: told.header.replace(/^.../, "AAA") }))).toBe("signature");
  expect(await refusal(offering({ file: "../secret" }))).toBe("unreadable");
});

it("refuses a server that sends more than was asked for, nothing, or is not there", async () => {
  const folder = await temporaryFolder();
  const options = stagingIn(folder, [key]);
  await made(folder, "1.1.0", pem);
  const { url } = await serverOf(folder, (request, response) => {
    if (!request.headers.range) return false;
    response.writeHead(200, { "content-type": "application/octet-stream" });
    response.end(Buffer.alloc(5_000_000));
    return true;
  });
  const offer = (await lookAt(url, options))!;
  expect(await refusal(download(url, offer, options.folder))).toBe("too-large");
  expect(await refusal(lookAt("http://127.0.0.1:9/", options))).toBe("unreachable");
});

it("asks over TLS, or this machine", () => {
  const urls = [
    "https://update.example.go.id/x",
    "http://127.0.0.1:80/",
    "http://localhost/x",
    "http://10.0.0.1/",
    "file:///x",
    "x",
  ];
  expect(urls.filter(isUpdateUrl)).toEqual(urls.slice(0, 3));
});
