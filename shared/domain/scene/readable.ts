/**
 * The least place that each panel can be read in. The unit is the display's own rem, the smallest text that can be
 * read on it (legibility.ts), so that one table holds for every size, resolution and distance.
 */
import type { ScenePanel } from "./scene.ts";

export interface LeastSize {
  readonly widthRem: number;
  readonly heightRem: number;
  /** More than this a panel of a line or two cannot use; others grow instead. */
  readonly mostHeightRem?: number;
}

/** One picture, with its camera's name under it. */
export const cameraCell: LeastSize = { widthRem: 9, heightRem: 5 };

const leastSizes: Record<string, LeastSize> = {
  /** Six large figures, or a table of five agencies. */
  briefing: { widthRem: 22, heightRem: 14 },
  alarms: { widthRem: 18, heightRem: 7 },
  camera: cameraCell,
  /** A grid in a small place shows fewer pictures, the first ones: one of them is the least. */
  cameras: cameraCell,
  /** Its head and five agencies. */
  figures: { widthRem: 22, heightRem: 12 },
  log: { widthRem: 22, heightRem: 8 },
  /** Its figures and four incidents. */
  incidents: { widthRem: 20, heightRem: 15 },
  /** Lower, and the whole city is not in it. */
  map: { widthRem: 24, heightRem: 17 },
  roster: { widthRem: 15, heightRem: 11 },
  safe: { widthRem: 28, heightRem: 2, mostHeightRem: 3 },
  status: { widthRem: 28, heightRem: 4, mostHeightRem: 9 },
  ticker: { widthRem: 28, heightRem: 2, mostHeightRem: 3 },
};

/** For a panel that this table does not know. */
const anyPanel: LeastSize = { widthRem: 15, heightRem: 8 };

/** What the scene says, else what its type needs. */
export function leastSizeOf({ type, minimum }: Pick<ScenePanel, "type" | "minimum">): LeastSize {
  return { ...(leastSizes[type] ?? anyPanel), ...minimum };
}
