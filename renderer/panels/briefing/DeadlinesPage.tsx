/** What breaks its deadline next, and what did already: the soonest first. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { Due } from "../../incident/Due.tsx";
import { useNow } from "../../ui/clock.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { useRowsThatFit } from "../../ui/fit.ts";
import { AgencyMark, PriorityMark } from "../../ui/Shape.tsx";
import { textOf } from "../../ui/textOf.ts";
import { nextToBreak } from "./deadlines.ts";

const rowRem = 1.9;
/** How soon one that broke moves out of the first places; its own line says so at once. */
const orderEveryMs = 5000;

export function DeadlinesPage() {
  const { t, i18n } = useTranslation("briefing");
  const { t: reports } = useTranslation("reports");
  const { rows, state } = useView("incidents");
  const city = useCityIndex();
  const now = useNow(orderEveryMs);
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, rowRem);
  const { next, broken } = nextToBreak(rows, now, fit);
  return (
    <div className="briefing-list">
      <p className="briefing-head" data-bad={broken > 0}>
        {t("broken", { count: broken })}
      </p>
      <ul ref={box}>
        {next.map(({ id, category, priority, agency, district, address, deadline }) => {
          const [known, of] = [city.categories.get(category), city.agencies.get(agency)];
          return (
            <li key={id} className="briefing-deadline" style={{ height: `${rowRem}rem` }}>
              <PriorityMark priority={priority} label={reports(`priority-${priority}`)} />
              <strong>{known ? textOf(known.name, i18n.language) : category}</strong>
              <Due deadline={deadline} />
              <span className="briefing-place" dir="auto">
                {[district && (city.districts.get(district)?.name ?? district), address]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <span className="briefing-agency">
                {of && <AgencyMark shape={of.shape} colour={of.colour} />} {of?.short ?? agency}
              </span>
            </li>
          );
        })}
        {next.length === 0 && <Nothing>{state === "loading" ? t("loading") : t("no-deadlines")}</Nothing>}
      </ul>
    </div>
  );
}
