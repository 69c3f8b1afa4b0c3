/**
 * The figures in Prometheus' text format, on loopback alone. Loaded only where a port was given.
 *
 * Guarantees: nobody beside this machine's own programs reaches it: the socket is bound to 127.0.0.1, and a page that was
 * led here by another name (DNS rebinding) is refused.
 */
import { createServer } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Figure } from "./figures.ts";

export interface Endpoint {
  readonly port: number;
  close(): Promise<void>;
}

const ownName = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/** `port` 0 takes a free one. Rejects where the port is taken. */
export async function openEndpoint(port: number, read: () => readonly Figure[]): Promise<Endpoint> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const server = createServer(async (request, response) => {
    const answer = (status: number, text: string, type = "text/plain; charset=utf-8") => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(text);
    };
    if (!ownName.test(request.headers.host ?? ""))
      return answer(403, "expected to be asked by this machine\n");
    if (request.method !== "GET" || request.url !== "/metrics") return answer(404, "expected GET /metrics\n");
    for (const figure of read()) put(registry, figure);
    answer(200, await registry.metrics(), registry.contentType);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Anew each time: a series that is gone is not told on. */
function put(registry: Registry, { name, help, kind, values }: Figure): void {
  registry.removeSingleMetric(name);
  // One without a series would be told as nought.
  if (values.length === 0) return;
  const labelNames = Object.keys(values[0]?.labels ?? {});
  const metric = new (kind === "counter" ? Counter : Gauge)({
    name,
    help,
    labelNames,
    registers: [registry],
  });
  for (const { labels, value } of values) metric.inc(labels, value);
}
