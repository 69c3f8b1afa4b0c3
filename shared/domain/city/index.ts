/** A city: the folder `resources/cities/<code>/`, loaded and cross-checked. Every reference in it holds. */
import type { TopicRoot } from "../../messages/topics.ts";
import type { AttendanceRules } from "../attendance/rules.ts";
import type { HandoverRules } from "../handover/rules.ts";
import type { LogRules } from "../log/rules.ts";
import type { Tour } from "../tour/rule.ts";
import type { Agency } from "./agency.ts";
import type { Basemap } from "./basemap.ts";
import type { Camera } from "./camera.ts";
import type { Category } from "./category.ts";
import type { CityProfile } from "./city.ts";
import type { District, DistrictAreas } from "./district.ts";
import type { Holiday } from "./holiday.ts";
import type { IntakeSources } from "./intakeSource.ts";
import type { Officer } from "./officer.ts";
import type { Post } from "./post.ts";
import type { Sensor } from "./sensor.ts";
import type { OtherHours, Rotation, Shift } from "./shift.ts";
import type { Skill } from "./skill.ts";
import type { Sop } from "./sop.ts";
import type { Target } from "./target.ts";
import type { Vehicle } from "./vehicle.ts";

export type { Agency, AgencyShape } from "./agency.ts";
export type { Basemap, BasemapFeature, BasemapKind } from "./basemap.ts";
export type { Camera, SceneTag } from "./camera.ts";
export type { Category, Priority } from "./category.ts";
export type { CityProfile } from "./city.ts";
export type { District, DistrictArea, DistrictAreas } from "./district.ts";
export type { Holiday } from "./holiday.ts";
export type { CapSource, IntakeSources, Open311Source } from "./intakeSource.ts";
export type { Officer } from "./officer.ts";
export type { Post } from "./post.ts";
export type { Sensor, SensorKind } from "./sensor.ts";
export type { CrewOnDuty, OtherHours, Rotation, Shift, ShiftPlan } from "./shift.ts";
export type { Skill } from "./skill.ts";
export type { Sop, SopStep } from "./sop.ts";
export type { Target } from "./target.ts";
export type { Vehicle } from "./vehicle.ts";

export interface City extends Omit<CityProfile, "basemap" | "broker"> {
  /** Where it was loaded from. */
  readonly folder: string;
  /** What all MQTT topics stand below. */
  readonly topicRoot: TopicRoot;
  readonly districts: readonly District[];
  readonly agencies: readonly Agency[];
  readonly categories: readonly Category[];
  readonly cameras: readonly Camera[];
  readonly posts: readonly Post[];
  readonly officers: readonly Officer[];
  readonly sensors: readonly Sensor[];
  readonly sops: readonly Sop[];
  readonly tours: readonly Tour[];
  readonly targets: readonly Target[];
  readonly shifts: readonly Shift[];
  readonly rotation: Rotation;
  /** Hours of shifts that stand for a time only. */
  readonly otherHours: readonly OtherHours[];
  readonly holidays: readonly Holiday[];
  readonly skills: readonly Skill[];
  readonly vehicles: readonly Vehicle[];
  /** How attendance is judged; null where the city does not. */
  readonly attendance: AttendanceRules | null;
  readonly log: LogRules;
  readonly handover: HandoverRules;
  /** Servers of others that reports and warnings are read from. */
  readonly intake: IntakeSources;
  readonly districtAreas: DistrictAreas;
  readonly basemap: Basemap;
  /** What the map credits its base map to; null where the city says nothing. */
  readonly basemapCredit: string | null;
  /** True when the folder holds a `basemap.pmtiles`, which is then drawn instead of `basemap`. */
  readonly hasTiles: boolean;
}
