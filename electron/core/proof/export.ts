/**
 * Takes a log out so that anybody can check it: events line by line as they are signed, the files that they speak of by
 * their hashes, a signed list of all that, and the verifier itself (resources/verify/verify.mjs).
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import canonicalize from "canonicalize";
import { attachmentFile } from "../../../shared/contract/attachmentFiles.ts";
import { pictureFile } from "../../../shared/contract/pictureFiles.ts";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import type { AttachmentType } from "../../../shared/domain/log/event.ts";
import type { Head } from "../../../shared/domain/proof/event.ts";
import { keepFile } from "../keptFile.ts";
import type { LogRepository } from "../store/log.ts";
import { Archive, type ArchivedFile } from "./archive.ts";
import type { Signer } from "./signer.ts";

/** An event whose place and hash are proven, and whose content is kept back. */
export type WithheldEvent = Pick<SealedEvent, "station" | "seq" | "prev" | "hash" | "signature"> & {
  readonly withheld: true;
};

export interface FileReader {
  /** Null for one that is not on this station. */
  attachment(sha256: string, type: AttachmentType): Promise<Uint8Array | null>;
  picture(sha256: string): Promise<Uint8Array | null>;
}

export interface ExportOptions {
  /** `log`: every event of every station. `evidence`: those about one subject. */
  readonly kind: "log" | "evidence";
  /** Station by station, each one's in order. */
  readonly events: Iterable<SealedEvent | WithheldEvent>;
  readonly heads: readonly Head[];
  readonly subject: string | null;
  readonly masked: boolean;
  readonly station: string;
  readonly city: { readonly code: string; readonly name: string };
  readonly madeBy: string;
  readonly madeAtMs: number;
  readonly appVersion: string;
  readonly signer: Signer | undefined;
  readonly files: FileReader;
  /** What is in it besides, for people. */
  readonly papers?: readonly { readonly path: string; readonly content: Uint8Array }[];
  readonly resourcesFolder: string;
}

export interface Exported {
  readonly events: number;
  readonly withheld: number;
  readonly bytes: number;
  /** Files that this station does not have. */
  readonly missing: number;
}

export const exportFormat = "live-room-log/1";
/** Lines are written so many bytes at a time. */
const partBytes = 256 * 1024;

/** Rejects with `FileNotKept` and `ArchiveTooLarge`. */
export async function writeExport(
  path: string,
  freeBytes: number | null,
  options: ExportOptions,
): Promise<Exported> {
  const verifier = await readFile(join(options.resourcesFolder, "verify", "verify.mjs"));
  let exported: Exported | undefined;
  await keepFile(
    path,
    async (file) => {
      const archive = new Archive(file);
      const written = { count: 0, withheld: 0, named: new Map<string, NamedFile>() };
      const events = await archive.add("events.jsonl", linesOf(options.events, written));
      const files: ArchivedFile[] = [];
      const missing: string[] = [];
      for (const [sha256, named] of [...written.named].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const content = await readNamed(sha256, named, options.files);
        if (content) files.push(await archive.add(pathOf(sha256, named), content));
        else missing.push(sha256);
      }
      for (const { path: name, content } of options.papers ?? [])
        files.push(await archive.add(name, content));
      files.push(await archive.add("verify.mjs", new Uint8Array(verifier)));
      const { kind, subject, masked, station, city, madeBy, madeAtMs, appVersion, signer, heads } = options;
      const manifest = {
        ...{
          format: exportFormat,
          kind,
          subject,
          masked,
          station,
          city,
          madeBy,
          appVersion,
          heads,
          files,
          missing,
        },
        madeAt: new Date(madeAtMs).toISOString(),
        events: { sha256: events.sha256, count: written.count, withheld: written.withheld },
        publicKey: signer?.publicKey ?? null,
      };
      const text = `${canonicalize(manifest)}\n`;
      await archive.add("manifest.json", Buffer.from(text, "utf8"));
      await archive.add("manifest.sig", Buffer.from(signer?.signText("manifest", text) ?? "", "utf8"));
      await archive.end();
      exported = {
        ...{ events: written.count, withheld: written.withheld, missing: missing.length },
        bytes: (await file.stat()).size,
      };
    },
    freeBytes,
  );
  if (!exported) throw new Error("expected an export, found none");
  return exported;
}

/** Every event of every station. */
export function* wholeLog(log: Pick<LogRepository, "heads" | "sealed">): Generator<SealedEvent> {
  const atOnce = 1000;
  for (const { station, seq: last } of log.heads()) {
    for (let from = 1; from <= last; from += atOnce) {
      yield* log.sealed(station, from, Math.min(atOnce, last - from + 1));
    }
  }
}

type NamedFile = { readonly type: AttachmentType } | "picture";

interface Written {
  count: number;
  withheld: number;
  readonly named: Map<string, NamedFile>;
}

function* linesOf(events: Iterable<SealedEvent | WithheldEvent>, written: Written): Generator<Uint8Array> {
  let lines: string[] = [];
  let length = 0;
  for (const event of events) {
    const line = `${canonicalize(event)}\n`;
    lines.push(line);
    length += line.length;
    written.count += 1;
    if ("withheld" in event) written.withheld += 1;
    else for (const [sha256, named] of namedIn(event)) written.named.set(sha256, named);
    if (length < partBytes) continue;
    yield Buffer.from(lines.join(""), "utf8");
    lines = [];
    length = 0;
  }
  yield Buffer.from(lines.join(""), "utf8");
}

function namedIn({ kind, body }: SealedEvent): [string, NamedFile][] {
  const said = body as { attachments?: { sha256: string; type: AttachmentType }[]; sha256?: string };
  if (kind === "log.written") return (said.attachments ?? []).map(({ sha256, type }) => [sha256, { type }]);
  return kind === "incident.pictured" && said.sha256 ? [[said.sha256, "picture"]] : [];
}

function readNamed(sha256: string, named: NamedFile, files: FileReader): Promise<Uint8Array | null> {
  return named === "picture" ? files.picture(sha256) : files.attachment(sha256, named.type);
}

function pathOf(sha256: string, named: NamedFile): string {
  return named === "picture"
    ? `pictures/${pictureFile(sha256)}`
    : `attachments/${attachmentFile(sha256, named.type)}`;
}
