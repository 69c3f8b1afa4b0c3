/**
 * Writes a ZIP of which every byte follows from the names and contents in it: nothing compressed, no times, no rights
 * (APPNOTE.TXT 4.3 and 4.4). Whoever checks it need trust no part of the container. Up to 4 GiB.
 */
import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";

export interface ArchivedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** More than the form can say. */
export class ArchiveTooLarge extends Error {
  override readonly name = "ArchiveTooLarge";
  constructor() {
    super("expected an archive of at most 4 GiB and 65535 files");
  }
}

const mostBytes = 0xffff_ffff;
const mostFiles = 0xffff;

export class Archive {
  private readonly file: FileHandle;
  private readonly list: Buffer[] = [];
  private at = 0;

  constructor(file: FileHandle) {
    this.file = file;
  }

  async add(path: string, content: Uint8Array | Iterable<Uint8Array>): Promise<ArchivedFile> {
    const name = Buffer.from(path, "utf8");
    const begin = this.at;
    const digest = createHash("sha256");
    let crc = 0;
    let bytes = 0;
    this.at += 30 + name.length;
    for (const part of content instanceof Uint8Array ? [content] : content) {
      digest.update(part);
      crc = crc32(part, crc);
      bytes += part.length;
      if (this.at + part.length > mostBytes) throw new ArchiveTooLarge();
      await this.write(part, this.at);
      this.at += part.length;
    }
    if (this.list.length === mostFiles) throw new ArchiveTooLarge();
    const common = commonHead(name, crc, bytes);
    await this.write(Buffer.concat([number(0x04034b50), common, name]), begin);
    const [madeBy, afterCommon] = [Buffer.from([20, 0]), Buffer.alloc(10)];
    this.list.push(Buffer.concat([number(0x02014b50), madeBy, common, afterCommon, number(begin), name]));
    return { path, sha256: digest.digest("hex"), bytes };
  }

  /** Nothing is added after it. */
  async end(): Promise<void> {
    const list = Buffer.concat(this.list);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.list.length, 8);
    end.writeUInt16LE(this.list.length, 10);
    end.writeUInt32LE(list.length, 12);
    end.writeUInt32LE(this.at, 16);
    await this.write(Buffer.concat([list, end]), this.at);
  }

  private async write(bytes: Uint8Array, position: number): Promise<void> {
    for (let from = 0; from < bytes.length; ) {
      const { bytesWritten } = await this.file.write(bytes, from, bytes.length - from, position + from);
      from += bytesWritten;
    }
  }
}

/** Version 2.0, names in UTF-8, stored, on the first day that the form knows. */
function commonHead(name: Uint8Array, crc: number, bytes: number): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(0x0800, 2);
  head.writeUInt16LE(0x21, 8);
  head.writeUInt32LE(crc, 10);
  head.writeUInt32LE(bytes, 14);
  head.writeUInt32LE(bytes, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
