/**
 * For tests: the server of somebody else. It answers as an Open311 GeoReport v2 server and a CAP feed do, or, on
 * demand, as one should not. What it was sent is kept.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createRawServer } from "node:net";

export interface KeptRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export type Answerer = (request: KeptRequest, response: ServerResponse) => void;

export interface Peer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly requests: KeptRequest[];
  answer: Answerer;
  close(): Promise<void>;
}

export async function startPeer(answer: Answerer): Promise<Peer> {
  const requests: KeptRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://peer");
    const request: KeptRequest = {
      ...{ method: incoming.method ?? "", path: pathname, query: searchParams, headers: incoming.headers },
      body: Buffer.concat(chunks).toString(),
    };
    requests.push(request);
    peer.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const peer: Peer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return peer;
}

export function say(response: ServerResponse, type: string, body: string | Buffer, status = 200): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

export const sayJson = (response: ServerResponse, value: unknown, status = 200) =>
  say(response, "application/json; charset=utf-8", JSON.stringify(value), status);

export const sayXml = (response: ServerResponse, text: string) => say(response, "application/cap+xml", text);

/** Writes for ever, as fast as it is read. */
export function endless(response: ServerResponse, type: string): void {
  response.writeHead(200, { "content-type": type });
  const chunk = Buffer.alloc(64 * 1024, "[");
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on("drain", more);
  more();
}

/** A server that answers every request with the same bytes, as no HTTP library would let it. */
export async function startRawPeer(
  answer: string,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createRawServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
