/**
 * Who is on duty: a line of figures for each agency, then the officers themselves, turned page by page where more
 * are on duty than fit.
 */
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { type CityIndex, useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { type Contact, useContacts } from "../../roster/contact.ts";
import { onDutyOrExpected } from "../../roster/order.ts";
import { useNow } from "../../ui/clock.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { useRowsThatFit } from "../../ui/fit.ts";
import { AgencyMark } from "../../ui/Shape.tsx";
import { formatAge } from "../../ui/time.ts";
import type { PanelProps } from "../panel.ts";
import "./roster.css";

const rowRem = 1.6;
const turnEveryMs = 12_000;

export default function RosterPanel(_props: PanelProps) {
  const { rows, state } = useView("officers");
  const city = useCityIndex();
  const { t } = useTranslation("roster");
  const contacts = useContacts();
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, rowRem);
  const shown = useMemo(() => onDutyOrExpected(rows), [rows]);
  const pages = Math.max(1, Math.ceil(shown.length / Math.max(1, fit)));
  const page = Math.floor(useNow(turnEveryMs) / turnEveryMs) % pages;
  const onDuty = shown.filter((officer) => officer.duty === "on");
  return (
    <Frame
      title={t("title")}
      state={state}
      aside={
        <span>
          {t("count", { count: onDuty.length })}
          {pages > 1 && ` · ${page + 1}/${pages}`}
        </span>
      }
    >
      <div className="roster">
        <Agencies officers={onDuty} city={city} />
        <ul ref={box} className="roster-list" data-officers={onDuty.length}>
          {shown.slice(page * fit, (page + 1) * fit).map((officer) => (
            <OfficerLine key={officer.id} officer={officer} city={city} contact={contacts(officer.id)} />
          ))}
          {shown.length === 0 && <Nothing>{state === "loading" ? t("loading") : t("none")}</Nothing>}
        </ul>
      </div>
    </Frame>
  );
}

function Agencies({ officers, city }: { officers: readonly OfficerRow[]; city: CityIndex }) {
  const count = useCountFormat();
  return (
    <ul className="roster-agencies">
      {[...city.agencies.values()].map((agency) => (
        <li key={agency.id}>
          <AgencyMark shape={agency.shape} colour={agency.colour} />
          <strong>{count(officers.filter((officer) => officer.agency === agency.id).length)}</strong>
          <span>{agency.short}</span>
        </li>
      ))}
    </ul>
  );
}

function OfficerLine({ officer, city, contact }: { officer: OfficerRow; city: CityIndex; contact: Contact }) {
  const { t } = useTranslation("roster");
  const { t: ui } = useTranslation("ui");
  const agency = city.agencies.get(officer.agency);
  const now = useNow(2000);
  const word =
    officer.duty !== "on"
      ? t("expected")
      : contact.at === null
        ? t("no-position")
        : contact.silent
          ? t("silent", { age: formatAge(now - contact.at, ui) })
          : formatAge(now - contact.at, ui);
  return (
    <li
      className="roster-officer"
      style={{ height: `${rowRem}rem` }}
      data-silent={contact.silent}
      data-duty={officer.duty}
    >
      {agency && <AgencyMark shape={agency.shape} colour={agency.colour} />}
      <span className="roster-name">{officer.name}</span>
      <span className="roster-contact">{word}</span>
    </li>
  );
}
