/** What is wrong with a source or a file, under a code that screens have a text for. */
import type { SourceFaultCode } from "../../../shared/contract/intake.ts";

/** Quoted of what a stranger sent. */
const detailCharacters = 300;

export class SourceFault extends Error {
  override readonly name = "SourceFault";
  readonly code: SourceFaultCode;
  readonly detail: string;

  constructor(code: SourceFaultCode, detail: string) {
    const short = detail.slice(0, detailCharacters);
    super(`${code}: ${short}`);
    this.code = code;
    this.detail = short;
  }
}
