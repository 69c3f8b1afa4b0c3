/** Windows' form of an icon: several pictures of one thing in one file, each a PNG (since Windows Vista). */

/** In pixels. */
export const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512] as const;
export const windowsSizes = [16, 24, 32, 48, 64, 256] as const;

const headBytes = 6;
const entryBytes = 16;

/** Source: the ICONDIR of Microsoft's "The Evolution of the ICO File Format". `pictures`: square PNGs, 256 at the most. */
export function iconOf(pictures: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(headBytes + entryBytes * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, picture] of pictures.entries()) {
    const entry = headBytes + entryBytes * index;
    const size = widthOf(picture);
    // A byte: 0 stands for 256.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(picture.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += picture.length;
  }
  return Buffer.concat([head, ...pictures]);
}

/** Of a PNG, in pixels. */
export function widthOf(png: Uint8Array): number {
  return Buffer.from(png.buffer, png.byteOffset, png.byteLength).readUInt32BE(16);
}
