import { useTranslation } from "react-i18next";
import type { IntakeSourceRow } from "../../../shared/contract/intake.ts";

const signs = { ok: "●", failing: "✕", never: "○" } as const;

/** How a source does, as a sign and a word: colour alone says nothing. */
export function StateMark({ row: { state, busy } }: { row: IntakeSourceRow }) {
  const { t } = useTranslation("sources");
  return (
    <span className="source-state" data-state={state}>
      <span aria-hidden="true">{signs[state]}</span> {t(`state-${state}`)}
      {busy && ` · ${t("busy")}`}
    </span>
  );
}
