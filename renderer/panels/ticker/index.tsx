/** One calm line of what has just happened: page by page, the newest at once when it comes. */
import { useEffect, useReducer, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView, type ViewSnapshot } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { LinkAge } from "../../ui/LinkAge.tsx";
import { AgencyMark } from "../../ui/Shape.tsx";
import { textOf } from "../../ui/textOf.ts";
import { formatTime } from "../../ui/time.ts";
import type { PanelProps } from "../panel.ts";
import { NewsMark } from "./NewsMark.tsx";
import { type News, readNews } from "./news.ts";
import "./ticker.css";

/** Long enough to be read twice. */
const turnEveryMs = 9000;
/** How soon the clock alone makes news: something is late. */
const readEveryMs = 5000;

export default function TickerPanel(_props: PanelProps) {
  const incidents = useView("incidents");
  const { t } = useTranslation("ticker");
  const { t: ui } = useTranslation("ui");
  const news = useNews(incidents.rows);
  const page = usePage(news);
  const shown = news[page];
  return (
    <div className="ticker" data-state={incidents.state} data-news={news.length}>
      {shown ? (
        <NewsLine key={keyOf(shown)} news={shown} />
      ) : (
        <p className="ticker-none">{t(incidents.state === "loading" ? "loading" : "none")}</p>
      )}
      <p className="ticker-aside">
        {incidents.state === "stale" ? <span className="ticker-stale">{ui("not-fed")}</span> : <LinkAge />}
        {news.length > 1 && <span>{`${page + 1}/${news.length}`}</span>}
      </p>
    </div>
  );
}

function useNews(rows: ViewSnapshot<IncidentRow>["rows"]): readonly News[] {
  const now = useNow(readEveryMs);
  const [news, read] = useReducer(
    (known: readonly News[], [incidents, at]: [readonly IncidentRow[], number]) => {
      const found = readNews(known, incidents, at);
      return isSame(known, found) ? known : found;
    },
    [],
  );
  useEffect(() => read([rows, now]), [rows, now]);
  return news;
}

/** Which of the news is shown: in turn, but what has just come is shown at once. */
function usePage(news: readonly News[]): number {
  const [page, setPage] = useState(0);
  const newest = news[0] && keyOf(news[0]);
  const before = useRef(newest);
  useEffect(() => {
    if (before.current !== newest) setPage(0);
    before.current = newest;
    const timer = setInterval(() => setPage((last) => last + 1), turnEveryMs);
    return () => clearInterval(timer);
  }, [newest]);
  return page % Math.max(1, news.length);
}

function NewsLine({ news }: { news: News }) {
  const { kind, at, incident } = news;
  const city = useCityIndex();
  const zone = useRow("city")?.zone ?? "UTC";
  const { t, i18n } = useTranslation("ticker");
  const category = city.categories.get(incident.category);
  const agency = city.agencies.get(incident.agency);
  const district = incident.district && (city.districts.get(incident.district)?.name ?? incident.district);
  return (
    <p className="ticker-line" data-kind={kind} data-incident={incident.id}>
      <time dateTime={new Date(at).toISOString()}>{formatTime(at, zone, i18n.language)}</time>
      <span className="ticker-kind">
        <NewsMark kind={kind} /> {t(`kind-${kind}`)}
      </span>
      <strong>
        {agency && <AgencyMark shape={agency.shape} colour={agency.colour} />}{" "}
        {category ? textOf(category.name, i18n.language) : incident.category}
      </strong>
      <span className="ticker-place" dir="auto">
        {[district, incident.address].filter(Boolean).join(" · ")}
      </span>
    </p>
  );
}

function keyOf({ kind, at, incident }: News): string {
  return `${kind} ${incident.id} ${at}`;
}

function isSame(one: readonly News[], other: readonly News[]): boolean {
  return (
    one.length === other.length &&
    one.every((news, n) => {
      const same = other[n] as News;
      return news.incident === same.incident && news.kind === same.kind && news.at === same.at;
    })
  );
}
