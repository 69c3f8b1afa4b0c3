/** Somebody who could go, with the reasons for and against: a person judges. */
import { useTranslation } from "react-i18next";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { silentAfterMs } from "../../roster/contact.ts";
import { formatDistance } from "../../ui/distance.ts";
import { AgencyMark } from "../../ui/Shape.tsx";
import { formatAge } from "../../ui/time.ts";
import type { Candidate } from "./choose.ts";

export interface CandidateRowProps {
  readonly candidate: Candidate;
  readonly ticked: boolean;
  readonly cursor: boolean;
  readonly onPress: () => void;
}

export function CandidateRow({ candidate, ticked, cursor, onPress }: CandidateRowProps) {
  const { t, i18n } = useTranslation("incidents");
  const { t: ui } = useTranslation("ui");
  const city = useCityIndex();
  const { officer, name, crew, post, distanceM, travelS, positionAgeMs, activeOrders } = candidate;
  const agency = city.agencies.get(candidate.agency);
  const reasons = [
    {
      good: candidate.rightAgency,
      text: candidate.rightAgency ? t("reason-agency") : t("reason-other-agency"),
    },
    { good: candidate.onDuty, text: candidate.onDuty ? t("reason-on-duty") : t("reason-off-duty") },
    {
      good: activeOrders === 0,
      text: activeOrders === 0 ? t("reason-free") : t("reason-busy", { count: activeOrders }),
    },
    {
      good: positionAgeMs !== null && positionAgeMs < silentAfterMs,
      text:
        positionAgeMs === null
          ? t("reason-no-position")
          : t("reason-position", { time: formatAge(positionAgeMs, ui) }),
    },
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and the keys
    <div
      className="candidate"
      role="option"
      tabIndex={-1}
      aria-selected={ticked}
      data-officer={officer}
      data-cursor={cursor}
      onClick={onPress}
    >
      <span className="candidate-tick">{ticked && <TickMark />}</span>
      <p>
        {agency && <AgencyMark shape={agency.shape} colour={agency.colour} />}
        <strong>{name}</strong>
        <span>
          {crew} · {post}
        </span>
        <b>
          {formatDistance(distanceM, i18n.language)}
          {travelS !== null && ` · ${t("travel", { time: formatAge(travelS * 1000, ui) })}`}
        </b>
      </p>
      <p>
        {reasons.map(({ good, text }) => (
          <span key={text} className="candidate-reason" data-good={good}>
            {text}
          </span>
        ))}
      </p>
    </div>
  );
}

function TickMark() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M3 8.5l3.5 3.5L13 4.5" fill="none" stroke="currentcolor" strokeWidth="2" />
    </svg>
  );
}
