import { bytesToHeader } from "pmtiles";
import { expect, it } from "vitest";
import { headerFault } from "./tiles.ts";

/** A header with its tiles at bytes 127 to 227. */
function header(change: (bytes: Buffer) => void = () => {}): Buffer {
  const bytes = Buffer.alloc(127);
  bytes.write("PMTiles", "latin1");
  bytes[7] = 3;
  bytes.writeBigUInt64LE(127n, 56);
  bytes.writeBigUInt64LE(100n, 64);
  bytes[99] = 1;
  change(bytes);
  return bytes;
}

it("takes a header that the pmtiles package reads alike", () => {
  const bytes = header();
  const read = bytesToHeader(Uint8Array.from(bytes).buffer);
  expect([read.specVersion, read.tileDataOffset, read.tileDataLength, read.tileType]).toEqual([
    3, 127, 100, 1,
  ]);
  expect(headerFault(bytes, 227)).toBeUndefined();
});

it("says what is wrong", () => {
  expect(headerFault(Buffer.from("<html>"), 6)?.expected).toContain("PMTiles archive");
  expect(headerFault(header().subarray(0, 50), 50)?.found).toBe("50 bytes");
  expect(
    headerFault(
      header((bytes) => bytes.writeUInt8(2, 7)),
      227,
    )?.found,
  ).toBe("version 2");
  expect(headerFault(header(), 200)?.found).toContain("cut short");
  expect(
    headerFault(
      header((bytes) => bytes.writeUInt8(2, 99)),
      227,
    )?.found,
  ).toBe("tile type 2");
});
