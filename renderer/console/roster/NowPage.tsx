/** All officers: who is on duty, who should be, what each is doing, how to reach them, and when each was last heard. */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { type CityIndex, useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { type Contact, useContacts } from "../../roster/contact.ts";
import { orderOfficers } from "../../roster/order.ts";
import { Age } from "../../ui/Age.tsx";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { AgencyMark } from "../../ui/Shape.tsx";
import { select, useSelection } from "../../ui/selection.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatTime } from "../../ui/time.ts";
import { OfficerDetails } from "../details/OfficerDetails.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Shown } from "../list/Shown.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { everyOfficer, filterOfficers, presenceOf } from "./filter.ts";
import { OfficerWork } from "./OfficerWork.tsx";
import { OrderDialog } from "./OrderDialog.tsx";
import { RosterFilters } from "./RosterFilters.tsx";
import { type Channel, openChannel, SpeakDialog } from "./SpeakDialog.tsx";
import { ViewSwitch } from "./ViewSwitch.tsx";
import { type Work, workByOfficer } from "./work.ts";
import "../directory.css";
import "./roster-page.css";

const columns = [
  ...(["name", "agency", "crew", "post", "shift", "doing"] as const),
  ...(["phone", "duty", "last-position"] as const),
] as const;
const none: readonly Work[] = [];

export function NowPage({ desk, onView }: PageProps & { readonly onView: () => void }) {
  const { rows, state } = useView("officers");
  const incidents = useView("incidents").rows;
  const city = useCityIndex();
  const roster = useRow("rosterCity");
  const { t } = useTranslation("console");
  const { t: duty } = useTranslation("duty");
  const selection = useSelection();
  const contacts = useContacts();
  const { filter, setFilter, list, search } = useListFilter(everyOfficer);
  const [dialog, setDialog] = useState<"order" | Channel | null>(null);
  const shown = useMemo(
    () => orderOfficers(filterOfficers(rows, filter, roster?.officerSkills)),
    [rows, filter, roster],
  );
  const work = useMemo(() => workByOfficer(incidents), [incidents]);
  const chosen = selection?.kind === "officer" ? selection.id : null;
  const officer = useMemo(() => rows.find(({ id }) => id === chosen), [rows, chosen]);
  const hasRadio = officer !== undefined && city.agencies.get(officer.agency)?.radio !== undefined;
  const speak = (channel: Channel) => {
    if (!officer || (channel === "radio" && !hasRadio)) return;
    openChannel(channel, officer.phone);
    setDialog(channel);
  };
  const acts = {
    call: () => speak("phone"),
    chat: () => speak("whatsapp"),
    radio: () => speak("radio"),
    dispatch: () => officer && setDialog("order"),
  };
  usePageHandle({
    list,
    search,
    showAll: () => setFilter(everyOfficer),
    toggleView: onView,
    incident: (act) => acts[act as keyof typeof acts]?.(),
  });
  const close = () => setDialog(null);

  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("roster-title")}
        state={state}
        aside={<Shown shown={shown.length} all={rows.length} />}
        tools={<ViewSwitch view="now" />}
      >
        <div className="directory-list">
          <div className="directory-filter">
            <RosterFilters officers={rows} filter={filter} onFilter={setFilter} search={search} />
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
              onChoose={({ id }) => select({ kind: "officer", id })}
            >
              {(each) => (
                <OfficerLine
                  officer={each}
                  city={city}
                  contact={contacts(each.id)}
                  work={work.get(each.id) ?? none}
                />
              )}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <Frame title={t("details-officer")} state={state}>
        <Scroll key={chosen} label={t("details-officer")}>
          {chosen ? (
            <>
              {officer && (
                <div className="roster-tools" role="toolbar" aria-label={duty("call")}>
                  <button type="button" className="key-button" onClick={acts.call}>
                    {duty("call")} <kbd>P</kbd>
                  </button>
                  <button type="button" className="key-button" onClick={acts.chat}>
                    {duty("chat")} <kbd>W</kbd>
                  </button>
                  <button type="button" className="key-button" disabled={!hasRadio} onClick={acts.radio}>
                    {duty("radio")} <kbd>Y</kbd>
                  </button>
                  <button type="button" className="key-button" onClick={acts.dispatch}>
                    {duty("order")} <kbd>O</kbd>
                  </button>
                </div>
              )}
              <OfficerDetails id={chosen} />
              {officer && <OfficerWork officer={officer} work={work.get(officer.id) ?? none} desk={desk} />}
            </>
          ) : (
            <Nothing>{t("how-officer")}</Nothing>
          )}
        </Scroll>
      </Frame>
      {dialog === "order" && officer && <OrderDialog officer={officer} onClose={close} />}
      {dialog !== null && dialog !== "order" && officer && (
        <SpeakDialog
          officer={officer}
          channel={dialog}
          incident={work.get(officer.id)?.[0]?.incident.id ?? null}
          onClose={close}
        />
      )}
    </div>
  );
}

interface OfficerLineProps {
  readonly officer: OfficerRow;
  readonly city: CityIndex;
  readonly contact: Contact;
  readonly work: readonly Work[];
}

function OfficerLine({ officer, city, contact, work }: OfficerLineProps) {
  const { t, i18n } = useTranslation("console");
  const { t: duty } = useTranslation("duty");
  const { t: incidents } = useTranslation("incidents");
  const zone = useRow("city")?.zone ?? "UTC";
  const shifts = useRow("rosterCity")?.shifts;
  const agency = city.agencies.get(officer.agency);
  const presence = presenceOf(officer);
  const [first] = work;
  const category = first && city.categories.get(first.incident.category);
  const shift = shifts?.find(({ id }) => id === officer.shift?.id);
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
      <span>
        {officer.shift
          ? `${shift ? textOf(shift.name, i18n.language) : officer.shift.id} –${formatTime(officer.shift.endsAt, zone, i18n.language)}`
          : "–"}
      </span>
      <span className="roster-doing" data-doing={first?.incident.id}>
        {first ? (
          <>
            <b>{category ? textOf(category.name, i18n.language) : first.incident.category}</b>
            {` · ${incidents(`order-${first.order.state}`)}`}
            {work.length > 1 && ` ${duty("doing-more", { number: work.length - 1 })}`}
            {first.incident.address && ` · ${first.incident.address}`}
          </>
        ) : (
          "–"
        )}
      </span>
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
