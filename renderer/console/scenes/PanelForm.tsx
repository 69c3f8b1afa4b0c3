/** The chosen panel: what it is, where it is, and its settings by its type (fields.ts). */
import { useTranslation } from "react-i18next";
import { isPanelInUse } from "../../../shared/domain/city/modules.ts";
import {
  findPanel,
  placePanel,
  resizePanel,
  setPanelMinimum,
  setPanelPriority,
  setPanelSetting,
  setPanelType,
  setSpotlight,
} from "../../../shared/domain/scene/edit/panels.ts";
import { leastSizeOf } from "../../../shared/domain/scene/readable.ts";
import type { Scene, ScenePanel } from "../../../shared/domain/scene/scene.ts";
import { useModules } from "../../city/useModules.ts";
import { useView } from "../../data/core.ts";
import { panels } from "../../panels/index.ts";
import { textOf } from "../../ui/textOf.ts";
import { CameraList } from "./CameraList.tsx";
import { ChoiceField, WholeField } from "./Fields.tsx";
import { otherSettings, type SettingField, settingFields } from "./fields.ts";
import type { SceneEditor } from "./useSceneEditor.ts";
import "./forms.css";

export interface PanelFormProps {
  readonly editor: SceneEditor;
  readonly scene: Scene;
  /** The panel's id. */
  readonly id: string;
}

export function PanelForm({ editor, scene, id }: PanelFormProps) {
  const { t } = useTranslation("scenes");
  const { t: names } = useTranslation("console");
  const found = findPanel(scene, id);
  const modules = useModules();
  if (!found) return null;
  const { panel, place } = found;
  const offered = Object.keys(panels).filter((type) => type === panel.type || isPanelInUse(modules, type));
  const types = offered.map((type) => ({
    value: type,
    text: names(`panel-${type}`, { defaultValue: type }),
  }));
  const others = otherSettings(panel.type, panel.settings);
  const [column, row, columns, rows] = panel.at;
  const { grid } = scene;
  return (
    <section className="scene-form" aria-label={t("panel")}>
      <h3>{t("panel")}</h3>
      <ChoiceField
        label={t("type")}
        value={panel.type}
        choices={
          types.some(({ value }) => value === panel.type)
            ? types
            : [...types, { value: panel.type, text: panel.type }]
        }
        onChange={(type) => editor.edit((draft) => setPanelType(draft, id, type))}
      />
      <div className="scene-places">
        <WholeField
          label={t("place-column")}
          value={column + 1}
          least={1}
          most={grid.columns}
          onChange={(to = 1) =>
            editor.edit(
              (draft) => placePanel(draft, id, { column: place[0] + to - 1 - column, row: place[1] }),
              `${id} place`,
            )
          }
        />
        <WholeField
          label={t("place-row")}
          value={row + 1}
          least={1}
          most={grid.rows}
          onChange={(to = 1) =>
            editor.edit((draft) => placePanel(draft, id, { column: place[0], row: to - 1 }), `${id} place`)
          }
        />
        <WholeField
          label={t("place-columns")}
          value={columns}
          least={1}
          most={grid.columns * scene.pages.length}
          onChange={(to = 1) =>
            editor.edit((draft) => resizePanel(draft, id, { right: to - columns }), `${id} size`)
          }
        />
        <WholeField
          label={t("place-rows")}
          value={rows}
          least={1}
          most={grid.rows}
          onChange={(to = 1) =>
            editor.edit((draft) => resizePanel(draft, id, { down: to - rows }), `${id} size`)
          }
        />
      </div>
      <WholeField
        label={t("priority")}
        value={panel.priority}
        least={1}
        most={9}
        onChange={(to = 5) => editor.edit((draft) => setPanelPriority(draft, id, to), `${id} priority`)}
      />
      <p className="scene-note">{t("priority-how")}</p>
      <Minimum editor={editor} panel={panel} />
      <label className="scene-check">
        <input
          type="checkbox"
          checked={scene.spotlight === id}
          onChange={({ target }) =>
            editor.edit((draft) => setSpotlight(draft, target.checked ? id : undefined))
          }
        />
        {t("spotlight")}
      </label>
      <h4>{t("panel-settings")}</h4>
      {(settingFields[panel.type] ?? []).map((field) => (
        <Setting
          key={`${id} ${field.name}`}
          field={field}
          value={panel.settings[field.name]}
          onChange={(value) =>
            editor.edit((draft) => setPanelSetting(draft, id, field.name, value), `${id} ${field.name}`)
          }
        />
      ))}
      {others.length > 0 && <p className="scene-note">{t("other-settings", { list: others.join(", ") })}</p>}
      {settingFields[panel.type] === undefined && others.length === 0 && (
        <p className="scene-note">{t("no-settings")}</p>
      )}
    </section>
  );
}

