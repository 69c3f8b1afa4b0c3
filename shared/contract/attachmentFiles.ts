/** Where attachments of the shift log are, below the station's data folder. */
import { type AttachmentType, attachmentTypes } from "../domain/log/event.ts";

export const attachmentsFolder = "attachments";

/** Named after what it holds: whoever has the event can tell whether the file is the one that it speaks of. */
export function attachmentFile(sha256: string, type: AttachmentType): string {
  return `${sha256}.${attachmentTypes[type]}`;
}
