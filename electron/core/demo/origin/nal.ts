/** NAL units: the byte stream of ITU-T H.264 Annex B, and emulation prevention (clause 7.4.1.1). */

/** Table 7-1, those that the footage holds. */
export const nalType = { slice: 1, idrSlice: 5, sei: 6, sps: 7, pps: 8 } as const;

export function typeOf(nal: Uint8Array): number {
  return (nal[0] ?? 0) & 0x1f;
}

/** The units of a byte stream, as views into it, without start codes and trailing zeros. */
export function splitByteStream(stream: Buffer): Buffer[] {
  const startCode = Buffer.from([0, 0, 1]);
  const units: Buffer[] = [];
  let start = stream.indexOf(startCode);
  while (start >= 0) {
    const next = stream.indexOf(startCode, start + 3);
    let end = next < 0 ? stream.length : next;
    while (end > start + 3 && stream[end - 1] === 0) end--;
    if (end > start + 3) units.push(stream.subarray(start + 3, end));
    start = next;
  }
  return units;
}

/** What follows a NAL unit's header byte, with emulation prevention taken out. */
export function payloadOf(nal: Uint8Array): Uint8Array {
  const payload = new Uint8Array(nal.length - 1);
  let length = 0;
  let zeros = 0;
  for (let index = 1; index < nal.length; index++) {
    const byte = nal[index]!;
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    payload[length++] = byte;
  }
  return payload.subarray(0, length);
}

/** A NAL unit from its header byte and payload: no start code can occur inside it. */
export function nalUnit(header: number, payload: Uint8Array): Uint8Array {
  const nal = new Uint8Array(payload.length + Math.ceil(payload.length / 2) + 2);
  nal[0] = header;
  let length = 1;
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      nal[length++] = 3;
      zeros = 0;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    nal[length++] = byte;
  }
  return nal.subarray(0, length);
}
