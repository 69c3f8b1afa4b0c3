/** Which shift passes from whom to whom. */
import { useTranslation } from "react-i18next";
import type { DutyRow, HandoverRow } from "../../../shared/contract/handover.ts";
import { useRow } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatTime } from "../../ui/time.ts";

type Shift = DutyRow["ending"];

export function ShiftHead({
  row: { ending, beginning, outgoing, incoming, missing },
}: {
  row: Pick<HandoverRow, "ending" | "beginning" | "outgoing" | "incoming" | "missing">;
}) {
  const { t } = useTranslation("handover");
  return (
    <div className="handover-shift">
      <Side
        name={t("side-outgoing")}
        person={outgoing?.name}
        shift={ending}
        isMissing={missing?.side === "outgoing"}
      />
      <span className="handover-arrow" aria-hidden="true">
        →
      </span>
      <Side
        name={t("side-incoming")}
        person={incoming?.name}
        shift={beginning}
        isMissing={missing?.side === "incoming"}
      />
    </div>
  );
}

function Side(props: { name: string; person: string | undefined; shift: Shift; isMissing: boolean }) {
  const { t, i18n } = useTranslation("handover");
  const zone = useRow("city")?.zone ?? "UTC";
  const { name, person, shift, isMissing } = props;
  const time = (ms: number) => formatTime(ms, zone, i18n.language);
  return (
    <div>
      <small className="handover-side">{name}</small>
      <strong className="handover-shift-person" data-missing={isMissing}>
        {isMissing ? t("missing-here") : (person ?? t("nobody-yet"))}
      </strong>
      <span className="handover-hours">
        {shift
          ? `${textOf(shift.name, i18n.language)} ${time(shift.startsAtMs)}–${time(shift.endsAtMs)}`
          : t("no-shift")}
      </span>
    </div>
  );
}
