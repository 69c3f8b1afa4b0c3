/**
 * Sequence and picture parameter sets (ITU-T H.264 clauses 7.3.2.1 and 7.3.2.2) of what the footage is allowed to
 * be: constrained baseline, frames only, one slice group, picture order count type 2.
 */
import { BitReader } from "./bits.ts";
import { payloadOf } from "./nal.ts";

export class FootageUnusable extends Error {
  override readonly name = "FootageUnusable";
}

export interface SequenceParameters {
  /** As RFC 6381 says it: `avc1.42C00D`. */
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly widthMbs: number;
  readonly heightMbs: number;
  readonly frameNumBits: number;
  readonly pocType: number;
}

export interface PictureParameters {
  readonly redundantPicCnt: boolean;
  readonly weightedPrediction: boolean;
  readonly deblockingControl: boolean;
}

export function readSequenceParameters(nal: Uint8Array): SequenceParameters {
  const codec = `avc1.${Buffer.from(nal.subarray(1, 4)).toString("hex").toUpperCase()}`;
  const reader = new BitReader(payloadOf(nal));
  const profile = reader.bits(8);
  reader.bits(16);
  if (profile !== 66) throw new FootageUnusable(`expected baseline profile (66), found ${profile}`);
  reader.unsigned(); // seq_parameter_set_id
  const frameNumBits = reader.unsigned() + 4;
  const pocType = reader.unsigned();
  if (pocType !== 2) throw new FootageUnusable(`expected picture order count type 2, found ${pocType}`);
  reader.unsigned(); // max_num_ref_frames
  reader.flag(); // gaps_in_frame_num_value_allowed_flag
  const widthMbs = reader.unsigned() + 1;
  const heightMbs = reader.unsigned() + 1;
  if (!reader.flag()) throw new FootageUnusable("expected frames, found fields");
  reader.flag(); // direct_8x8_inference_flag
  const crop = reader.flag()
    ? [reader.unsigned(), reader.unsigned(), reader.unsigned(), reader.unsigned()]
    : [0, 0, 0, 0];
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  return {
    codec,
    // 4:2:0 frames: the cropping unit is two samples (equations 7-19 to 7-22).
    width: widthMbs * 16 - 2 * (left + right),
    height: heightMbs * 16 - 2 * (top + bottom),
    widthMbs,
    heightMbs,
    frameNumBits,
    pocType,
  };
}

export function readPictureParameters(nal: Uint8Array): PictureParameters {
  const reader = new BitReader(payloadOf(nal));
  reader.unsigned(); // pic_parameter_set_id
  reader.unsigned(); // seq_parameter_set_id
  if (reader.flag()) throw new FootageUnusable("expected CAVLC, found CABAC");
  reader.flag(); // bottom_field_pic_order_in_frame_present_flag
  if (reader.unsigned() !== 0) throw new FootageUnusable("expected one slice group");
  reader.unsigned(); // num_ref_idx_l0_default_active_minus1
  reader.unsigned(); // num_ref_idx_l1_default_active_minus1
  const weightedPrediction = reader.flag();
  reader.bits(2); // weighted_bipred_idc
  reader.signed(); // pic_init_qp_minus26
  reader.signed(); // pic_init_qs_minus26
  reader.signed(); // chroma_qp_index_offset
  const deblockingControl = reader.flag();
  reader.flag(); // constrained_intra_pred_flag
  return { weightedPrediction, deblockingControl, redundantPicCnt: reader.flag() };
}
