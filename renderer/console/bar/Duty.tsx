/** Who leads the shift now, always in sight. */
import { useTranslation } from "react-i18next";
import { useRow } from "../../data/core.ts";
import { formatTime } from "../../ui/time.ts";
import type { Desk } from "../actions/action.ts";
import { keyLabel } from "../keys.ts";
import { pageKey } from "../pages.ts";

export function Duty({ desk }: { desk: Desk }) {
  const duty = useRow("duty");
  const zone = useRow("city")?.zone ?? "UTC";
  const { t, i18n } = useTranslation("handover");
  if (!duty) return null;
  const { leader } = duty;
  return (
    <button type="button" className="key-button bar-duty" onClick={() => desk.goTo("handover")}>
      {t("duty")}{" "}
      <strong className="bar-leader" data-nobody={leader === null}>
        {leader ? leader.name : t("duty-nobody")}
      </strong>
      {leader && ` ${t("duty-since", { time: formatTime(leader.since, zone, i18n.language) })}`}{" "}
      <kbd>{keyLabel(pageKey("handover"), "")}</kbd>
    </button>
  );
}
