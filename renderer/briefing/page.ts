/** What each page of the briefing tells now: the same for the wall, the presenter and paper. */
import type { BriefingContent } from "../../shared/domain/briefing/content.ts";
import type { BriefingPage } from "../../shared/domain/briefing/pages.ts";
import type { ViewSnapshot } from "../data/core.ts";
import { useAttendance } from "./useAttendance.ts";
import { useDeadlines } from "./useDeadlines.ts";
import { useDistricts } from "./useDistricts.ts";
import { useAgencies } from "./useGroups.ts";
import { usePhotos } from "./usePhotos.ts";
import { useToday } from "./useToday.ts";
import { useWater } from "./useWater.ts";

export interface PageNow {
  readonly content: BriefingContent;
  /** Of what it is made of: stale where any of that is. */
  readonly state: ViewSnapshot<unknown>["state"];
}

/** Adding a page is adding a file, a row here, and a name in `shared/domain/briefing`. */
export const pageHooks: Readonly<Record<BriefingPage, () => PageNow>> = {
  today: useToday,
  districts: useDistricts,
  deadlines: useDeadlines,
  agencies: useAgencies,
  attendance: useAttendance,
  water: useWater,
  photos: usePhotos,
};
