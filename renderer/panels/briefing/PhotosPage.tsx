/** Before and after: the first picture that was kept of an incident beside the last one, one incident after the other. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BriefingPhotoRow } from "../../../shared/contract/briefing.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { pictureUrl } from "../../data/pictures.ts";
import { useNow } from "../../ui/clock.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { textOf } from "../../ui/textOf.ts";
import { formatMoment } from "../../ui/time.ts";

const eachMs = 7000;

export function PhotosPage() {
  const { t, i18n } = useTranslation("briefing");
  const { rows, state } = useView("briefingPhotos");
  const city = useCityIndex();
  // By the clock, so that all screens show the same one.
  const at = Math.floor(useNow(1000) / eachMs);
  const shown = rows[at % Math.max(1, rows.length)];
  if (!shown) return <Nothing>{state === "loading" ? t("loading") : t("no-photos")}</Nothing>;
  const category = city.categories.get(shown.category);
  const district = shown.district && (city.districts.get(shown.district)?.name ?? shown.district);
  return (
    <div className="briefing-photos">
      <p className="briefing-photo-of">
        <strong>{category ? textOf(category.name, i18n.language) : shown.category}</strong>{" "}
        <span dir="auto">{[district, shown.address].filter(Boolean).join(" · ")}</span>
      </p>
      <Picture key={shown.before.sha256} picture={shown.before} name={t("before")} />
      <Picture key={shown.after.sha256} picture={shown.after} name={t("after")} />
    </div>
  );
}

function Picture({ picture, name }: { picture: BriefingPhotoRow["before"]; name: string }) {
  const { t, i18n } = useTranslation("briefing");
  const zone = useRow("city")?.zone ?? "UTC";
  const [missing, setMissing] = useState(false);
  return (
    <figure>
      {missing ? (
        <span className="briefing-no-photo">{t("photo-missing")}</span>
      ) : (
        <img src={pictureUrl(picture.sha256)} alt={name} onError={() => setMissing(true)} />
      )}
      <figcaption>
        <strong>{name}</strong> {picture.camera} · {formatMoment(picture.at, zone, i18n.language)}
      </figcaption>
    </figure>
  );
}
