/** Asks at what speed and with whom, says once more what it means, and begins. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DrillReadinessRow, ScenarioRow } from "../../../shared/contract/training.ts";
import { type DrillSpeed, drillSpeeds } from "../../../shared/domain/training/clock.ts";
import { mostParticipants } from "../../../shared/domain/training/record.ts";
import { textOf } from "../../ui/textOf.ts";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSending } from "../useSending.ts";

export interface BeginDialogProps {
  readonly scenario: ScenarioRow;
  readonly readiness: DrillReadinessRow;
  readonly onClose: () => void;
}

export function BeginDialog({ scenario, readiness, onClose }: BeginDialogProps) {
  const { t, i18n } = useTranslation("training");
  const { send, refusal, asking } = useSending(onClose);
  const [speed, setSpeed] = useState<DrillSpeed>(1);
  const [names, setNames] = useState("");
  const participants = names
    .split(/[,;\n]/)
    .map((name) => name.trim().slice(0, 80))
    .filter((name) => name !== "")
    .slice(0, mostParticipants);
  return (
    <Dialog title={`${t("tool-begin")}: ${textOf(scenario.name, i18n.language)}`} onClose={onClose}>
      <SendForm
        submit={t("tool-begin")}
        refusal={refusal}
        ready={!asking}
        onSend={() => void send((ask) => ask("drill.begin", { scenario: scenario.id, speed, participants }))}
      >
        <label>
          <span>{t("begin-speed")}</span>
          <select
            data-first
            value={speed}
            onChange={(event) => {
              const chosen = drillSpeeds.find((each) => String(each) === event.target.value);
              if (chosen !== undefined) setSpeed(chosen);
            }}
          >
            {drillSpeeds.map((each) => (
              <option key={each} value={each}>
                {t("speed", { speed: each })}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t("begin-participants")}</span>
          <textarea
            rows={2}
            maxLength={2000}
            value={names}
            onChange={(event) => setNames(event.target.value)}
          />
        </label>
        <ul className="training-means">
          <li>{t("means-leaves")}</li>
          {!readiness.demo && (
            <li>{t("means-others", { urgent: readiness.urgentOpen, count: readiness.others })}</li>
          )}
          <li>{t("means-speed")}</li>
          <li>{t("means-end")}</li>
        </ul>
      </SendForm>
    </Dialog>
  );
}
