/**
 * The facts of one incident, large: what and where it is, how far, how old, how much time is left, who is on it and how
 * far away, and what was said of it last. In the spotlight it says how many more wait.
 */
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { IncidentRow, OrderRow } from "../../../shared/contract/incidents.ts";
import { isActive } from "../../../shared/domain/order/order.ts";
import { distanceM } from "../../../shared/domain/place.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { positionOf, useListeningToPositions } from "../../data/positions.ts";
import { Due } from "../../incident/Due.tsx";
import { StateMark } from "../../incident/StateMark.tsx";
import { Age } from "../../ui/Age.tsx";
import { useNow } from "../../ui/clock.ts";
import { formatDistance } from "../../ui/distance.ts";
import { useRowsThatFit } from "../../ui/fit.ts";
import { LinkAge } from "../../ui/LinkAge.tsx";
import { AgencyMark, PriorityMark } from "../../ui/Shape.tsx";
import { textOf } from "../../ui/textOf.ts";
import type { PanelProps } from "../panel.ts";
import { lastSaid } from "./lastSaid.ts";
import "./spotlight.css";

const settingsSchema = z.object({
  incident: z.string(),
  /** It is the wall's spotlight, and others may wait for it. */
  queue: z.boolean().default(false),
});

/** How soon a crew's distance is told anew. */
const distanceEveryMs = 2000;
const crewRem = 1.45;

export default function SpotlightPanel({ settings }: PanelProps) {
  const { incident: id, queue } = settingsSchema.parse(settings);
  const { rows, state } = useView("incidents");
  const { t } = useTranslation("spotlight");
  const incident = rows.find((row) => row.id === id);
  return (
    <section className="spotlight" data-spotlight={id} data-priority={incident?.priority} data-state={state}>
      <header className="spotlight-head">
        <h2>{t(queue ? "title" : "incident")}</h2>
        {state === "stale" && <span className="spotlight-stale">{t("ui:not-fed")}</span>}
        <LinkAge />
        {queue && <Waiting />}
      </header>
      {incident ? (
        <Facts key={id} incident={incident} />
      ) : (
        <p className="spotlight-nothing">{t(state === "loading" ? "loading" : "gone")}</p>
      )}
    </section>
  );
}

function Waiting() {
  const { rows } = useView("spotlights");
  const { t } = useTranslation("spotlight");
  const waiting = rows.filter(({ turn }) => turn > 0).length;
  const kept = rows.some((row) => row.turn === 0 && row.kept);
  return (
    <>
      {kept && <span className="spotlight-kept">{t("kept")}</span>}
      {waiting > 0 && <span className="spotlight-waiting">{t("waiting", { count: waiting })}</span>}
    </>
  );
}

function Facts({ incident }: { incident: IncidentRow }) {
  const { t, i18n } = useTranslation("spotlight");
  const { t: words } = useTranslation("incidents");
  const { t: reports } = useTranslation("reports");
  const city = useCityIndex();
  const { priority, state, deadline, receivedAt } = incident;
  const category = city.categories.get(incident.category);
  const agency = city.agencies.get(incident.agency);
  const district = incident.district && (city.districts.get(incident.district)?.name ?? incident.district);
  return (
    <div className="spotlight-facts">
      <h3>
        <PriorityMark priority={priority} label={reports(`priority-${priority}`)} />
        <span>{category ? textOf(category.name, i18n.language) : incident.category}</span>
      </h3>
      <p className="spotlight-place" dir="auto">
        {[incident.address, district].filter(Boolean).join(" · ") || words("no-address")}
      </p>
      <dl className="spotlight-figures">
        <div>
          <dt>{t("state")}</dt>
          <dd className="spotlight-state" data-state={state}>
            <StateMark state={state} /> {words(`state-${state}`)}
          </dd>
        </div>
        {deadline && (
          <div>
            <dt>{t(`deadline-${deadline.stage}`)}</dt>
            <dd>
              <Due deadline={deadline} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t("age")}</dt>
          <dd>
            <Age since={receivedAt} />
          </dd>
        </div>
        {agency && (
          <div className="spotlight-agency">
            <dt>{t("agency")}</dt>
            <dd>
              <AgencyMark shape={agency.shape} colour={agency.colour} /> {agency.short}
            </dd>
          </div>
        )}
      </dl>
      <Crew incident={incident} />
      <LastSaid incident={incident} />
    </div>
  );
}

/** Who is on it, the nearest first, with how far each is away. */
function Crew({ incident }: { incident: IncidentRow }) {
  useListeningToPositions();
  useNow(distanceEveryMs);
  const officers = useView("officers").rows;
  const { t, i18n } = useTranslation("spotlight");
  const { t: words } = useTranslation("incidents");
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, crewRem);
  const crew = incident.orders
    .filter(isActive)
    .map((order) => ({ order, metres: metresTo(incident, order) }))
    .sort((a, b) => (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY));
  if (crew.length === 0) return <p className="spotlight-nobody">{t("nobody")}</p>;
  // One line less where it must say how many it leaves out.
  const shown = crew.slice(0, crew.length > fit ? Math.max(1, fit - 1) : fit);
  return (
    <ul ref={box} className="spotlight-crew" style={{ flexBasis: `calc(${crew.length * crewRem}rem + 1px)` }}>
      {shown.map(({ order, metres }) => (
        <li key={order.id} data-order={order.state} style={{ height: `${crewRem}rem` }}>
          <span>{officers.find(({ id }) => id === order.officer)?.name ?? order.officer}</span>
          <span className="spotlight-order">{words(`order-${order.state}`)}</span>
          {order.state !== "on-scene" && metres !== null && <b>{formatDistance(metres, i18n.language)}</b>}
        </li>
      ))}
      {shown.length < crew.length && (
        <li style={{ height: `${crewRem}rem` }}>{t("crew-more", { count: crew.length - shown.length })}</li>
      )}
    </ul>
  );
}

/** Null where nobody knows where the officer is. */
function metresTo({ place }: IncidentRow, { officer }: OrderRow): number | null {
  const at = positionOf(officer)?.place;
  return at ? distanceM(at, place) : null;
}

function LastSaid({ incident }: { incident: IncidentRow }) {
  const about = useMemo(() => ({ incident: incident.id }), [incident.id]);
  const history = useView("history", about).rows;
  const { t } = useTranslation("spotlight");
  const note = lastSaid(history);
  const text = note?.text ?? incident.text;
  if (!text) return null;
  return (
    <p className="spotlight-said" dir="auto">
      <small>
        {t(note ? "note" : "report")} · <Age since={note?.at ?? incident.requestedAt} />
      </small>
      {text.slice(0, seenCharacters)}
    </p>
  );
}

/** More of a text never fits, and ten thousand characters cost. */
const seenCharacters = 400;
