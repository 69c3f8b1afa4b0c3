/** A picture of the record; what is not on this station's disk says so. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pictureUrl } from "../../data/pictures.ts";
import type { RecordPicture } from "./pictures.ts";

export function KeptPicture({ picture }: { picture: RecordPicture }) {
  const { t } = useTranslation("picture");
  const [missing, setMissing] = useState(false);
  const { sha256, cameraName, widthPx, heightPx } = picture;
  if (missing) return <span className="kept-picture-missing">{t("missing")}</span>;
  return (
    <img
      className="kept-picture"
      src={pictureUrl(sha256)}
      alt={t("picture-of", { camera: cameraName })}
      width={widthPx}
      height={heightPx}
      loading="lazy"
      onError={() => setMissing(true)}
    />
  );
}
