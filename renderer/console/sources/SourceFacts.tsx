import { useTranslation } from "react-i18next";
import type { IntakeSourceRow } from "../../../shared/contract/intake.ts";
import { useRow } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Fact, Facts } from "../details/Facts.tsx";
import { Moment } from "../details/Moment.tsx";
import { StateMark } from "./StateMark.tsx";

/** All about one source: when it was asked, how it went, and what was wrong last. */
export function SourceFacts({ row }: { row: IntakeSourceRow }) {
  const { t } = useTranslation("sources");
  const zone = useRow("city")?.zone ?? "UTC";
  const count = useCountFormat();
  const moment = (at: number | null) => (at === null ? t("never") : <Moment at={at} zone={zone} />);
  const { fault, lastAttemptAt, lastSuccessAt, unmapped } = row;
  return (
    <article data-details={row.id}>
      <header className="details-head">
        <h3>{row.name}</h3>
      </header>
      <Facts>
        <Fact name={t("state")}>
          <StateMark row={row} />
        </Fact>
        <Fact name={t("last-success")}>{moment(lastSuccessAt)}</Fact>
        <Fact name={t("last-attempt")}>{moment(lastAttemptAt)}</Fact>
        <Fact name={t("host")}>{row.host}</Fact>
        <Fact name={t("asked")}>{t("every", { seconds: row.everySeconds })}</Fact>
        <Fact name={t("accepted")}>{count(row.accepted)}</Fact>
        <Fact name={t("refused")}>{count(row.refused)}</Fact>
        {row.kind === "open311" && <Fact name={t("waiting")}>{count(row.waiting)}</Fact>}
        {unmapped.length > 0 && (
          <Fact name={t("unmapped")} long>
            {unmapped.join(", ")}
          </Fact>
        )}
        {fault && (
          <Fact name={t("last-fault")} long>
            <p className="source-fault">{t(`fault-${fault.code}`)}</p>
            <p>{fault.detail}</p>
            {moment(fault.at)}
          </Fact>
        )}
      </Facts>
    </article>
  );
}
