import type { DisplayRow } from "../../../shared/contract/rows.ts";
import { noBezel } from "../../../shared/domain/scene/display.ts";

/** What scenes are drawn for where the room has no display yet. */
export const usualDisplay: DisplayRow = {
  id: "usual",
  number: 1,
  label: "",
  x: 0,
  y: 0,
  widthPx: 1920,
  heightPx: 1080,
  diagonalIn: 55,
  distanceM: 3,
  bezelMm: noBezel,
  configured: false,
  scene: "",
  panels: [],
  left: [],
};
