/**
 * Where to look for what the product shows: the incident board on the wall. Its first line has the mark of the
 * gravest open incident, whose third bar is filled with red for an urgent one and with nothing for a normal one.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadScenes } from "../../electron/core/scenes/load.ts";
import { arrangeScene } from "../../shared/domain/scene/arrange.ts";
import { noBezel, type SizedDisplay, type WallDisplay } from "../../shared/domain/scene/display.ts";
import { root, wait } from "./benchmark.ts";
import { shippedCity } from "./city.ts";
import type { Stage } from "./electron.ts";
import { type Area, findPatch } from "./screen.ts";

/** `--bad` of the theme. */
export const urgentColour = themeColour("bad");
const barPx = 3;
const patienceMs = 60_000;

/** Waits until the board shows an urgent incident; the pixel in its mark that turns red with it. */
export async function findUrgentMark(stage: Stage): Promise<Area> {
  const board = await boardArea(stage);
  return waitForPatch(stage, board);
}

export async function waitForPatch({ screen }: Stage, area: Area): Promise<Area> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const found = findPatch(await screen.look(area), urgentColour, barPx);
    if (found) return found;
    if (performance.now() > giveUpAt) throw new Error("expected a red mark on screen, found none");
    await wait(200);
  }
}

function themeColour(name: string): number {
  const theme = readFileSync(join(root, "renderer", "ui", "theme.css"), "utf8");
  const [, hex] = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(theme) ?? [];
  if (hex === undefined) throw new Error(`expected the theme to have a colour --${name}, found none`);
  return Number.parseInt(hex, 16);
}

/** As the shipped city says. */
function sized(display: WallDisplay): SizedDisplay {
  return { ...display, diagonalIn: 55, distanceM: 3, bezelMm: noBezel };
}

async function boardArea({ displays }: Stage): Promise<Area> {
  const { scenes } = await loadScenes([join(root, "resources", "scenes"), join(shippedCity, "scenes")]);
  const everyday = scenes.find(({ id }) => id === "harian");
  for (const { display, panels } of everyday ? arrangeScene(everyday, displays.map(sized)) : []) {
    const board = panels.find(({ type }) => type === "incidents");
    if (board) {
      const { x, y, width, height } = board;
      return { x: display.x + x, y: display.y + y, width, height };
    }
  }
  throw new Error("expected the everyday scene to have an incident board, found none");
}
