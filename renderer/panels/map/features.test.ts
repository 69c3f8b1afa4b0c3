import { describe, expect, it } from "vitest";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { CameraRow, CityRow } from "../../../shared/contract/rows.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { givenIncident } from "../../incident/given.ts";
import {
  cameraFeature,
  cameraOnMap,
  incidentFeatures,
  type MarkFeature,
  officerFeatures,
} from "./features.ts";
import { gather } from "./gather.ts";
import { IncidentReader } from "./incidents.ts";
import type { Mark } from "./marks.ts";
import type { Agency, SeenOfficer } from "./officers/seen.ts";

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
const incident = (id: string, category: string, given: Partial<IncidentRow> = {}) => {
  const known = city.categories.get(category);
  return givenIncident(id, 0, {
    ...{ category, agency: known?.agency ?? "nobody", priority: known?.priority ?? "normal", place: here },
    ...given,
  });
};
const now = 1000;
const onMap = (rows: readonly IncidentRow[], language: "id" | "en" = "id") =>
  new IncidentReader(city, language).onMap(rows, null, now);
const draw = (rows: readonly IncidentRow[]) => incidentFeatures(gather(onMap(rows), 12, 40), iconOf);

describe("incidents on the map", () => {
  it("bear their agency's shape, their priority and their category's name in the language of the room", () => {
    const [known, unknown] = onMap([incident("a", "macet"), incident("b", "ufo")], "en");
    expect(known).toMatchObject({ shape: "diamond", priority: "high", name: "macet in English" });
    expect(unknown).toMatchObject({ shape: "circle", priority: "normal", name: "ufo" });
  });

  it("are marked by how far they are, and that they are late", () => {
    const late = { stage: "arrive", at: now } as const;
    const marks = [
      incident("a", "api"),
      incident("b", "api", { state: "en-route", deadline: late }),
      incident("c", "api", { state: "on-scene", deadline: { ...late, at: now + 1 } }),
    ].map((row) => markOf(draw([row])[0]));
    expect(marks).toMatchObject([
      { stage: "new", breached: false },
      { stage: "taken", breached: true },
      { stage: "on-scene", breached: false },
    ]);
  });

  it("are counted in a bubble that bears the gravest priority inside, whatever their order", () => {
    const late = { deadline: { stage: "arrive", at: now } } as const;
    const rows = [
      incident("a", "lampu", late),
      incident("b", "api"),
      incident("c", "macet"),
      incident("d", "macet", { place: far }),
    ];
    for (const given of [rows, [...rows].reverse()]) {
      const features = draw(given);
      const bubble = features.find(({ properties }) => properties.kind === "bubble");
      expect(markOf(bubble)).toEqual({ kind: "incidents", priority: "urgent", breached: true, count: 3 });
      const alone = features.filter(({ properties }) => properties.kind === "incident");
      expect(alone.map(({ properties }) => properties.id)).toEqual(["d"]);
      expect(bubble?.properties.order).toBeGreaterThan(alone[0]?.properties.order ?? 0);
    }
  });

  it("remember where a bubble's members are, so that it can be opened", () => {
    const near: [number, number] = [106.631, -6.179];
    const features = draw([incident("a", "api"), incident("b", "api", { place: near })]);
    expect(features[0]?.bbox).toEqual([106.63, -6.18, 106.631, -6.179]);
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
      placeKnown: true,
      district: "",
      tags: [],
      groups: [],
      origin: "city",
      edited: false,
      bearingDeg,
      url: "",
      health,
      healthSince: 0,
    };
  };
  const turned = cameraFeature(cameraOnMap(camera(90, "up")), false, iconOf);
  expect(markOf(turned)).toEqual({ kind: "camera", state: "up", turned: true, ringed: false });
  expect(JSON.parse(turned.properties.farIcon)).toMatchObject({ turned: false });
  expect(turned.properties.bearingDeg).toBe(90);
  const down = cameraFeature(cameraOnMap(camera(null, "down")), false, iconOf);
  expect(markOf(down)).toEqual({ kind: "camera", state: "down", turned: false, ringed: false });
  expect(down.properties.order).toBeGreaterThan(turned.properties.order);
  // Who says nothing of a camera is told on the map of the directory alone.
  expect(cameraOnMap(camera(null, "unknown")).state).toBe("up");
});
