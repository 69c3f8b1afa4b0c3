/**
 * Whether a segment came whole. A server that breaks off in the middle of a file it is writing sends half a segment
 * with a length that fits: the browser then waits for the rest and takes the next segment for it.
 *
 * Sources: ISO/IEC 14496-12, 4.2 (a box begins with its length in 4 bytes, big endian; 1 means that 8 more bytes hold
 * it; 0 that it goes on to the end) and ISO/IEC 13818-1, 2.4.3.2 (188 bytes a packet, the first of them 0x47).
 */
const packetBytes = 188;
const packetSync = 0x47;
/** What a fragmented MP4 may begin with. */
const firstBoxes = new Set(["styp", "moof", "sidx", "emsg", "prft", "ftyp"]);

/** True as well for what is neither MP4 nor MPEG-TS: others will judge it. */
export function isWholeSegment(bytes: Uint8Array): boolean {
  if (bytes[0] === packetSync && bytes[packetBytes] === packetSync) return bytes.length % packetBytes === 0;
  if (!firstBoxes.has(String.fromCharCode(...bytes.subarray(4, 8)))) return true;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  while (offset + 8 <= bytes.length) {
    let length = view.getUint32(offset);
    if (length === 0) return true;
    if (length === 1) length = offset + 16 <= bytes.length ? Number(view.getBigUint64(offset + 8)) : 0;
    if (length < 8) return false;
    offset += length;
  }
  return offset === bytes.length;
}
