/** What a server's own clock says, by the Date of its answer (RFC 9110, 6.6.1): to a second. */
import http from "node:http";
import https from "node:https";

const withinMs = 5000;

/** How far this machine's clock is ahead of the server's, ms; null where it does not say, or not soon. */
export function serverOffsetMs(origin: string, now: () => number): Promise<number | null> {
  return new Promise((resolve) => {
    const askedAt = now();
    // Whatever it answers has a date: the address need not be there, nor its certificate be trusted.
    const request = (origin.startsWith("https:") ? https : http).request(origin, {
      ...{ method: "HEAD", agent: false, timeout: withinMs, rejectUnauthorized: false },
    });
    request.on("response", (response) => {
      const servers = Date.parse(response.headers.date ?? "");
      response.resume();
      // The header is cut to the second, and was written half-way between question and answer.
      resolve(Number.isFinite(servers) ? (askedAt + now()) / 2 - (servers + 500) : null);
    });
    request.on("timeout", () => request.destroy(new Error("timeout")));
    request.on("error", () => resolve(null));
    request.end();
  });
}
