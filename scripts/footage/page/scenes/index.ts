/** All scenes: to add one is to add a row here, and one in electron/core/demo/origin/scenes.ts. */
import type { Scene } from "../scene.ts";
import { highway } from "./highway.ts";
import { junction } from "./junction.ts";
import { market } from "./market.ts";
import { park } from "./park.ts";
import { river } from "./river.ts";
import { station } from "./station.ts";

export const scenes: Readonly<Record<string, Scene>> = { junction, highway, river, market, station, park };
