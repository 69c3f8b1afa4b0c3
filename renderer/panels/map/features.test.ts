import { describe, expect, it } from "vitest";
import type { CameraRow, CityRow, ReportRow } from "../../../shared/contract/rows.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { cameraFeature, type MarkFeature, officerFeatures, reportFeatures } from "./features.ts";
import { givenReport } from "./given.ts";
import type { Mark } from "./marks.ts";
import type { Agency, SeenOfficer } from "./officers/seen.ts";
import { reportsOnMap } from "./reports.ts";

const iconOf = (mark: Mark) => JSON.stringify(mark);
const markOf = (feature: MarkFeature | undefined) => JSON.parse(feature?.properties.icon ?? "null") as Mark;

const text = (word: string) => ({ id: word, en: `${word} in English` });
const agency = (id: string, shape: Agency["shape"]): Agency => {
  return { id, name: text(id), short: id, colour: "#123456", shape };
};
const category = (id: string, of: string, priority: CityRow["categories"][number]["priority"]) => {
  return { id, name: text(id), agency: of, priority };
};
const [damkar, dishub] = [agency("damkar", "triangle"), agency("dishub", "diamond")];
const city: CityIndex = {
  agencies: new Map([damkar, dishub].map((row) => [row.id, row])),
  categories: new Map(
    [
      category("api", "damkar", "urgent"),
      category("macet", "dishub", "high"),
      category("lampu", "dishub", "low"),
    ].map((row) => [row.id, row]),
  ),
  districts: new Map(),
};
const here: [number, number] = [106.63, -6.18];
const far: [number, number] = [106.7, -6.2];
const report = (id: string, about: string, place = here) => givenReport(id, about, place, 0);

describe("reports on the map", () => {
  it("are the open ones inside the city, but for the one that is drawn by itself", () => {
    const rows: ReportRow[] = [
      report("open", "api"),
      { ...report("closed", "api"), status: "closed" },
      { ...report("outside", "api"), outside: true },
      report("selected", "api"),
    ];
    expect(reportsOnMap(rows, city, "id", "selected").map(({ id }) => id)).toEqual(["open"]);
  });

  it("bear their agency's shape, their priority and their category's name in the language of the room", () => {
    const [known, unknown] = reportsOnMap([report("a", "macet"), report("b", "ufo")], city, "en", null);
    expect(known).toMatchObject({ shape: "diamond", priority: "high", name: "macet in English" });
    expect(unknown).toMatchObject({ shape: "circle", priority: "normal", name: "ufo" });
  });

  it("are counted in a bubble that bears the gravest priority inside, whatever their order", () => {
    const rows = [report("a", "lampu"), report("b", "api"), report("c", "macet"), report("d", "macet", far)];
    for (const given of [rows, [...rows].reverse()]) {
      const features = reportFeatures(reportsOnMap(given, city, "id", null), 12, 40, iconOf);
      const bubble = features.find(({ properties }) => properties.kind === "bubble");
      expect(markOf(bubble)).toEqual({ kind: "reports", priority: "urgent", count: 3 });
      const alone = features.filter(({ properties }) => properties.kind === "report");
      expect(alone.map(({ properties }) => properties.id)).toEqual(["d"]);
      expect(bubble?.properties.order).toBeGreaterThan(alone[0]?.properties.order ?? 0);
    }
  });

  it("remember where a bubble's members are, so that it can be opened", () => {
    const near: [number, number] = [106.631, -6.179];
    const rows = reportsOnMap([report("a", "api"), report("b", "api", near)], city, "id", null);
    expect(reportFeatures(rows, 12, 40, iconOf)[0]?.bbox).toEqual([106.63, -6.18, 106.631, -6.179]);
  });
});

it("a bubble of officers bears their agency, or none where they are of several", () => {
  const officer = (id: string, of: Agency): SeenOfficer => ({ id, agency: of, place: here, silent: false });
  const marks = officerFeatures(
    [
      { place: here, members: [officer("a", damkar), officer("b", damkar)] },
      { place: far, members: [officer("c", damkar), officer("d", dishub), officer("e", dishub)] },
    ],
    iconOf,
  ).map(markOf);
  expect(marks).toEqual([
    { kind: "officers", agency: { shape: "triangle", colour: "#123456" }, count: 2 },
    { kind: "officers", agency: null, count: 3 },
  ]);
});

it("a camera shows where it looks only where that is known, and only near the street", () => {
  const camera = (bearingDeg: number | null, health: CameraRow["health"]): CameraRow => {
    return {
      id: "c",
      name: "C",
      place: here,
      district: "",
      tags: [],
      bearingDeg,
      url: "",
      health,
      healthSince: 0,
    };
  };
  const turned = cameraFeature(camera(90, "up"), false, iconOf);
  expect(markOf(turned)).toEqual({ kind: "camera", down: false, turned: true, ringed: false });
  expect(JSON.parse(turned.properties.farIcon)).toMatchObject({ turned: false });
  expect(turned.properties.bearingDeg).toBe(90);
  const down = cameraFeature(camera(null, "down"), false, iconOf);
  expect(markOf(down)).toEqual({ kind: "camera", down: true, turned: false, ringed: false });
  expect(down.properties.order).toBeGreaterThan(turned.properties.order);
});