/** The least place in which the panel can be read: what its type needs, where nothing is set. */
function Minimum({ editor, panel }: { editor: SceneEditor; panel: ScenePanel }) {
  const { t } = useTranslation("scenes");
  const { minimum, ...plain } = panel;
  const { widthRem, heightRem } = leastSizeOf(plain);
  const change = (next: { widthRem?: number | undefined; heightRem?: number | undefined }) => {
    const both = { widthRem: next.widthRem ?? widthRem, heightRem: next.heightRem ?? heightRem };
    const isUsual = both.widthRem === widthRem && both.heightRem === heightRem;
    editor.edit(
      (draft) => setPanelMinimum(draft, panel.id, isUsual ? undefined : both),
      `${panel.id} minimum`,
    );
  };
  return (
    <>
      <WholeField
        label={t("minimum-width")}
        value={minimum?.widthRem}
        without={widthRem}
        least={1}
        most={400}
        onChange={(to) => change({ ...minimum, widthRem: to })}
      />
      <WholeField
        label={t("minimum-height")}
        value={minimum?.heightRem}
        without={heightRem}
        least={1}
        most={400}
        onChange={(to) => change({ ...minimum, heightRem: to })}
      />
    </>
  );
}

interface SettingProps {
  readonly field: SettingField;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Setting({ field, value, onChange }: SettingProps) {
  const { t } = useTranslation("scenes");
  const label = t(`setting-${field.name}`);
  switch (field.kind) {
    case "whole": {
      const { least, most, without } = field;
      const number = typeof value === "number" ? value : undefined;
      return <WholeField {...{ label, least, most, without, onChange }} value={number} />;
    }
    case "cameras":
      return (
        <CameraList
          label={label}
          value={Array.isArray(value) ? value.filter((id) => typeof id === "string") : []}
          onChange={onChange}
        />
      );
    case "officer":
      return <OfficerChoice {...{ label, onChange }} value={typeof value === "string" ? value : ""} />;
    case "tour":
      return <TourChoice {...{ label, onChange }} value={typeof value === "string" ? value : ""} />;
  }
}

interface RecordChoiceProps {
  readonly label: string;
  /** The id that is set; empty for none. */
  readonly value: string;
  readonly onChange: (value: string | undefined) => void;
}

function OfficerChoice(props: RecordChoiceProps) {
  const { t } = useTranslation("scenes");
  const { rows } = useView("officers");
  const choices = [...rows]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name }) => ({ value: id, text: name }));
  return <OptionalChoice {...props} none={t("nobody")} choices={choices} />;
}

function TourChoice(props: RecordChoiceProps) {
  const { t, i18n } = useTranslation("scenes");
  const { rows } = useView("tours");
  const choices = rows.map(({ id, name }) => ({ value: id, text: textOf(name, i18n.language) }));
  return <OptionalChoice {...props} none={t("no-tour")} choices={choices} />;
}

interface OptionalChoiceProps extends RecordChoiceProps {
  readonly none: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
}

/** What is set and is not there any more stays to be seen. */
function OptionalChoice({ label, value, onChange, none, choices }: OptionalChoiceProps) {
  const known = choices.some((choice) => choice.value === value) || value === "";
  return (
    <ChoiceField
      label={label}
      value={value}
      choices={[{ value: "", text: none }, ...choices, ...(known ? [] : [{ value, text: value }])]}
      onChange={(next) => onChange(next === "" ? undefined : next)}
    />
  );
}
