import { useTranslation } from "react-i18next";
import { useRow, useView } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatMoment } from "../../ui/time.ts";
import { Fact, Facts } from "./Facts.tsx";
import { Moment } from "./Moment.tsx";

/** An official warning: what it says, how grave it is, and until when it stands. */
export function WarningDetails({ id }: { id: string }) {
  const { t, i18n } = useTranslation("sources");
  const row = useView("warnings").rows.find((warning) => warning.id === id);
  const zone = useRow("city")?.zone ?? "UTC";
  if (!row) return <p className="details-words">{t("warning-over")}</p>;
  const words = [row.headline, row.description, row.instruction].map((text) => textOf(text, i18n.language));
  return (
    <article data-details={row.id}>
      <header className="details-head">
        <h3>
          {row.exercise && `${t("exercise")} · `}
          {textOf(row.event, i18n.language)}
        </h3>
      </header>
      {words
        .filter((text) => text !== "")
        .map((text) => (
          <p key={text} className="details-words" dir="auto">
            {text}
          </p>
        ))}
      <Facts>
        <Fact name={t("severity")}>{t(`severity-${row.severity}`)}</Fact>
        <Fact name={t("urgency")}>{t(`urgency-${row.urgency}`)}</Fact>
        <Fact name={t("certainty")}>{t(`certainty-${row.certainty}`)}</Fact>
        <Fact name={t("expires")}>{formatMoment(row.expiresAt, zone, i18n.language)}</Fact>
        {row.onsetAt !== null && (
          <Fact name={t("onset")}>{formatMoment(row.onsetAt, zone, i18n.language)}</Fact>
        )}
        <Fact name={t("sent")}>
          <Moment at={row.sentAt} zone={zone} />
        </Fact>
        <Fact name={t("sender")}>{row.sender}</Fact>
        {row.areas !== "" && (
          <Fact name={t("areas")} long>
            {row.areas}
          </Fact>
        )}
      </Facts>
    </article>
  );
}
