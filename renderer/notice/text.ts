import i18next, { type TFunction } from "i18next";
import type { NoticeRow } from "../../shared/contract/rows.ts";

/**
 * A notice in the interface's language; a code that has no text yet is shown as it is, never swallowed. A value that
 * each language names otherwise comes once for each: `scene@id`, `scene@en`.
 */
export function noticeText(notice: NoticeRow, t: TFunction<"notices">): string {
  const params = inLanguage(notice.params, i18next.language);
  const raw = [notice.code, ...Object.values(params)].join(" · ");
  const { count } = params;
  // A number chooses between one and many; a text cannot.
  const counted = count === undefined ? params : { ...params, count: Number(count) };
  return t(notice.code, { ...counted, defaultValue: raw });
}

function inLanguage(params: NoticeRow["params"], language: string): NoticeRow["params"] {
  const entries = Object.entries(params).flatMap(([name, value]) => {
    const [base = name, of] = name.split("@");
    return of === undefined || of === language ? [[base, value] as const] : [];
  });
  return Object.fromEntries(entries);
}
