/** Where in the whole picture the part is that is seen. */
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { seenPart } from "../../../shared/domain/tile/zoom.ts";
import type { Zoom } from "./useZoom.ts";

export function Overview({ zoom: { view, fill, pictureAspect } }: { zoom: Zoom }) {
  const { t } = useTranslation("picture");
  const { x, y, width, height } = seenPart(view, fill);
  const percent = (share: number) => `${share * 100}%`;
  const part: CSSProperties = {
    ...{ left: percent(x), top: percent(y), width: percent(width), height: percent(height) },
  };
  return (
    <div
      className="picture-overview"
      role="img"
      aria-label={t("overview")}
      style={{ aspectRatio: pictureAspect }}
    >
      <i style={part} />
    </div>
  );
}
