/**
 * The network layer between the pages and the cameras' servers: adds each origin's credentials on the way out
 * and the CORS headers on the way in, for listed origins alone. So no secret reaches a page, and no video byte
 * passes through JavaScript twice.
 */
import type { Session } from "electron";
import type { CameraOriginRow } from "../../shared/contract/rows.ts";
import { appOrigin } from "./protocol.ts";

/**
 * `origins()` is asked at each request, so that changes of the city's cameras apply at once; a request before they are
 * known waits.
 */
export function serveCameras(session: Session, origins: () => Promise<readonly CameraOriginRow[]>): void {
  const find = async (url: string) => {
    const { origin } = new URL(url);
    return (await origins()).find((row) => row.origin === origin);
  };
  const filter = { urls: ["http://*/*", "https://*/*"] };

  // Each listener costs every request a way through this process: what is not listed is stopped here, too.
  session.webRequest.onBeforeSendHeaders(filter, async (details, answer) => {
    const origin = await find(details.url);
    if (!origin) {
      answer({ cancel: true });
      return;
    }
    const requestHeaders = { ...details.requestHeaders };
    delete requestHeaders.Origin;
    // A redirect to another origin would carry the first one's credentials along.
    delete requestHeaders.Authorization;
    if (origin.authorization) requestHeaders.Authorization = origin.authorization;
    answer({ requestHeaders });
  });

  session.webRequest.onHeadersReceived(filter, (details, answer) => {
    const responseHeaders: Record<string, string[]> = {};
    for (const [name, value] of Object.entries(details.responseHeaders ?? {})) {
      const lower = name.toLowerCase();
      // A server's own CORS answer would be doubled, and its password prompt must not reach the wall.
      if (!lower.startsWith("access-control-") && lower !== "www-authenticate") {
        responseHeaders[name] = Array.isArray(value) ? value : [String(value)];
      }
    }
    responseHeaders["Access-Control-Allow-Origin"] = [appOrigin];
    answer({ responseHeaders });
  });
}
