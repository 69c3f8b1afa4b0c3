/** What the wall shows now: which scene, why, until when, and whether it is held; the two keys that change that. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CityRow, RoomRow } from "../../../shared/contract/rows.ts";
import { useView } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatTime } from "../../ui/time.ts";
import type { Desk } from "../actions/action.ts";

export function WallState({ desk, room, city }: { desk: Desk; room: RoomRow; city: CityRow }) {
  const { t, i18n } = useTranslation("console");
  const { held, sceneReason } = room;
  const { kind, until, incident, former } = sceneReason;
  const nameOf = (id: string) => {
    const scene = desk.scenes.find((each) => each.id === id);
    return scene ? textOf(scene.name, i18n.language) : id;
  };
  const time = until === null ? null : formatTime(until, city.zone, i18n.language);
  return (
    <section className="bar-wall" aria-label={t("scenes")} data-reason={kind} data-held={held}>
      <p className="bar-wall-scene">
        <strong className="bar-wall-name">{nameOf(room.scene)}</strong>
        {held && <span className="bar-held">{t("wall-held")}</span>}
      </p>
      <p className="bar-wall-reason">
        {incident === null ? t(`wall-${kind}`) : <Cause incident={incident} city={city} />}
        {time !== null && former !== null && ` · ${t("wall-back-at", { scene: nameOf(former), time })}`}
      </p>
      <button type="button" className="key-button" onClick={desk.toggleHold}>
        {t(held ? "wall-release" : "wall-hold")} <kbd>Shift H</kbd>
      </button>
      <button
        type="button"
        className="key-button"
        disabled={former === null}
        title={former === null ? undefined : t("wall-back-to", { scene: nameOf(former) })}
        onClick={() => desk.send("scene.back", {})}
      >
        {t("wall-back")} <kbd>Shift B</kbd>
      </button>
    </section>
  );
}

/** What kind of incident it was; its id where nothing is known of it. */
function Cause({ incident, city }: { incident: string; city: CityRow }) {
  const { t, i18n } = useTranslation("console");
  const row = useView(
    "incident",
    useMemo(() => ({ incident }), [incident]),
  ).rows[0];
  const category = city.categories.find(({ id }) => id === row?.category);
  const what = category ? textOf(category.name, i18n.language) : incident;
  return <span title={incident}>{t("wall-incident", { what })}</span>;
}
