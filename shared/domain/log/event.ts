/**
 * What people write into the shift log, as events. An entry is never altered: a correction stands beside what was
 * written before. The subject of an entry and of all its corrections is the entry's id.
 */
import { z } from "zod";

/** More than a person writes in one go; what is longer is a document, and comes as an attachment. */
export const maxEntryLetters = 10_000;
export const maxTags = 12;
export const maxLinks = 20;

const id = z.string().min(1).max(80);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const epochMs = z.number().int().nonnegative();

/** In small letters, without spaces: `cuaca`, `gangguan-alat`. */
export const tagSchema = z.string().regex(/^[\p{Ll}\p{N}][\p{Ll}\p{N}-]{0,39}$/u);

export const linkKinds = ["incident", "camera", "officer"] as const;
export const entryLink = z.object({
  kind: z.enum(linkKinds),
  id,
  /** As it was called then. */
  name: z.string().max(200),
});
export type EntryLink = z.infer<typeof entryLink>;

/** What a file may be, by what it holds; the ending under which it is kept. */
export const attachmentTypes = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
  "video/mp4": "mp4",
  "text/plain": "txt",
} as const;
export type AttachmentType = keyof typeof attachmentTypes;

export const entryAttachment = z.object({
  sha256,
  type: z.enum(Object.keys(attachmentTypes) as [AttachmentType, ...AttachmentType[]]),
  bytes: z.number().int().positive(),
  /** What whoever attached it called it. A label: no file is ever named after it. */
  name: z.string().min(1).max(200),
});
export type EntryAttachment = z.infer<typeof entryAttachment>;

const said = {
  text: z.string().max(maxEntryLetters),
  tags: z.array(tagSchema).max(maxTags),
  links: z.array(entryLink).max(maxLinks),
  /** The station's wall clock. The event's own time may stand still while a clock that was put back catches up. */
  writtenAt: epochMs,
};

export const logBodies = {
  "log.written": z.object({
    ...said,
    template: id.nullable(),
    attachments: z.array(entryAttachment).max(50),
  }),
  "log.corrected": z.object({ ...said, reason: z.string().min(1).max(500) }),
} as const;

/** The name that a file may bear as a label: of a path its last step, without what a system or a reader takes for more. */
export function attachmentLabel(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .normalize("NFC")
    // Control characters, and those that turn the direction of writing (`txt.exe` as `exe.txt`).
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  return [...clean].slice(0, 120).join("") || "lampiran";
}

/** As tags are written: small letters, hyphens for what stands between; null where nothing is left. */
export function tagOf(typed: string): string | null {
  const tag = typed
    .trim()
    .toLowerCase()
    .replace(/^#/, "")
    .replace(/[^\p{Ll}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const parsed = tagSchema.safeParse([...tag].slice(0, 40).join("").replace(/-+$/, ""));
  return parsed.success ? parsed.data : null;
}
