/** For tests: lines of a log. */
import type { LogBookRow, LogEntryVersion, LogRow } from "../../../shared/contract/shiftLog.ts";
import { groupOf } from "../../../shared/domain/log/group.ts";

const begunAt = Date.now() - 3_600_000;
const actor = "operator:ruang-1";

export function written(n: number, text: string, more: Partial<LogEntryVersion> = {}): LogRow {
  const at = begunAt + n * 60_000;
  const version = { text, tags: [], links: [], actor, writtenAt: at, reason: null, ...more };
  return {
    ...{ id: `st-1:${n}`, at, actor, kind: "log.written", group: "entry", subject: `L-${n}` },
    body: { text, tags: version.tags, links: version.links, template: null, attachments: [], writtenAt: at },
    entry: { attachments: [], versions: [version] },
  };
}

export function decided(
  n: number,
  kind: string,
  subject: string,
  body: Record<string, unknown> = {},
): LogRow {
  const at = begunAt + n * 60_000;
  return { id: `st-1:${n}`, at, actor, kind, group: groupOf(kind), subject, body, entry: null };
}

export const logBook: LogBookRow = {
  id: "log",
  templates: [
    {
      id: "cuaca",
      name: { id: "Cuaca", en: "Weather" },
      text: "**Cuaca** pukul\n- Langit:",
      tags: ["cuaca"],
    },
    {
      id: "kunjungan",
      name: { id: "Kunjungan", en: "Visit" },
      text: "**Kunjungan** dari",
      tags: ["kunjungan"],
    },
  ],
  ...{ largestAttachmentBytes: 20_000_000, mostAttachments: 5, tags: ["cuaca", "gangguan-alat"] },
  fingerprint: "0a1b-2c3d-4e5f-6071-8293-a4b5-c6d7-e8f9",
};
