/** What goes on about joining, above the stations: a code that is shown, who came in, or that this station asks. */
import { useTranslation } from "react-i18next";
import type { StationJoinRow, StationRow } from "../../../shared/contract/stations.ts";
import { useRow } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { formatTime } from "../../ui/time.ts";
import { grouped } from "./standing.ts";

export interface JoiningProps {
  readonly join: StationJoinRow | undefined;
  readonly rows: readonly StationRow[];
  /** This station is the only one. */
  readonly alone: boolean;
}

export function Joining({ join, rows, alone }: JoiningProps) {
  const { t, i18n } = useTranslation("room");
  const zone = useRow("city")?.zone ?? "UTC";
  const now = useNow(1000);
  const strangers = rows.filter(({ state }) => state === "stranger");
  const admitted = rows.find(({ id }) => id === join?.admitted);
  const isShown = join?.code != null && (join.until ?? 0) > now;
  return (
    <div className="room-joining" role="status">
      {isShown && join?.code && (
        <div className="room-code">
          <p>{t("code-how")}</p>
          <output>{grouped(join.code)}</output>
          <p>{t("code-until", { time: formatTime(join.until ?? now, zone, i18n.language) })}</p>
        </div>
      )}
      {!isShown && admitted && <p data-tone="good">✓ {t("came-in", { name: admitted.name })}</p>}
      {strangers.length > 0 && <p data-tone="warn">? {t("strangers", { count: strangers.length })}</p>}
      {join && join.asking !== "no" && (
        <p data-tone={join.asking === "refused" ? "warn" : "good"}>{t(`asking-${join.asking}`)}</p>
      )}
      {alone && !isShown && join?.asking === "no" && <p>{t("alone")}</p>}
    </div>
  );
}
