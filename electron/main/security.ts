/** What a page may not do, after Electron's security checklist: everything that the room does not need. */
import { app, type Session, shell } from "electron";
import { isOutsideLink } from "../../shared/contract/outside.ts";
import { maxSceneTextBytes } from "../../shared/contract/sceneFiles.ts";
import type { ProgramLog } from "./programLog.ts";
import { appOrigin } from "./protocol.ts";

/** Every window's: what the page may do is left to Chromium's sandbox. */
export const lockedPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
} as const;

/** A URL's host may hold a semicolon, which would begin a directive of its own. */
const httpOrigin = /^https?:\/\/[\w.:[\]-]+$/;

/** The pages' policy. `origins` are the cameras' servers: hls.js speaks to them directly. */
export function contentPolicy(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    `connect-src ${["'self'", ...origins.filter((origin) => httpOrigin.test(origin))].join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** True for the main frame of one of our own pages: the only sender that main listens to. */
export function isOwnPage(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${appOrigin}/`);
}

/** What the room's pages hand over to be saved, and how large each kind may be. */
const savedBytes: Readonly<Record<string, number>> = {
  yaml: maxSceneTextBytes,
  ...{ csv: 64 * 1024 * 1024, m3u: 64 * 1024 * 1024, xlsx: 64 * 1024 * 1024, pdf: 64 * 1024 * 1024 },
};

/** A page may hand over to be saved what it made itself, as one of these kinds of file. */
function isOwnFile(item: { getURL(): string; getFilename(): string; getTotalBytes(): number }): boolean {
  const isOurs = item.getURL().startsWith(`blob:${appOrigin}/`);
  const [, kind = ""] = /^[\w.-]+\.(\w+)$/.exec(item.getFilename()) ?? [];
  return isOurs && Object.hasOwn(savedBytes, kind) && item.getTotalBytes() <= savedBytes[kind]!;
}

export function lockDown(session: Session, log: Pick<ProgramLog, "warning">): void {
  const tellFailure = (error: unknown) =>
    log.warning("an outside link was not opened", { reason: String(error) });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Where to, the system's dialog asks a person: a page never chooses.
  session.on("will-download", (event, item) => {
    if (!isOwnFile(item)) event.preventDefault();
  });
  app.on("web-contents-created", (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      // A call or a chat is the machine's own program's to open; no window of ours ever opens.
      if (isOutsideLink(url) && isOwnPage(contents.mainFrame)) {
        shell.openExternal(url).catch(tellFailure);
      }
      return { action: "deny" };
    });
    contents.on("will-navigate", (event) => event.preventDefault());
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
}
