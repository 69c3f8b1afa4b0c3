/** How long there is until an incident must reach its next stage, or by how much it is late; ticks by itself. */
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../shared/contract/incidents.ts";
import { useNow } from "../ui/clock.ts";
import { formatAge, formatTime } from "../ui/time.ts";
import "./due.css";

export interface DueProps {
  readonly deadline: NonNullable<IncidentRow["deadline"]>;
}

export type Urgency = "late" | "near" | "later";

/** How long there is until a moment, or by how much it is past: `sisa 3 mnt`, `lewat 12 mnt`. Both in epoch ms. */
export function useDueWords(): (
  at: number,
  now: number,
) => { readonly text: string; readonly urgency: Urgency } {
  const { t } = useTranslation("incidents");
  const { t: ui } = useTranslation("ui");
  return (at, now) => {
    const late = now >= at;
    const time = formatAge(Math.abs(at - now), ui);
    return {
      text: t(late ? "late" : "left", { time }),
      urgency: late ? "late" : at - now < nearMs ? "near" : "later",
    };
  };
}

/** For a row. */
export function Due({ deadline }: DueProps) {
  const words = useDueWords();
  const { text, urgency } = words(deadline.at, useNow(1000));
  return (
    <span className="due" data-late={urgency === "late"} data-near={urgency === "near"}>
      {text}
    </span>
  );
}

/** For a page: what is to be reached, and by when or since when not. */
export function DueLine({ deadline, zone }: DueProps & { readonly zone: string }) {
  const { t, i18n } = useTranslation("incidents");
  const now = useNow(1000);
  const time = formatTime(deadline.at, zone, i18n.language);
  return (
    <p className="due-line">
      <span>{t(`stage-${deadline.stage}`)}</span> <Due deadline={deadline} />{" "}
      <span>{t(now >= deadline.at ? "late-since" : "due-at", { time })}</span>
    </p>
  );
}

/** From here on a person should hurry. */
const nearMs = 120_000;
