import type { TFunction } from "i18next";
import type { NoticeRow } from "../../shared/contract/rows.ts";

/** A notice in the interface's language; a code that has no text yet is shown as it is, never swallowed. */
export function noticeText(notice: NoticeRow, t: TFunction<"notices">): string {
  const raw = [notice.code, ...Object.values(notice.params)].join(" · ");
  const { count } = notice.params;
  // A number chooses between one and many; a text cannot.
  const params = count === undefined ? notice.params : { ...notice.params, count: Number(count) };
  return t(notice.code, { ...params, defaultValue: raw });
}
