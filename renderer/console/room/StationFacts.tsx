/** All that is known of one station. */
import { useTranslation } from "react-i18next";
import type { StationRow } from "../../../shared/contract/stations.ts";
import { useRow } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Fact, Facts } from "../details/Facts.tsx";
import { Moment } from "../details/Moment.tsx";
import { Skew } from "./Skew.tsx";
import { StandingMark } from "./StandingMark.tsx";
import { StorageFacts } from "./StorageFacts.tsx";
import { grouped, isSkewed, standingOf } from "./standing.ts";

export function StationFacts({ row, own }: { row: StationRow; own: StationRow | undefined }) {
  const { t } = useTranslation("room");
  const count = useCountFormat();
  const history = useRow("room")?.history ?? null;
  const zone = useRow("city")?.zone ?? "UTC";
  const reasons = Object.entries(row.refused).filter(([, number]) => number > 0);
  const isOther = row.version !== null && own?.version != null && row.version !== own.version;
  return (
    <article data-details={row.id}>
      <header className="details-head">
        <h3 dir="auto">{row.name}</h3>
      </header>
      <p className="details-words">{t(row.self ? "about-self" : `about-${standingOf(row)}`)}</p>
      {row.self && history && (
        <p className="details-words">{t(`about-history-${history.part}`, { percent: history.percent })}</p>
      )}
      {isSkewed(row) && <p className="details-words room-wrong">{t("clock-wrong")}</p>}
      {isOther && <p className="details-words">{t("version-other", { version: own?.version })}</p>}
      <Facts>
        <Fact name={t("state")}>
          <StandingMark row={row} />
        </Fact>
        <Fact name={t("version")}>{row.version ?? t("unknown")}</Fact>
        <Fact name={t("clock")}>
          <Skew row={row} />
        </Fact>
        <Fact name={t("behind")}>{t("events", { count: row.behind, number: count(row.behind) })}</Fact>
        <Fact name={t("queue")}>{t("events", { count: row.queue, number: count(row.queue) })}</Fact>
        {!row.self && (
          <Fact name={t("last-contact")}>
            {row.lastContactAt === null ? t("never") : <Moment at={row.lastContactAt} zone={zone} />}
          </Fact>
        )}
        <Fact name={t("own-events")}>{t("events", { count: row.events, number: count(row.events) })}</Fact>
        <Fact name={t("id")}>{row.id}</Fact>
        <Fact name={t("fingerprint")} long>
          {row.fingerprint === null ? (
            t("no-key")
          ) : (
            <code className="room-fingerprint">{grouped(row.fingerprint)}</code>
          )}
        </Fact>
        {reasons.map(([reason, number]) => (
          <Fact
            key={reason}
            name={t("refused-for", { reason: t(`reason-${reason}`, { defaultValue: reason }) })}
          >
            {count(number)}
          </Fact>
        ))}
      </Facts>
      {row.self && <StorageFacts zone={zone} />}
    </article>
  );
}
