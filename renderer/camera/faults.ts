/** hls.js' errors as what a person can be told. */
import Hls, { type ErrorData } from "hls.js";
import type { TileFault } from "../../shared/domain/tile/health.ts";

const { ErrorDetails, ErrorTypes } = Hls;

const byDetails: Partial<Record<string, TileFault>> = {
  [ErrorDetails.MANIFEST_PARSING_ERROR]: "not-hls",
  [ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR]: "decode",
  [ErrorDetails.LEVEL_PARSING_ERROR]: "not-hls",
  [ErrorDetails.LEVEL_EMPTY_ERROR]: "not-hls",
  [ErrorDetails.MANIFEST_LOAD_TIMEOUT]: "timeout",
  [ErrorDetails.LEVEL_LOAD_TIMEOUT]: "timeout",
  [ErrorDetails.FRAG_LOAD_TIMEOUT]: "timeout",
  [ErrorDetails.FRAG_PARSING_ERROR]: "damaged",
  [ErrorDetails.FRAG_DECRYPT_ERROR]: "damaged",
  [ErrorDetails.BUFFER_APPEND_ERROR]: "damaged",
};

export function tileFault(error: ErrorData): TileFault {
  const status = error.response?.code ?? 0;
  if (status === 401 || status === 403) return "http-401";
  if (status === 404 || status === 410) return "http-404";
  if (status >= 400) return "http";
  // Half a file that was promised whole.
  if (error.frag && (error.frag.stats.loaded > 0 || status === 200)) return "damaged";
  const known = byDetails[error.details];
  if (known) return known;
  if (error.type === ErrorTypes.MEDIA_ERROR) return "decode";
  return "network";
}

/** The server itself is in trouble, not one camera of it: the others of its tiles had better wait. */
export function isServerTrouble(fault: TileFault): boolean {
  return fault === "network" || fault === "timeout" || fault === "http";
}
