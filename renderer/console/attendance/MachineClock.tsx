/** The clock of a fingerprint machine that was wrong as it wrote a file: what is offered, and what a person decided. */
import { useTranslation } from "react-i18next";
import type { MachineFileRow } from "../../../shared/contract/attendance.ts";
import { formatAge, formatMoment } from "../../ui/time.ts";
import { usePeople } from "../incident/people.ts";
import { ReasonDialog } from "../roster/ReasonDialog.tsx";

/** What may be said of a file's clock: that it was ahead by so much, or that it was right after all. */
export interface Correction {
  readonly file: string;
  readonly name: string;
  readonly offsetMs: number;
}

/** Undefined where nothing is to be corrected. */
export function correctionOf({ id, name, clockOffMs, corrected }: MachineFileRow): Correction | undefined {
  if (corrected) return { file: id, name, offsetMs: 0 };
  return clockOffMs === null ? undefined : { file: id, name, offsetMs: clockOffMs };
}

export interface MachineClockProps {
  readonly file: MachineFileRow;
  readonly zone: string;
  readonly onCorrect: () => void;
}

export function MachineClock({ file, zone, onCorrect }: MachineClockProps) {
  const { t, i18n } = useTranslation("attendance");
  const { t: ui } = useTranslation("ui");
  const people = usePeople();
  const { corrected, clockOffMs } = file;
  const offsetMs = corrected?.offsetMs ?? clockOffMs ?? 0;
  const time = formatAge(Math.abs(offsetMs), ui);
  return (
    <section className="machine-clock" data-corrected={corrected != null}>
      <p>{t(offsetMs > 0 ? "clock-ahead" : "clock-behind", { time, number: String(file.clockSamples) })}</p>
      {corrected ? (
        <small>
          {t("clock-said", {
            who: people.actor(corrected.by),
            time: formatMoment(corrected.atMs, zone, i18n.language),
            reason: corrected.reason,
          })}
        </small>
      ) : (
        <p className="attendance-hint">{t("clock-offer")}</p>
      )}
      <button type="button" className="key-button" onClick={onCorrect}>
        {corrected ? t("clock-undo") : t("clock-correct", { time })} <kbd>Ctrl Shift B</kbd>
      </button>
    </section>
  );
}

export interface CorrectDialogProps {
  readonly correction: Correction;
  readonly onClose: () => void;
}

export function CorrectDialog({ correction: { file, name, offsetMs }, onClose }: CorrectDialogProps) {
  const { t } = useTranslation("attendance");
  const { t: ui } = useTranslation("ui");
  const time = formatAge(Math.abs(offsetMs), ui);
  const title = offsetMs === 0 ? t("clock-undo") : t("clock-correct", { time });
  return (
    <ReasonDialog
      {...{ title, onClose }}
      draft={`clock ${file} ${offsetMs}`}
      onSend={(ask, reason) => ask("attendance.correctMachine", { file, offsetMs, reason })}
    >
      <p>{name}</p>
    </ReasonDialog>
  );
}
