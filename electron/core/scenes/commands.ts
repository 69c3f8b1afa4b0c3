/** What the scene editor asks of the core. */
import type { z } from "zod";
import type { sceneCommands } from "../../../shared/contract/scenes.ts";
import type { SceneLibrary } from "./library.ts";
import { readSceneText, writeSceneText } from "./text.ts";

type SceneCommand = keyof typeof sceneCommands;
export type SceneHandlers = {
  readonly [Name in SceneCommand]: (
    input: z.output<(typeof sceneCommands)[Name]["input"]>,
  ) => z.infer<(typeof sceneCommands)[Name]["output"]>;
};

/** `onChange`: there are other scenes now, or others of the same name. */
export function createSceneCommands(library: SceneLibrary, onChange: () => void): SceneHandlers {
  return {
    "scenes.save"({ scene, knew }) {
      const revision = library.save(scene, knew);
      onChange();
      return { revision };
    },
    "scenes.remove"({ scene, knew }) {
      library.remove(scene, knew);
      onChange();
      return {};
    },
    "scenes.import": ({ text }) => readSceneText(text),
    "scenes.export": ({ scene }) => ({ text: writeSceneText(scene) }),
  };
}
