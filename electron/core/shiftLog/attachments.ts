/**
 * Attachments of entries as files in the station's data folder, each named by the SHA-256 of what it holds, so that one
 * that is attached twice is there once.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { attachmentFile, attachmentsFolder } from "../../../shared/contract/attachmentFiles.ts";
import {
  type AttachmentType,
  attachmentLabel,
  type EntryAttachment,
} from "../../../shared/domain/log/event.ts";
import { bytesInMegabyte, type LogRules } from "../../../shared/domain/log/rules.ts";
import { keepFile, readKept, refusalOfFile } from "../keptFile.ts";
import { Refused } from "../live/serve.ts";
import { contentTypeOf } from "./contentType.ts";

/** For people who wonder what is taken. */
const taken = "JPEG, PNG, WebP, PDF, MP4, UTF-8";

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface AttachmentFiles {
  /** Looks at all of them before it keeps the first. Rejects with `Refused`. */
  keep(files: readonly GivenFile[]): Promise<EntryAttachment[]>;
  /** Null for one that is not here, or is not what its name says any more. */
  read(sha256: string, type: AttachmentType): Promise<Uint8Array<ArrayBuffer> | null>;
}

export function openAttachments(
  dataFolder: string,
  rules: LogRules["attachments"],
  freeBytes: () => number | null,
): AttachmentFiles {
  const folder = join(dataFolder, attachmentsFolder);
  const largest = rules.largestMegabytes * bytesInMegabyte;
  return {
    async keep(files) {
      if (files.length > rules.most) {
        throw new Refused({ code: "too-large", expected: String(rules.most), found: String(files.length) });
      }
      const attachments = files.map((file) => examined(file, largest));
      for (const [index, { sha256, type }] of attachments.entries()) {
        await keepFile(join(folder, attachmentFile(sha256, type)), files[index]!.bytes, freeBytes()).catch(
          (error) => {
            throw refusalOfFile(error);
          },
        );
      }
      return attachments;
    },
    read: (sha256, type) => readKept(join(folder, attachmentFile(sha256, type)), sha256),
  };
}

function examined({ name, bytes }: GivenFile, largest: number): EntryAttachment {
  const label = attachmentLabel(name);
  const { length } = bytes;
  if (length > largest) {
    throw new Refused({
      code: "too-large",
      expected: megabytes(largest),
      found: `${label}: ${megabytes(length)}`,
    });
  }
  const type = contentTypeOf(bytes);
  if (type === "unknown") throw new Refused({ code: "unknown-type", expected: taken, found: label });
  if (type === "mixed") throw new Refused({ code: "mixed-type", expected: taken, found: label });
  return { sha256: sha256Of(bytes), type, bytes: length, name: label };
}

function megabytes(bytes: number): string {
  return `${(bytes / bytesInMegabyte).toFixed(1)} MB`;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
