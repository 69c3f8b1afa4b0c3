/** The plan as a file: of the chosen officer, of the crew or agency that the filter lets through, or of everybody. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, type Day } from "../../../shared/domain/zone.ts";
import { Dialog } from "../Dialog.tsx";
import { SaveAs } from "../SaveAs.tsx";
import { useSend } from "../send.ts";
import type { OfficerFilter } from "./filter.ts";
import type { PlanItem } from "./PlanPage.tsx";
import { daysShown, dayText } from "./week.ts";
import "../send-form.css";

export interface RosterExportDialogProps {
  readonly item: PlanItem | undefined;
  readonly monday: Day;
  readonly plan: string | null;
  readonly filter: OfficerFilter;
  readonly onClose: () => void;
}

const formats = ["csv", "ics"] as const;
const weeks = [1, 4] as const;

export function RosterExportDialog({ item, monday, plan, filter, onClose }: RosterExportDialogProps) {
  const { t, i18n } = useTranslation("duty");
  const { ask, refusal } = useSend();
  const [isOne, setIsOne] = useState(false);
  const [count, setCount] = useState<(typeof weeks)[number]>(1);
  const until = addDays(monday, count * daysShown - 1);
  const one = isOne ? item?.officer : undefined;
  const whom = one?.name ?? filter.crew ?? filter.agency ?? t("take-out-everybody");
  const make = async (format: (typeof formats)[number]) => {
    const file = await ask("roster.export", {
      ...{ format, from: monday, until, plan, officer: one?.id ?? null },
      ...{ agency: one ? null : filter.agency, crew: one ? null : filter.crew },
      language: i18n.language === "en" ? "en" : "id",
    });
    return file && { name: file.name, content: file.text };
  };
  return (
    <Dialog title={t("take-out-title", { whom })} onClose={onClose}>
      <div className="send-form">
        <p>
          {dayText(monday, i18n.language, "long")} – {dayText(until, i18n.language, "long")}
        </p>
        <div className="plan-tools">
          {weeks.map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={count === each}
              onClick={() => setCount(each)}
            >
              <span>{t("take-out-weeks", { number: each })}</span>
            </button>
          ))}
          {item && (
            <button type="button" className="chip" aria-pressed={isOne} onClick={() => setIsOne(!isOne)}>
              <span>{t("take-out-one", { name: item.officer.name })}</span>
            </button>
          )}
        </div>
        <SaveAs
          formats={formats}
          label={(format) => t(`take-out-${format}`)}
          make={make}
          refusal={refusal}
          told={(name) => t("take-out-done", { name })}
        />
      </div>
    </Dialog>
  );
}
