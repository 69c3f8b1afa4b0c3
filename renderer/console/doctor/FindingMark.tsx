import { useTranslation } from "react-i18next";
import type { FindingState } from "../../../shared/domain/doctor/finding.ts";

const signs = { ok: "✓", warning: "!", fault: "✕", unknown: "?" } as const;

/** A sign and a word: colour alone says nothing. */
export function FindingMark({ state }: { state: FindingState }) {
  const { t } = useTranslation("doctor");
  return (
    <span className="doctor-mark" data-state={state}>
      <b aria-hidden="true">{signs[state]}</b> {t(`state-${state}`)}
    </span>
  );
}
