/**
 * `app://room/…`: the pages and the city's files, instead of `file:`.
 *
 *     app://room/wall/index.html        a page out of the build
 *     app://room/city/<file>            one of the city's map files, with byte ranges for the tile archive
 */
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { Readable } from "node:stream";
import { protocol, type Session } from "electron";

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
  ".pmtiles": "application/vnd.pmtiles",
};

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
  /** The Content-Security-Policy of a page; awaited, since it lists the cameras' origins. */
  readonly policy: () => Promise<string>;
}

export function serveApp(session: Session, files: AppFiles): void {
  session.protocol.handle("app", async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === "room" && request.method === "GET" ? findFile(pathname, files) : undefined;
    if (file === undefined) return new Response(null, { status: 404 });
    const headers: Record<string, string> = file.endsWith(".html")
      ? { "Content-Security-Policy": await files.policy() }
      : {};
    return sendFile(file, request, headers);
  });
}

/** The file of a request's path; undefined for what we do not serve, whatever way it is written. */
export function findFile(
  pathname: string,
  { pagesFolder, cityFolder }: Pick<AppFiles, "pagesFolder" | "cityFolder">,
): string | undefined {
  const path = decoded(pathname);
  if (path === undefined || /[\0\\]/.test(path)) return undefined;
  const city = /^\/city\/(.*)$/s.exec(path)?.[1];
  if (city !== undefined) return cityFiles.has(city) ? join(cityFolder, city) : undefined;
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

async function sendFile(
  file: string,
  request: Request,
  more: Record<string, string> = {},
): Promise<Response> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : -1),
    () => -1,
  );
  if (size < 0) return new Response(null, { status: 404 });
  const headers = {
    "Content-Type": contentTypes[extname(file)] ?? "application/octet-stream",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
    ...more,
  };
  const range = request.headers.get("range");
  if (range === null) return new Response(new Uint8Array(await readFile(file)), { headers });
  const part = readRange(range, size);
  if (!part) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${size}` } });
  const body = Readable.toWeb(createReadStream(file, part)) as ReadableStream;
  return new Response(body, {
    status: 206,
    headers: {
      ...headers,
      "Content-Range": `bytes ${part.start}-${part.end}/${size}`,
      "Content-Length": String(part.end - part.start + 1),
    },
  });
}

/** One byte range of RFC 9110, 14.1.2, as first and last byte; undefined when it cannot be met. */
export function readRange(header: string, size: number): { start: number; end: number } | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return undefined;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end && start < size ? { start, end } : undefined;
}
