import { useTranslation } from "react-i18next";
import type { StationRow } from "../../../shared/contract/stations.ts";
import { type Standing, standingOf } from "./standing.ts";

const signs: Readonly<Record<Standing, string>> = {
  ...{ online: "●", "catching-up": "◐", offline: "○", training: "▷", stranger: "?", retired: "✕" },
};

/** By sign and word; how far one that catches up has come, as a bar. */
export function StandingMark({ row }: { row: StationRow }) {
  const { t } = useTranslation("room");
  const standing = standingOf(row);
  const share = Math.floor((row.progress ?? 0) * 100);
  return (
    <span className="room-standing" data-standing={standing}>
      <b aria-hidden="true">{signs[standing]}</b> {t(`standing-${standing}`)}
      {standing === "catching-up" && (
        <>
          <progress max={100} value={share} aria-label={t("standing-catching-up")} />
          <span>{share}%</span>
        </>
      )}
    </span>
  );
}
