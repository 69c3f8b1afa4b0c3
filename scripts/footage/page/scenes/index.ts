/** All scenes: to add one is to add a row here, and a tag in shared/domain/city/camera.ts. */
import type { Scene } from "../scene.ts";
import { junction } from "./junction.ts";

export const scenes: Readonly<Record<string, Scene>> = { junction };
