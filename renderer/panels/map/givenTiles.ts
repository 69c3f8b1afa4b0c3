/**
 * For tests: the smallest tile archive there is, one tile of water over the whole world.
 * PMTiles version 3 (github.com/protomaps/PMTiles, spec/v3) around a Mapbox Vector Tile 2.1, both put together by hand.
 */

/** Answers the range requests of a reader as the app's protocol does; other requests go on to `next`. */
export function serveWater(next: typeof fetch): typeof fetch {
  const archive = waterArchive();
  return async (input, options) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.endsWith("basemap.pmtiles")) return next(input, options);
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(new Headers(options?.headers).get("range") ?? "") ?? [];
    const part = archive.slice(Number(from), Number(to) + 1);
    return new Response(part, { status: 206, headers: { "Content-Length": String(part.length) } });
  };
}

const headerBytes = 127;
const [noCompression, vectorTiles] = [1, 1];

function waterArchive(): Uint8Array<ArrayBuffer> {
  const tile = waterTile();
  // One entry: tile id 0, a run of one, its length, and the offset 0, which is written as 1.
  const directory = bytes(varint(1), varint(0), varint(1), varint(tile.length), varint(1));
  const metadata = new TextEncoder().encode("{}");
  const header = new DataView(new ArrayBuffer(headerBytes));
  new Uint8Array(header.buffer).set(new TextEncoder().encode("PMTiles"));
  header.setUint8(7, 3);
  const directoryAt = headerBytes;
  const metadataAt = directoryAt + directory.length;
  const tilesAt = metadataAt + metadata.length;
  [
    [directoryAt, directory.length],
    [metadataAt, metadata.length],
    [tilesAt, 0],
    [tilesAt, tile.length],
  ].forEach(([offset = 0, length = 0], index) => {
    header.setBigUint64(8 + 16 * index, BigInt(offset), true);
    header.setBigUint64(16 + 16 * index, BigInt(length), true);
  });
  for (const countAt of [72, 80, 88]) header.setBigUint64(countAt, 1n, true);
  header.setUint8(96, 1);
  header.setUint8(97, noCompression);
  header.setUint8(98, noCompression);
  header.setUint8(99, vectorTiles);
  [-180, -85, 180, 85].forEach((degrees, index) => {
    header.setInt32(102 + 4 * index, degrees * 1e7, true);
  });
  return bytes(new Uint8Array(header.buffer), directory, metadata, tile);
}

/** Layer `water` with one square from corner to corner. */
function waterTile(): Uint8Array {
  const side = 4096;
  const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);
  const moveTo = [9, 0, 0];
  const lineTo = [26, side, 0, 0, side, -side, 0];
  const geometry = bytes(
    ...[...moveTo, lineTo[0] as number].map(varint),
    ...lineTo.slice(1).map((value) => varint(zigzag(value))),
    varint(15),
  );
  const polygon = 3;
  const feature = bytes(field(3, 0), varint(polygon), block(4, geometry));
  const layer = bytes(
    block(1, new TextEncoder().encode("water")),
    block(2, feature),
    bytes(field(5, 0), varint(side)),
    bytes(field(15, 0), varint(2)),
  );
  return block(3, layer);
}

/** A length-delimited field of a protocol buffer. */
function block(number: number, content: Uint8Array): Uint8Array {
  return bytes(field(number, 2), varint(content.length), content);
}

function field(number: number, wireType: number): Uint8Array {
  return varint(number * 8 + wireType);
}

function varint(value: number): Uint8Array {
  const out: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  return Uint8Array.from([...out, rest]);
}

function bytes(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
