/** For tests: the smallest files of each kind. */
import { deflateSync } from "node:zlib";

const latin = (text: string) => Buffer.from(text, "latin1");

function box(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, content]);
}

function chunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, latin(name), content, Buffer.alloc(4)]);
}

const riff = Buffer.alloc(4);
riff.writeUInt32LE(12);

const made = {
  jpeg: Buffer.concat([
    latin("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
    latin("\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00abc\xff\x00def\xff\xd0ghi\xff\xd9"),
  ]),
  png: Buffer.concat([
    latin("\x89PNG\r\n\x1a\n"),
    chunk("IHDR", Buffer.alloc(13)),
    chunk("IDAT", deflateSync(Buffer.alloc(4))),
    chunk("IEND", Buffer.alloc(0)),
  ]),
  webp: Buffer.concat([latin("RIFF"), riff, latin("WEBPVP8 \0\0\0\0")]),
  pdf: latin("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"),
  mp4: Buffer.concat([
    box("ftyp", latin("isom\0\0\x02\0isomiso2")),
    box("moov", Buffer.alloc(8)),
    box("mdat", latin("x")),
  ]),
  text: Buffer.from("Pompa 2 mati pukul 06.10.\nSudah dilaporkan — teknisi menuju lokasi.\n"),
};
export const files = Object.fromEntries(
  Object.entries(made).map(([name, bytes]) => [name, Uint8Array.from(bytes)]),
) as Record<keyof typeof made, Uint8Array<ArrayBuffer>>;
