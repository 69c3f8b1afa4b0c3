/**
 * `app://room/…`: the pages and the city's files, instead of `file:`.
 *
 *     app://room/wall/index.html        a page out of the build
 *     app://room/city/<file>            one of the city's map files, with byte ranges for the tile archive
 *     app://room/pictures/<sha256>.jpg  a camera's picture out of an incident's record
 */
import { open } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { type ProtocolRequest, type ProtocolResponse, protocol, type Session } from "electron";

export const appOrigin = "app://room";

const contentTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".geojson": "application/geo+json",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".pmtiles": "application/vnd.pmtiles",
};

const recordPicture = /^[0-9a-f]{64}\.jpg$/;
const cityFiles = new Set(["districts.geojson", "basemap.geojson", "basemap.pmtiles"]);

/** Must be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: "app",
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

export interface AppFiles {
  /** The built pages. */
  readonly pagesFolder: string;
  readonly cityFolder: string;
  /** Pictures of incidents' records, each named by its hash. */
  /** Asked each time: a drill has its own. */
  readonly picturesFolder: () => string;
  /** The Content-Security-Policy of a page; awaited, since it lists the cameras' origins. */
  readonly policy: () => Promise<string>;
}

/**
 * By the older of Electron's two ways to answer, in whole buffers: `protocol.handle` brings up all of Node's `fetch` for
 * the first page, which waits for that longer than for anything else of ours.
 *
 * Resolves when the first page has the scripts that it asked for: while it compiles them, it asks main for nothing.
 */
export function serveApp(session: Session, files: AppFiles): Promise<void> {
  let unanswered = 0;
  return new Promise((resolve) => {
    session.protocol.registerBufferProtocol("app", (request, answer) => {
      unanswered += 1;
      void respond(request, files).then((given) => {
        answer(given);
        unanswered -= 1;
        if (unanswered === 0 && request.url.endsWith(".js")) resolve();
      });
    });
  });
}

async function respond(request: ProtocolRequest, files: AppFiles): Promise<Answer> {
  const { host, pathname } = new URL(request.url);
  const file = host === "room" && request.method === "GET" ? findFile(pathname, files) : undefined;
  if (file === undefined) return notFound;
  const policy = file.endsWith(".html") ? { "Content-Security-Policy": await files.policy() } : {};
  return readAnswer(file, rangeOf(request), policy).catch(() => notFound);
}

/** The file of a request's path; undefined for what we do not serve, whatever way it is written. */
export function findFile(
  pathname: string,
  { pagesFolder, cityFolder, picturesFolder }: Omit<AppFiles, "policy">,
): string | undefined {
  const path = decoded(pathname);
  if (path === undefined || /[\0\\]/.test(path)) return undefined;
  const city = /^\/city\/(.*)$/s.exec(path)?.[1];
  if (city !== undefined) return cityFiles.has(city) ? join(cityFolder, city) : undefined;
  const picture = /^\/pictures\/(.*)$/s.exec(path)?.[1];
  if (picture !== undefined) {
    return recordPicture.test(picture) ? join(picturesFolder(), picture) : undefined;
  }
  const file = join(pagesFolder, path);
  return file.startsWith(pagesFolder + sep) ? file : undefined;
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

interface Answer extends ProtocolResponse {
  readonly statusCode: number;
  readonly data: Buffer;
}

const notFound: Answer = { statusCode: 404, data: Buffer.alloc(0) };

function rangeOf({ headers }: ProtocolRequest): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === "range")?.[1];
}

/** Rejects where there is no such file. */
async function readAnswer(
  path: string,
  range: string | undefined,
  more: Record<string, string>,
): Promise<Answer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const headers = {
      "Content-Type": contentTypes[extname(path)] ?? "application/octet-stream",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-cache",
      ...more,
    };
    if (range === undefined) return { statusCode: 200, headers, data: await file.readFile() };
    const part = readRange(range, size);
    if (!part) {
      return { ...notFound, statusCode: 416, headers: { "Content-Range": `bytes */${size}` } };
    }
    const { start, end } = part;
    const data = Buffer.alloc(end - start + 1);
    await file.read(data, 0, data.length, start);
    const sent = { "Content-Range": `bytes ${start}-${end}/${size}`, "Content-Length": String(data.length) };
    return { statusCode: 206, headers: { ...headers, ...sent }, data };
  } finally {
    await file.close();
  }
}

/** One byte range of RFC 9110, 14.1.2, as first and last byte; undefined when it cannot be met. */
export function readRange(header: string, size: number): { start: number; end: number } | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return undefined;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end && start < size ? { start, end } : undefined;
}
