/** One officer: how to reach them, whether they are on duty, and where their phone was last. */
import { useTranslation } from "react-i18next";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { positionOf } from "../../data/positions.ts";
import { useContacts } from "../../roster/contact.ts";
import { formatDistance } from "../../ui/distance.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { AgencyMark } from "../../ui/Shape.tsx";
import { textOf } from "../../ui/textOf.ts";
import { presenceOf } from "../roster/filter.ts";
import { CopyText } from "./CopyText.tsx";
import { Fact, Facts } from "./Facts.tsx";
import { Moment } from "./Moment.tsx";
import { Nearest } from "./Nearest.tsx";
import { formatPlace } from "./place.ts";

export function OfficerDetails({ id }: { id: string }) {
  const { rows, state } = useView("officers");
  const { t } = useTranslation("console");
  const officer = rows.find((row) => row.id === id);
  if (!officer) return <Nothing>{t(state === "loading" ? "loading" : "gone-officer")}</Nothing>;
  return <Officer officer={officer} />;
}

function Officer({ officer }: { officer: OfficerRow }) {
  const { t, i18n } = useTranslation("console");
  const city = useCityIndex();
  const zone = useRow("city")?.zone ?? "UTC";
  const contact = useContacts()(officer.id);
  const position = positionOf(officer.id);
  const presence = presenceOf(officer);
  const agency = city.agencies.get(officer.agency);
  return (
    <article data-details={officer.id}>
      <header className="details-head">
        <h3>
          {officer.name}
          <span className="details-status" data-presence={presence}>
            {t(`presence-${presence}`)}
          </span>
        </h3>
        <p>
          {agency && <AgencyMark shape={agency.shape} colour={agency.colour} />}
          <span>{agency ? textOf(agency.name, i18n.language) : officer.agency}</span>
        </p>
      </header>
      <Facts>
        <Fact name={t("phone")}>
          <CopyText text={officer.phone} what={t("phone")} />
        </Fact>
        {officer.dutySince !== null && (
          <Fact name={t("duty-since")}>
            <Moment at={officer.dutySince} zone={zone} />
          </Fact>
        )}
        <Fact name={t("crew")}>{officer.crew}</Fact>
        <Fact name={t("post")}>{officer.post}</Fact>
        <Fact name={t("number")}>
          <CopyText text={officer.id} what={t("number")} />
        </Fact>
        <Fact name={t("last-position")}>
          {contact.at === null || !position ? (
            t("no-position")
          ) : (
            <>
              <Moment at={contact.at} zone={zone} />
              {contact.silent && <p className="details-warning">{t("silent")}</p>}
              <CopyText text={formatPlace(position.place)} what={t("place")} />
              {Number.isFinite(position.accuracyM) && (
                <p>{t("accuracy", { distance: formatDistance(position.accuracyM, i18n.language) })}</p>
              )}
            </>
          )}
        </Fact>
      </Facts>
      {position && <Nearest place={position.place} />}
    </article>
  );
}
