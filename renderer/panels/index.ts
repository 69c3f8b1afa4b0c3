/**
 * All panels: type, and where its component is. Adding one is adding a folder and a row.
 *
 * Light ones come with the page; the log brings a reader of Markdown, which nobody waits for who does not see it. One
 * that brings a decoder or a WebGL context is loaded when what is known already is on screen: both keep the page, and
 * the process that draws for all windows, busy for a while.
 */
import { lazy } from "react";
import AlarmsPanel from "./alarms/index.tsx";
import BriefingPanel from "./briefing/index.tsx";
import FiguresPanel from "./figures/index.tsx";
import IncidentsPanel from "./incidents/index.tsx";
import type { PanelComponent } from "./panel.ts";
import RosterPanel from "./roster/index.tsx";
import SafePanel from "./safe/index.tsx";
import SpotlightPanel from "./spotlight/index.tsx";
import StatusPanel from "./status/index.tsx";
import TickerPanel from "./ticker/index.tsx";

export const panels: Record<string, PanelComponent> = {
  alarms: AlarmsPanel,
  briefing: BriefingPanel,
  cameras: lazy(() => leisure().then(() => import("./cameras/index.tsx"))),
  figures: FiguresPanel,
  incidents: IncidentsPanel,
  log: lazy(() => import("./log/index.tsx")),
  map: lazy(() => leisure().then(() => import("./map/index.tsx"))),
  roster: RosterPanel,
  safe: SafePanel,
  spotlight: SpotlightPanel,
  status: StatusPanel,
  ticker: TickerPanel,
};

/** A page that is always busy, or hidden and so without frames, does not wait longer. */
const longestMs = 1000;
/** Handing a picture over is not showing it: where the processor draws, it is busy with it for so long. */
const drawingMs = 150;

/** When the next picture is on screen and nothing else waits. */
function leisure(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestMs);
    const idle = () => requestIdleCallback(() => resolve());
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(idle, drawingMs)));
  });
}
