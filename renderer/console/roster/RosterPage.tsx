/** All officers: who is on duty, who should be, how to reach them, and when each was last heard. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { type CityIndex, useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { type Contact, useContacts } from "../../roster/contact.ts";
import { orderOfficers } from "../../roster/order.ts";
import { Age } from "../../ui/Age.tsx";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { AgencyMark } from "../../ui/Shape.tsx";
import { select, useSelection } from "../../ui/selection.ts";
import { Chip } from "../Chip.tsx";
import { OfficerDetails } from "../details/OfficerDetails.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Shown } from "../list/Shown.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import { SearchField } from "../SearchField.tsx";
import { everyOfficer, filterOfficers, presenceOf, presences } from "./filter.ts";
import "../directory.css";
import "./roster-page.css";

const columns = ["name", "agency", "crew", "post", "phone", "duty", "last-position"] as const;

export function RosterPage() {
  const { rows, state } = useView("officers");
  const city = useCityIndex();
  const { t } = useTranslation("console");
  const count = useCountFormat();
  const selection = useSelection();
  const contacts = useContacts();
  const { filter, setFilter, list, search } = useListFilter(everyOfficer);
  const shown = useMemo(() => orderOfficers(filterOfficers(rows, filter)), [rows, filter]);
  const chosen = selection?.kind === "officer" ? selection.id : null;
  usePageHandle({ list, search, showAll: () => setFilter(everyOfficer) });

  return (
    <div className="directory" data-wide="list">
      <Frame title={t("roster-title")} state={state} aside={<Shown shown={shown.length} all={rows.length} />}>
        <div className="directory-list">
          <div className="directory-filter">
            <div className="roster-filter">
              <SearchField
                field={search}
                label={t("search-officers")}
                value={filter.text}
                onChange={(text) => setFilter({ ...filter, text })}
              />
              <div className="directory-chips">
                {presences.map((presence) => (
                  <Chip
                    key={presence}
                    on={filter.presence === presence}
                    onPress={() =>
                      setFilter({ ...filter, presence: filter.presence === presence ? null : presence })
                    }
                  >
                    <b>{count(rows.filter((officer) => presenceOf(officer) === presence).length)}</b>
                    <span>{t(`presence-${presence}`)}</span>
                  </Chip>
                ))}
              </div>
              <div className="directory-chips">
                {[...city.agencies.values()].map((agency) => (
                  <Chip
                    key={agency.id}
                    on={filter.agency === agency.id}
                    onPress={() =>
                      setFilter({ ...filter, agency: filter.agency === agency.id ? null : agency.id })
                    }
                  >
                    <AgencyMark shape={agency.shape} colour={agency.colour} />
                    <b>{count(rows.filter((officer) => officer.agency === agency.id).length)}</b>
                    <span>{agency.short}</span>
                  </Chip>
                ))}
              </div>
            </div>
          </div>
          <Table columns="roster-columns" names={columns}>
            <FoundList
              ref={list}
              state={state}
              all={rows.length}
              none={t("roster-none")}
              items={shown}
              rowRem={1.9}
              label={t("roster-title")}
              chosen={chosen}
              onChoose={(officer) => select({ kind: "officer", id: officer.id })}
            >
              {(officer) => <OfficerLine officer={officer} city={city} contact={contacts(officer.id)} />}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <Frame title={t("details-officer")} state={state}>
        <Scroll key={chosen} label={t("details-officer")}>
          {chosen ? <OfficerDetails id={chosen} /> : <Nothing>{t("how-officer")}</Nothing>}
        </Scroll>
      </Frame>
    </div>
  );
}

function OfficerLine({ officer, city, contact }: { officer: OfficerRow; city: CityIndex; contact: Contact }) {
  const { t } = useTranslation("console");
  const agency = city.agencies.get(officer.agency);
  const presence = presenceOf(officer);
  return (
    <div
      className="roster-columns"
      data-presence={presence}
      data-silent={contact.silent && presence === "on"}
    >
      <strong>{officer.name}</strong>
      <span>
        {agency && <AgencyMark shape={agency.shape} colour={agency.colour} />}{" "}
        {agency?.short ?? officer.agency}
      </span>
      <span>{officer.crew}</span>
      <span>{officer.post}</span>
      <span>{officer.phone}</span>
      <span className="roster-duty">
        {t(`presence-${presence}`)}
        {presence === "on" && officer.dutySince !== null && (
          <>
            {" · "}
            <Age since={officer.dutySince} />
          </>
        )}
      </span>
      <span className="roster-last">{contact.at === null ? "–" : <Age since={contact.at} />}</span>
    </div>
  );
}
