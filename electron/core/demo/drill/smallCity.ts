/** A city of a few streets, for tests. */

import type { City } from "../../../../shared/domain/city/index.ts";
import { allModules } from "../../../../shared/domain/city/modules.ts";
import { everydayHandoverRules } from "../../../../shared/domain/handover/rules.ts";
import { everydayLogRules } from "../../../../shared/domain/log/rules.ts";
import { type LonLat, shifted } from "../../../../shared/domain/place.ts";
import { retentionSchema } from "../../../../shared/domain/privacy/retention.ts";
import { noBezel } from "../../../../shared/domain/scene/display.ts";
import { rootTopic } from "../../../../shared/messages/topics.ts";

const centre: LonLat = [106.63, -6.18];
/** A grid of streets, 5 by 5, 400 m apart. */
const steps = [0, 1, 2, 3, 4];
const corner = (column: number, row: number) => shifted(centre, (column - 2) * 400, (row - 2) * 400);

export function smallCity(officerCount = 24): City {
  const agencies = ["kebersihan", "dishub", "satpolpp"];
  const crews = ["A", "B", "C"];
  return {
    folder: "",
    code: "36.71",
    topicRoot: rootTopic("36.71"),
    name: { id: "Kota Kecil", en: "Small City" },
    province: "Banten",
    zone: "Asia/Jakarta",
    language: "id",
    bounds: [106.5, -6.3, 106.8, -6.05],
    centre,
    displays: { diagonalIn: 55, distanceM: 3, bezelMm: noBezel },
    cameraOrigin: "demo",
    spotlight: { automatic: "high", seconds: 90 },
    alarms: {
      silentOfficer: { withOrderMinutes: 10, onDutyMinutes: 60 },
      deadCameraGroup: 3,
      understaffedLeadMinutes: 240,
      diskMarginDays: 30,
    },
    districts: [],
    agencies: agencies.map((id) => ({
      id,
      name: { id, en: id },
      short: id.slice(0, 3),
      colour: "#3366cc",
      shape: "circle",
      supervisors: [],
    })),
    categories: [
      {
        id: "sampah",
        name: { id: "Sampah", en: "Waste" },
        agency: "kebersihan",
        priority: "normal",
        deadlinesMin: { acknowledge: 5, dispatch: 15, arrive: 45, resolve: 240 },
        alike: { radiusM: 100, windowMin: 60 },
        replyMin: 5,
        escalation: ["again", "next", "supervisor"],
      },
    ],
    cameras: Array.from({ length: 12 }, (_, index) => ({
      id: `CAM-${index + 1}`,
      name: `Kamera ${index + 1}`,
      place: corner(index % 5, index % 4),
      district: "36.71.01",
      tags: ["junction"],
      url: `CAM-${index + 1}/index.m3u8`,
    })),
    posts: agencies.map((agency, index) => ({
      id: `pos-${agency}`,
      name: `Pos ${agency}`,
      agency,
      district: "36.71.01",
      place: shifted(centre, index * 500 - 500, 120),
      minimum: 2,
    })),
    officers: Array.from({ length: officerCount }, (_, index) => {
      const agency = agencies[index % agencies.length]!;
      return {
        id: `P-${String(index + 1).padStart(3, "0")}`,
        name: `Petugas ${index + 1}`,
        agency,
        crew: crews[Math.floor(index / agencies.length) % crews.length]!,
        post: `pos-${agency}`,
        phone: "+62 812 0000 0000",
      };
    }),
    skills: [],
    vehicles: [],
    holidays: [],
    otherHours: [],
    sops: [],
    tours: [],
    targets: [],
    handover: everydayHandoverRules,
    access: {
      demoAccounts: false,
      lockAfterMinutes: 15,
      twoPersons: ["delete-account", "end-shift"],
      recordViews: true,
    },
    performance: { smallBelow: 10, personalOnWall: false },
    retention: retentionSchema.parse({}),
    sensors: [
      {
        ...{ id: "WL-1", name: "Pump", kind: "water-level", place: [106.62, -6.17], unit: "cm" },
        ...{ limits: { warning: 150, alarm: 200 }, hysteresis: 10, delaySeconds: 30 },
      },
    ],
    shifts: [
      { id: "pagi", name: { id: "Pagi", en: "Morning" }, start: "06:00", end: "14:00" },
      { id: "siang", name: { id: "Siang", en: "Afternoon" }, start: "14:00", end: "22:00" },
      { id: "malam", name: { id: "Malam", en: "Night" }, start: "22:00", end: "06:00" },
    ],
    attendance: null,
    log: everydayLogRules,
    rotation: {
      anchor: "2026-01-05",
      days: 1,
      crews: { A: ["pagi"], B: ["siang"], C: ["malam"] },
    },
    intake: { open311: [], cap: [] },
    districtAreas: { type: "FeatureCollection", features: [] },
    basemap: {
      type: "FeatureCollection",
      features: steps.flatMap((step) =>
        [steps.map((column) => corner(column, step)), steps.map((row) => corner(step, row))].map(
          (coordinates) => ({
            type: "Feature" as const,
            properties: { kind: "road" as const },
            geometry: { type: "LineString" as const, coordinates },
          }),
        ),
      ),
    },
    basemapCredit: null,
    modules: allModules,
    hasTiles: false,
  };
}
