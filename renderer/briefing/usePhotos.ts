/** Before and after: the first picture that was kept of an incident beside the last one. */
import { useTranslation } from "react-i18next";
import type { BriefingPhotoRow } from "../../shared/contract/briefing.ts";
import { useCityIndex } from "../city/useCityIndex.ts";
import { useRow, useView } from "../data/core.ts";
import { textOf } from "../ui/textOf.ts";
import { formatMoment } from "../ui/time.ts";
import type { PageNow } from "./page.ts";
import { placeWords } from "./place.ts";

export function usePhotos(): PageNow {
  const { t, i18n } = useTranslation("briefing");
  const { rows, state } = useView("briefingPhotos");
  const zone = useRow("city")?.zone ?? "UTC";
  const city = useCityIndex();
  const picture = (name: string, { sha256, camera, at }: BriefingPhotoRow["before"]) => ({
    ...{ sha256, name },
    // When comes first: a long name is cut where the page is small.
    caption: `${formatMoment(at, zone, i18n.language)} · ${camera}`,
  });
  return {
    state,
    content: {
      kind: "photos",
      pairs: rows.map(({ category, district, address, before, after }) => {
        const known = city.categories.get(category);
        return {
          title: known ? textOf(known.name, i18n.language) : category,
          place: placeWords(district && (city.districts.get(district)?.name ?? district), address),
          before: picture(t("before"), before),
          after: picture(t("after"), after),
        };
      }),
      missing: t("photo-missing"),
      none: rows.length > 0 ? null : state === "loading" ? t("loading") : t("no-photos"),
    },
  };
}
