/** When the scene comes up by itself: at times of the day, and for categories of incidents. */
import { useTranslation } from "react-i18next";
import { setSchedule, setTriggers } from "../../../shared/domain/scene/edit/scenes.ts";
import { type Scene, type SceneSchedule, weekdays } from "../../../shared/domain/scene/scene.ts";
import { useRow } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { Chip } from "../Chip.tsx";
import { Field, WholeField } from "./Fields.tsx";
import type { SceneEditor } from "./useSceneEditor.ts";

const usual: SceneSchedule = { at: "08:00", minutes: 30 };

export function Occasions({ editor, scene }: { editor: SceneEditor; scene: Scene }) {
  const { t, i18n } = useTranslation("scenes");
  const categories = useRow("city")?.categories ?? [];
  const schedule = scene.schedule ?? [];
  const chosen = scene.triggers?.categories ?? [];
  const change = (n: number, next: SceneSchedule | null, group?: string) =>
    editor.edit((draft) => {
      const others = (draft.schedule ?? []).flatMap((each, at) => (at === n ? (next ?? []) : each));
      return setSchedule(draft, others);
    }, group);
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
    editor.edit((draft) => setTriggers(draft, { ...draft.triggers, categories: next }));
  };
  return (
    <>
      <h4>{t("schedule")}</h4>
      {schedule.map((entry, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place alone
        <fieldset key={n} className="scene-entry">
          <legend>{t("entry", { number: n + 1 })}</legend>
          <Field label={t("entry-at")}>
            {(id) => (
              <input
                id={id}
                type="time"
                value={entry.at}
                onChange={({ target }) => {
                  if (target.value !== "") change(n, { ...entry, at: target.value }, `at ${n}`);
                }}
              />
            )}
          </Field>
          <WholeField
            label={t("entry-minutes")}
            value={entry.minutes}
            least={5}
            most={720}
            onChange={(minutes = usual.minutes) => change(n, { ...entry, minutes }, `minutes ${n}`)}
          />
          <div className="scene-chips">
            {weekdays.map((day) => (
              <Chip
                key={day}
                on={entry.days?.includes(day) ?? true}
                onPress={() => change(n, onDays(entry, day))}
              >
                <span>{t(`day-${day}`)}</span>
              </Chip>
            ))}
          </div>
          <button type="button" className="key-button" onClick={() => change(n, null)}>
            {t("entry-remove")}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="key-button"
        onClick={() => editor.edit((draft) => setSchedule(draft, [...(draft.schedule ?? []), usual]))}
      >
        {t("entry-add")}
      </button>
      <h4>{t("triggers")}</h4>
      <div className="scene-chips">
        {categories.map(({ id, name }) => (
          <Chip key={id} on={chosen.includes(id)} onPress={() => toggle(id)}>
            <span>{textOf(name, i18n.language)}</span>
          </Chip>
        ))}
      </div>
    </>
  );
}

/** The entry with one day more or less; all of them is what holds where none is given, and the last one stays. */
function onDays(entry: SceneSchedule, day: (typeof weekdays)[number]): SceneSchedule {
  const { days = weekdays, ...others } = entry;
  const next = weekdays.filter((each) => (each === day ? !days.includes(day) : days.includes(each)));
  if (next.length === 0) return entry;
  return next.length === weekdays.length ? others : { ...others, days: next };
}
