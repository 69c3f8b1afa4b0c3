/** What a panel is: a folder here and a row in `panels/index.ts`. The same component serves the wall and the console. */
import type { ComponentType } from "react";

export interface PanelProps {
  /** The panel's own settings out of the scene, not yet parsed: each panel parses its own with its schema. */
  readonly settings: Record<string, unknown>;
  /** `wall`: nobody touches it. `console`: keyboard and mouse work, and it may be focused. */
  readonly place: "wall" | "console";
}

export type PanelComponent = ComponentType<PanelProps>;
