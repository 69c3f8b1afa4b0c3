/** All panels: type, and where its component is. Adding one is adding a folder and a row. */
import { lazy } from "react";
import type { PanelComponent } from "./panel.ts";

export const panels: Record<string, PanelComponent> = {
  cameras: lazy(() => import("./cameras/index.tsx")),
  map: lazy(() => import("./map/index.tsx")),
  reports: lazy(() => import("./reports/index.tsx")),
  roster: lazy(() => import("./roster/index.tsx")),
  status: lazy(() => import("./status/index.tsx")),
};
