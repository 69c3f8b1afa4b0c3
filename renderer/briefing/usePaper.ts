/** The briefing as it stands on the screen now, all of its pages together, for paper. */
import { useTranslation } from "react-i18next";
import {
  type BriefingContent,
  type BriefingPaper,
  pairsAcross,
} from "../../shared/domain/briefing/content.ts";
import { type BriefingPage, briefingPages } from "../../shared/domain/briefing/pages.ts";
import { useRow } from "../data/core.ts";
import { useNow } from "../ui/clock.ts";
import { useLinkAge } from "../ui/LinkAge.tsx";
import { textOf } from "../ui/textOf.ts";
import { formatDay, formatTimeOfSecond, formatZone } from "../ui/time.ts";
import { cutTo } from "./cut.ts";
import { type PageNow, pageHooks } from "./page.ts";

/** Rows that can still be read on one sheet; beside pictures there is room for fewer. */
const rowsOnPaper: Readonly<Record<"alone" | "besidePictures", Partial<Record<BriefingPage, number>>>> = {
  alone: { districts: 14, deadlines: 13, agencies: 9, attendance: 10, water: 12 },
  besidePictures: { districts: 9, deadlines: 7, agencies: 7, attendance: 8, water: 6 },
};
const fewRows = 8;

/** Undefined while a page of it is loading. */
export function usePaper(pages: readonly BriefingPage[]): BriefingPaper | undefined {
  const { t, i18n } = useTranslation("briefing");
  const { t: ui } = useTranslation("ui");
  const { t: desk } = useTranslation("console");
  const city = useRow("city");
  const room = useRow("room");
  const linkAge = useLinkAge();
  const now = useNow(1000);
  // All of them each time: hooks cannot come and go with the pages.
  const all = briefingPages.map((page): { page: BriefingPage } & PageNow => ({ page, ...pageHooks[page]() }));
  const shown = all.filter(({ page }) => pages.includes(page));
  if (!city || !room || shown.some(({ state }) => state === "loading")) return undefined;
  const { language } = i18n;
  const pictured = shown.some(({ content }) => content.kind === "photos" && content.pairs.length > 0);
  const most = rowsOnPaper[pictured ? "besidePictures" : "alone"];
  const onPaper = ({ page, content, total }: (typeof shown)[number]): BriefingContent => {
    if (content.kind === "table") return cutTo(content, most[page] ?? fewRows, total, t);
    if (content.kind !== "photos" || content.pairs.length <= pairsAcross) return content;
    const left = t("left", { count: content.pairs.length - pairsAcross });
    return { ...content, pairs: content.pairs.slice(0, pairsAcross), left };
  };
  const time = formatTimeOfSecond(now, city.zone, language);
  const title = t("paper-title", { city: textOf(city.name, language) });
  return {
    title: room.demo ? `${title} · ${desk("demo")}` : title,
    time: t("paper-time", {
      ...{ day: formatDay(now, city.zone, language), time, zone: formatZone(city.zone, language, now) },
    }),
    atMs: now,
    pages: shown.map((each) => ({
      page: each.page,
      title: t(`page-${each.page}`),
      stale: each.state === "stale" ? ui("not-fed") : linkAge,
      content: onPaper(each),
    })),
    foot: t("paper-foot", { station: room.station }),
  };
}
