/** What a shift came to, as the letter that the office uses in a shape of its own: colour never carries it alone. */
import { useTranslation } from "react-i18next";
import type { Mark as MarkName } from "../../../shared/domain/attendance/recap.ts";

/** Paths in a box of 16 by 16. */
const shapes: Record<MarkName, string> = {
  present: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
  late: "M8 2l6.5 12h-13z",
  early: "M8 14l6.5-12h-13z",
  "late-early": "M1.5 2h13L8 8l6.5 6h-13L8 8z",
  absent: "M2 4l2-2 4 4 4-4 2 2-4 4 4 4-2 2-4-4-4 4-2-2 4-4z",
  permission: "M2 2h12v12H2z",
  sick: "M6 2h4v4h4v4h-4v4H6v-4H2V6h4z",
  leave: "M2 5h12v6H2z",
  "field-duty": "M2 3l12 5-12 5 3-5z",
  unclear: "M8 1l7 7-7 7-7-7z",
  due: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12zm0 2a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
  extra: "M7 2h2v5h5v2H9v5H7V9H2V7h5z",
};

export function MarkShape({ mark }: { mark: MarkName }) {
  return (
    <svg className="mark attendance-shape" data-mark={mark} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[mark]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}

export function MarkText({ mark }: { mark: MarkName }) {
  const { t } = useTranslation("attendance");
  return (
    <span className="attendance-mark" data-mark={mark}>
      <MarkShape mark={mark} /> {t(`mark-${mark}`)}
    </span>
  );
}
