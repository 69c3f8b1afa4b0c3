/** What is wrong in `liveroom.yaml` or in the environment: where, what was expected, and what was meant probably. */
import { z } from "zod";
import { faultCodes } from "../city/fault.ts";

export const settingFault = z.object({
  code: z.enum(faultCodes),
  /** The file's name, or the variable's. */
  file: z.string(),
  /** From 1; 0 for what is in no file. */
  line: z.number().int().min(0),
  /** As it was written. */
  key: z.string(),
  expected: z.string(),
  found: z.string(),
  /** The known key that is most like it. */
  nearest: z.string().nullable(),
  /** After an error nothing runs on it; what only is not known is passed over, and said. */
  severity: z.enum(["error", "warning"]),
});
export type SettingFault = z.infer<typeof settingFault>;

/** One line for a terminal. */
export function faultText({ file, line, key, expected, found, nearest }: SettingFault): string {
  const at = line > 0 ? `${file}:${line}` : file;
  const meant = nearest === null ? "" : ` Did you mean ${nearest}?`;
  return `${at}: ${key || "the file"}: expected ${expected}, found ${found}.${meant}`;
}
