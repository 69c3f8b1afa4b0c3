/** Whether a file is a vector tile archive that the map can draw, by its header (PMTiles specification, version 3). */
import { open } from "node:fs/promises";

const headerBytes = 127;
const vectorTiles = 1;

export interface TilesFault {
  readonly expected: string;
  readonly found: string;
}

/** Undefined when the archive is usable. Throws what the file system throws. */
export async function tilesFault(file: string): Promise<TilesFault | undefined> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const header = Buffer.alloc(headerBytes);
    const { bytesRead } = await handle.read(header, 0, headerBytes, 0);
    return headerFault(header.subarray(0, bytesRead), size);
  } finally {
    await handle.close();
  }
}

export function headerFault(header: Buffer, fileBytes: number): TilesFault | undefined {
  const magic = header.subarray(0, 7).toString("latin1");
  if (magic !== "PMTiles") {
    return { expected: 'a PMTiles archive (begins with "PMTiles")', found: JSON.stringify(magic) };
  }
  if (header.length < headerBytes) {
    return { expected: `a header of ${headerBytes} bytes`, found: `${header.length} bytes` };
  }
  const version = header[7];
  if (version !== 3) return { expected: "PMTiles version 3", found: `version ${version}` };
  // Pairs of offset and length: root directory, metadata, leaf directories, tile data.
  for (const [name, at] of [
    ["root directory", 8],
    ["metadata", 24],
    ["leaf directories", 40],
    ["tiles", 56],
  ] as const) {
    const end = header.readBigUInt64LE(at) + header.readBigUInt64LE(at + 8);
    if (end > BigInt(fileBytes)) {
      return {
        expected: `${end} bytes (to the end of its ${name})`,
        found: `${fileBytes}: the archive is cut short`,
      };
    }
  }
  const tileType = header[99];
  if (tileType !== vectorTiles)
    return { expected: "vector tiles (MVT, type 1)", found: `tile type ${tileType}` };
  return undefined;
}
