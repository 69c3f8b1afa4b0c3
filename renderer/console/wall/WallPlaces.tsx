/** The numbered places of one display of the small wall: what is dropped on one is pushed there, a press asks what to push. */
import { useTranslation } from "react-i18next";
import type { DisplayRow } from "../../../shared/contract/rows.ts";
import { useView } from "../../data/core.ts";
import type { Desk } from "../actions/action.ts";
import { useContentName } from "./contents.ts";
import { allowDrop, droppedContent } from "./dragged.ts";
import "./wall.css";

export interface WallPlacesProps {
  readonly display: DisplayRow;
  readonly desk: Pick<Desk, "send" | "pushToWall">;
}

export function WallPlaces({ display, desk }: WallPlacesProps) {
  const places = useView("places").rows.filter((place) => place.display === display.id);
  const { t } = useTranslation("push");
  const nameOf = useContentName();
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return places.map(({ number, x, y, width, height, content, covered }) => (
    <button
      key={number}
      type="button"
      className="wall-target"
      data-place={number}
      data-pushed={content !== null}
      data-covered={covered}
      aria-label={t("place", { number })}
      title={content ? nameOf(content) : undefined}
      style={{
        left: share(x, display.widthPx),
        top: share(y, display.heightPx),
        width: share(width, display.widthPx),
        height: share(height, display.heightPx),
      }}
      onClick={() => desk.pushToWall(number)}
      onDragOver={allowDrop}
      onDrop={(event) => {
        const dropped = droppedContent(event);
        if (!dropped) return;
        event.preventDefault();
        desk.send("wall.push", { place: number, content: dropped });
      }}
    >
      <b>{number}</b>
      {content && <span>{nameOf(content)}</span>}
    </button>
  ));
}
