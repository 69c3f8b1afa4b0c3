/** Slice headers, ITU-T H.264 clause 7.3.3: read so that a new slice can take the place of one, under its header. */
import { BitReader, BitWriter } from "./bits.ts";
import { nalType, nalUnit, payloadOf, typeOf } from "./nal.ts";
import { FootageUnusable, type PictureParameters, type SequenceParameters } from "./parameters.ts";

export interface SliceHeader {
  readonly firstMb: number;
  readonly isIntra: boolean;
  readonly frameNum: number;
  /** 1 means that no edge of the slice is filtered. */
  readonly disableDeblocking: number;
  /** Where slice_data begins, in bits of the payload. */
  readonly bitLength: number;
}

export function readSliceHeader(
  nal: Uint8Array,
  sequence: SequenceParameters,
  picture: PictureParameters,
): SliceHeader {
  const isIdr = typeOf(nal) === nalType.idrSlice;
  const isReference = ((nal[0]! >> 5) & 3) !== 0;
  // The longest header is far shorter, so the rest need not be unescaped.
  const reader = new BitReader(payloadOf(nal.subarray(0, 64)));
  const firstMb = reader.unsigned();
  const type = reader.unsigned() % 5;
  if (type !== 0 && type !== 2) throw new FootageUnusable(`expected I and P slices, found type ${type}`);
  reader.unsigned(); // pic_parameter_set_id
  const frameNum = reader.bits(sequence.frameNumBits);
  if (isIdr) reader.unsigned(); // idr_pic_id
  if (picture.redundantPicCnt) reader.unsigned();
  if (type === 0) {
    if (reader.flag()) reader.unsigned(); // num_ref_idx_active_override_flag
    if (reader.flag()) while (reader.unsigned() !== 3) reader.unsigned(); // ref_pic_list_modification
    if (picture.weightedPrediction) throw new FootageUnusable("expected no weighted prediction");
  }
  if (isReference) {
    if (isIdr) reader.bits(2);
    else if (reader.flag()) throw new FootageUnusable("expected sliding-window reference marking");
  }
  reader.signed(); // slice_qp_delta
  let disableDeblocking = 0;
  if (picture.deblockingControl) {
    disableDeblocking = reader.unsigned();
    if (disableDeblocking !== 1) {
      reader.signed();
      reader.signed();
    }
  }
  return { firstMb, isIntra: type === 2, frameNum, disableDeblocking, bitLength: reader.position };
}

/** A slice under the header of `original`, so that frame_num, idr_pic_id and all else stay right. */
export function replaceSliceData(
  original: Uint8Array,
  header: SliceHeader,
  expectedBytes: number,
  writeData: (writer: BitWriter) => void,
): Uint8Array {
  const reader = new BitReader(payloadOf(original.subarray(0, 64)));
  const writer = new BitWriter(expectedBytes + 32);
  while (reader.position < header.bitLength) writer.bit(reader.bit());
  writeData(writer);
  writer.trailing();
  return nalUnit(original[0]!, writer.finish());
}

/** A slice of a P picture that repeats the picture before: `count` times P_Skip (clause 7.4.4). */
export function skippedSlice(original: Uint8Array, header: SliceHeader, count: number): Uint8Array {
  return replaceSliceData(original, header, 8, (writer) => writer.unsigned(count));
}
