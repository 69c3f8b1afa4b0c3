import { useTranslation } from "react-i18next";
import type { StationRow } from "../../../shared/contract/stations.ts";
import { isSkewed } from "./standing.ts";

/** How far a station's clock is from this one's, with its sign; beyond what is allowed, marked. */
export function Skew({ row }: { row: StationRow }) {
  const { t, i18n } = useTranslation("room");
  if (row.self) return <span>{t("clock-own")}</span>;
  if (row.state === "retired") return <span>–</span>;
  if (row.skewMs === null) return <span>{t("clock-unknown")}</span>;
  const seconds = new Intl.NumberFormat(i18n.language, {
    ...{ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" },
  }).format(row.skewMs / 1000);
  const wrong = isSkewed(row);
  return (
    <span className="room-skew" data-wrong={wrong}>
      {wrong && <b aria-hidden="true">▲ </b>}
      {t("clock-seconds", { seconds })}
    </span>
  );
}
