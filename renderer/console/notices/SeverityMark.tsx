import { useTranslation } from "react-i18next";
import type { NoticeRow } from "../../../shared/contract/rows.ts";

/** An octagon for an error, a triangle for a warning, a circle for a word: told apart without colour. */
export function SeverityMark({ severity }: { severity: NoticeRow["severity"] }) {
  const { t } = useTranslation("console");
  return (
    <svg
      className="severity"
      data-severity={severity}
      viewBox="0 0 16 16"
      role="img"
      aria-label={t(`severity-${severity}`)}
    >
      {severity === "error" && <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />}
      {severity === "warning" && <path d="M8 1l7.5 14H.5z" />}
      {severity === "info" && <circle cx="8" cy="8" r="7" />}
      <path className="severity-sign" d={severity === "info" ? "M8 7v5M8 4v1.5" : "M8 5v4.5M8 11.5V13"} />
    </svg>
  );
}
