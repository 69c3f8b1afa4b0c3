/** The scene that is worked on, what may be done with it, and what became of it in the room meanwhile. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { SceneDefinitionRow } from "../../../shared/contract/scenes.ts";
import type { Edited } from "../../../shared/domain/scene/edit/edited.ts";
import { copyScene, newScene } from "../../../shared/domain/scene/edit/scenes.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { useView, type ViewSnapshot } from "../../data/core.ts";
import type { Ask } from "../send.ts";
import { type Draft, drafts, isSame, useDrafts } from "./drafts.ts";

export interface Listed {
  readonly scene: Scene;
  /** Undefined for one that was never saved. */
  readonly row: SceneDefinitionRow | undefined;
  readonly isUnsaved: boolean;
  /** Somebody else saved or removed it since the draft was begun. */
  readonly isOvertaken: boolean;
}

export type Change = (scene: Scene) => Edited;

export interface SceneEditor {
  readonly state: ViewSnapshot<unknown>["state"];
  readonly listed: readonly Listed[];
  readonly current: Listed | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** One step, joined to the last one of the same `group`; false where it was refused. */
  edit(change: Change, group?: string): boolean;
  undo(): void;
  redo(): void;
  save(): Promise<void>;
  /** Throws the draft away. */
  discard(): void;
  /** Gives up the station's own. */
  remove(): Promise<void>;
  /** Saves over what others saved meanwhile. */
  overrule(): Promise<void>;
  /** A copy of the scene, as a draft. */
  copy(): void;
  create(): void;
  /** A scene out of a file; one whose id is taken comes in as a copy. */
  bringIn(scene: Scene): void;
}

export function useSceneEditor(ask: Ask): SceneEditor {
  const { rows, state } = useView("sceneDefinitions");
  const { drafts: known, scene: chosen } = useDrafts();
  const { t } = useTranslation("scenes");
  return useMemo(() => {
    const listed = listOf(rows, known);
    const current = listed.find(({ scene }) => scene.id === chosen) ?? listed[0];
    const taken = listed.map(({ scene }) => scene);
    const id = current?.scene.id ?? "";
    const draft = known.get(id);
    const word = { id: t("copy-word", { lng: "id" }), en: t("copy-word", { lng: "en" }) };

    async function save(knew: number): Promise<void> {
      if (!current) return;
      const { scene } = current;
      const output = await ask("scenes.save", { scene, knew });
      if (!output) return;
      const now = drafts.read().drafts.get(scene.id);
      // What was changed while it was being saved stays a draft, of the new revision.
      if (!now || isSame(now.history.present, scene)) drafts.forget(scene.id);
      else drafts.acknowledge(scene.id, output.revision);
    }

    return {
      state,
      ...{ listed, current },
      canUndo: (draft?.history.past.length ?? 0) > 0,
      canRedo: (draft?.history.future.length ?? 0) > 0,
      edit(change, group) {
        if (!current) return false;
        return drafts.edit(current.scene, current.row?.revision ?? 0, change(current.scene), group);
      },
      undo: () => drafts.undo(id),
      redo: () => drafts.redo(id),
      save: () => (current?.isUnsaved ? save(draft?.knew ?? 0) : Promise.resolve()),
      overrule: () => save(current?.row?.revision ?? draft?.knew ?? 0),
      discard: () => drafts.forget(id),
      async remove() {
        if (current?.row?.origin !== "station") return;
        const done = await ask("scenes.remove", { scene: id, knew: current.row.revision });
        if (done) drafts.forget(id);
      },
      copy() {
        if (current) drafts.open(copyScene(current.scene, taken, word));
      },
      create() {
        const name = { id: t("new-name", { lng: "id" }), en: t("new-name", { lng: "en" }) };
        drafts.open(newScene(name, "map", taken));
      },
      bringIn(scene) {
        const isTaken = taken.some((each) => each.id === scene.id);
        drafts.open(isTaken ? copyScene(scene, taken, word) : scene);
      },
    };
  }, [rows, state, known, chosen, ask, t]);
}

/** By digit, then id; each as its draft has it. */
export function listOf(rows: readonly SceneDefinitionRow[], known: ReadonlyMap<string, Draft>): Listed[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ids = new Set([...byId.keys(), ...known.keys()]);
  const listed = [...ids].flatMap((id): Listed[] => {
    const [row, draft] = [byId.get(id), known.get(id)];
    const scene = draft?.history.present ?? row?.scene;
    if (!scene) return [];
    const isUnsaved = draft !== undefined && !(row && isSame(scene, row.scene));
    const isOvertaken = isUnsaved && (row ? row.revision !== draft.knew : !draft.isNew);
    return [{ scene, row, isUnsaved, isOvertaken }];
  });
  return listed.sort((a, b) => a.scene.position - b.scene.position || (a.scene.id < b.scene.id ? -1 : 1));
}

/** How many scenes have changes that are not saved. */
export function useUnsavedScenes(): number {
  const { rows } = useView("sceneDefinitions");
  const { drafts: known } = useDrafts();
  return useMemo(() => listOf(rows, known).filter(({ isUnsaved }) => isUnsaved).length, [rows, known]);
}
