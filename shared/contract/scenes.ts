/** What the scene editor reads and asks for: whole definitions of scenes, and changes that this station keeps. */
import { z } from "zod";
import { sceneSchema } from "../domain/scene/scene.ts";
import { command } from "./define.ts";
import { maxSceneTextBytes } from "./sceneFiles.ts";
import { epochMs } from "./units.ts";

/** Shipped with the product, of the city's folder, or made or changed at this station. */
const sceneOrigin = z.enum(["shipped", "city", "station"]);
export type SceneOrigin = z.infer<typeof sceneOrigin>;

export const sceneDefinitionRow = z.object({
  id: z.string(),
  scene: sceneSchema,
  origin: sceneOrigin,
  /** Whose scene of the same id comes back when the station's is removed; null where none does. */
  beneath: sceneOrigin.exclude(["station"]).nullable(),
  /** How often it was saved or removed here. Who saves must know the last one. */
  revision: z.number().int().min(0),
  changedAt: epochMs.nullable(),
});
export type SceneDefinitionRow = z.infer<typeof sceneDefinitionRow>;

const sceneFault = z.object({ line: z.number(), column: z.number(), path: z.string(), message: z.string() });
export type SceneFault = z.infer<typeof sceneFault>;

const revision = z.number().int().min(0);
const nothing = z.object({}).strict();

export const sceneCommands = {
  /**
   * Keeps a scene at this station, in the place of a shipped one of the same id; the wall follows at once where it is
   * shown. Refused with `scene-changed` where somebody saved or removed it since `knew`.
   */
  "scenes.save": command(z.object({ scene: sceneSchema, knew: revision }), z.object({ revision }), [
    "console",
  ]),
  /** Gives up the station's own; what is beneath it comes back. A scene that is shown and goes leaves the everyday one. */
  "scenes.remove": command(z.object({ scene: z.string(), knew: revision }), nothing, ["console"]),
  /** Reads a scene's text. Nothing is kept: the editor shows it, and a person saves. */
  "scenes.import": command(
    z.object({ text: z.string().max(maxSceneTextBytes) }),
    z.union([z.object({ scene: sceneSchema }), z.object({ faults: z.array(sceneFault).min(1) })]),
    ["console"],
  ),
  /** The text of a scene, as `scenes.import` and a city's folder take it. */
  "scenes.export": command(z.object({ scene: sceneSchema }), z.object({ text: z.string() }), ["console"]),
} as const;
