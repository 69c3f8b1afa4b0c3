/** What is odd about an officer's day, with the evidence: a person says what it was. */
import { useTranslation } from "react-i18next";
import type { AttendanceFlagRow } from "../../../shared/contract/attendance.ts";
import type { Verdict } from "../../../shared/domain/attendance/flags.ts";
import { formatAge, formatTime } from "../../ui/time.ts";
import { usePeople } from "../incident/people.ts";

export interface FlagsProps {
  readonly flags: readonly AttendanceFlagRow[];
  readonly zone: string;
  readonly onJudge: (flag: AttendanceFlagRow, verdict: Verdict) => void;
}

export function Flags({ flags, zone, onJudge }: FlagsProps) {
  const { t } = useTranslation("attendance");
  const evidence = useEvidence(zone);
  const people = usePeople();
  return (
    <ul className="attendance-flags" aria-label={t("flags")}>
      {flags.map((flag) => (
        <li key={flag.id} data-flag={flag.kind} data-verdict={flag.verdict?.verdict ?? "none"}>
          <b>{t(`flag-${flag.kind}`)}</b>
          <p>{evidence(flag)}</p>
          {flag.verdict ? (
            <p className="attendance-said">
              {t(`verdict-${flag.verdict.verdict}`)} · {people.actor(flag.verdict.by)}
              {flag.verdict.reason && `: ${flag.verdict.reason}`}
            </p>
          ) : (
            <div className="attendance-acts">
              <button type="button" className="key-button" onClick={() => onJudge(flag, "justified")}>
                {t("verdict-justified")} <kbd>Ctrl Shift B</kbd>
              </button>
              <button type="button" className="key-button" onClick={() => onJudge(flag, "violation")}>
                {t("verdict-violation")} <kbd>Ctrl Shift K</kbd>
              </button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What was seen, in words and figures. */
export function useEvidence(zone: string): (flag: AttendanceFlagRow) => string {
  const { t, i18n } = useTranslation("attendance");
  const { t: ui } = useTranslation("ui");
  const people = usePeople();
  return (flag) => {
    const { kind, atMs, untilMs, distanceM, accuracyM, limit, kmh, device, others } = flag;
    const time = formatTime(atMs, zone, i18n.language);
    const lasted = formatAge((untilMs ?? atMs) - atMs, ui);
    const until = untilMs === null ? t("until-now") : formatTime(untilMs, zone, i18n.language);
    const whole = (number: number | null) => String(Math.round(number ?? 0));
    const seen = { time, until, lasted, limit, distance: whole(distanceM), accuracy: whole(accuracyM) };
    switch (kind) {
      case "post":
        return t("evidence-post", { ...seen });
      case "travel":
        return t("evidence-travel", { ...seen, kmh: whole(kmh) });
      case "device":
        return t("evidence-device", {
          ...seen,
          device: device ?? "",
          others: others.map(people.name).join(", "),
        });
      case "silent":
        return t("evidence-silent", { ...seen });
      case "away":
        return t("evidence-away", { ...seen });
    }
  };
}
