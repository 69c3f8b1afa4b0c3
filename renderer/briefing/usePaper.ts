/** The briefing as it stands on the screen now, all of its pages together, for paper. */
import { useTranslation } from "react-i18next";
import type { BriefingPaper } from "../../shared/domain/briefing/content.ts";
import { type BriefingPage, briefingPages } from "../../shared/domain/briefing/pages.ts";
import { useRow } from "../data/core.ts";
import { useNow } from "../ui/clock.ts";
import { useLinkAge } from "../ui/LinkAge.tsx";
import { textOf } from "../ui/textOf.ts";
import { formatDay, formatTimeOfSecond, formatZone } from "../ui/time.ts";
import { type PageNow, pageHooks } from "./page.ts";

/** Undefined while a page of it is loading. */
export function usePaper(pages: readonly BriefingPage[]): BriefingPaper | undefined {
  const { t, i18n } = useTranslation("briefing");
  const { t: ui } = useTranslation("ui");
  const city = useRow("city");
  const room = useRow("room");
  const linkAge = useLinkAge();
  const now = useNow(1000);
  // All of them each time: hooks cannot come and go with the pages.
  const all = briefingPages.map((page): { page: BriefingPage } & PageNow => ({ page, ...pageHooks[page]() }));
  const shown = all.filter(({ page }) => pages.includes(page));
  if (!city || !room || shown.some(({ state }) => state === "loading")) return undefined;
  const { language } = i18n;
  const time = formatTimeOfSecond(now, city.zone, language);
  const title = t("paper-title", { city: textOf(city.name, language) });
  return {
    title,
    time: t("paper-time", {
      ...{ day: formatDay(now, city.zone, language), time, zone: formatZone(city.zone, language, now) },
    }),
    atMs: now,
    pages: shown.map((each) => ({
      page: each.page,
      title: t(`page-${each.page}`),
      stale: each.state === "stale" ? ui("not-fed") : linkAge,
      content: each.content,
    })),
    continued: t("paper-continued"),
    foot: t("paper-foot", { station: room.station }),
  };
}
