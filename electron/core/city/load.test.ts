import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fault } from "../../../shared/domain/city/fault.ts";
import { loadCity } from "./load.ts";

const shipped = join(import.meta.dirname, "../../../resources/cities/36.71");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "city-"));
  await cp(shipped, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Changes one line of a file; answers its number. */
async function plant(file: string, marker: string, change: (line: string) => string): Promise<number> {
  const lines = (await readFile(join(folder, file), "utf8")).split("\n");
  const index = lines.findIndex((line) => line.includes(marker));
  expect(index, `${marker} in ${file}`).toBeGreaterThanOrEqual(0);
  lines[index] = change(lines[index]!);
  await writeFile(join(folder, file), lines.join("\n"));
  return index + 1;
}

const swap = (from: string | RegExp, to: string) => (line: string) => {
  const changed = line.replace(from, to);
  expect(changed).not.toBe(line);
  return changed;
};

const rows: [
  what: string,
  file: string,
  marker: string,
  change: (line: string) => string,
  fault: Partial<Fault>,
][] = [
  [
    "a zone that is none",
    "city.yaml",
    "zone:",
    swap("Asia/Jakarta", "Asia/Tangerang"),
    { code: "schema", path: "zone", severity: "error" },
  ],
  [
    "a code without quotes",
    "city.yaml",
    "code:",
    swap('"36.71"', "36.71"),
    { code: "schema", path: "code", found: "number 36.71" },
  ],
  [
    "a topic root with a wildcard",
    "city.yaml",
    "province:",
    (line) => `broker: { topicRoot: "liveroom/+" }\n${line}`,
    { code: "schema", path: "broker.topicRoot", severity: "error" },
  ],
  [
    "a centre outside",
    "city.yaml",
    "centre:",
    swap("106.655", "107.655"),
    { code: "outside-bounds", path: "centre" },
  ],
  [
    "a field nobody knows",
    "cameras.yaml",
    "id: simpang-kreo,",
    swap("bearingDeg", "bearing"),
    { code: "unknown-key", found: "bearing", severity: "warning" },
  ],
  [
    "a missing field",
    "cameras.yaml",
    "id: simpang-kreo,",
    swap(/, url: [^ ]+/, ""),
    { code: "schema", found: "nothing" },
  ],
  [
    "a duplicate id",
    "cameras.yaml",
    "id: simpang-kreo,",
    swap("simpang-kreo,", "simpang-ciledug,"),
    { code: "duplicate-id", found: '"simpang-ciledug" again', severity: "error" },
  ],
  [
    "a place outside the bounds",
    "cameras.yaml",
    "id: simpang-kreo,",
    swap(/place: \[[^\]]+/, "place: [110.41, -6.99"),
    { code: "outside-bounds", severity: "error" },
  ],
  [
    "latitude first",
    "cameras.yaml",
    "id: simpang-kreo,",
    swap(/place: \[[^\]]+/, "place: [-6.23, 106.73"),
    { code: "schema", expected: "a latitude from -90 to 90" },
  ],
  [
    "a place outside every district",
    "posts.yaml",
    "id: spp-larangan",
    swap(/place: \[[^\]]+/, "place: [106.7600, -6.1050"),
    { code: "outside-district", severity: "error" },
  ],
  [
    "a place in another district",
    "posts.yaml",
    "id: spp-larangan",
    swap("36.71.13", "36.71.01"),
    { code: "outside-district", severity: "warning" },
  ],
  [
    "an unknown district",
    "posts.yaml",
    "id: spp-larangan",
    swap("36.71.13", "36.71.99"),
    { code: "unknown-reference", found: '"36.71.99"' },
  ],
  [
    "a sensor outside the bounds",
    "sensors.yaml",
    "id: tma-kali-angke",
    swap(/place: \[[^\]]+/, "place: [110.41, -6.99"),
    { code: "outside-bounds", severity: "error" },
  ],
  [
    "a sensor whose warning comes after its alarm",
    "sensors.yaml",
    "id: tma-kali-angke",
    swap("warning: 250", "warning: 350"),
    { code: "schema", path: "[4].limits", expected: "a warning below the alarm" },
  ],
  [
    "an unknown agency",
    "categories.yaml",
    "id: banjir",
    swap("agency: drainase", "agency: drainage"),
    { code: "unknown-reference", expected: "an agency of agencies.yaml", found: '"drainage"' },
  ],
  [
    "a camera of an unknown agency",
    "cameras.yaml",
    "id: simpang-cikokol",
    swap("agencies: [dishub]", "agencies: [dishub, dinas]"),
    { code: "unknown-reference", expected: "an agency of agencies.yaml", found: '"dinas"' },
  ],
  [
    "a procedure for an unknown category",
    "sops.yaml",
    "categories: [pohon]",
    swap("[pohon]", "[pohon, topan]"),
    { code: "unknown-reference", expected: "a category of categories.yaml", found: '"topan"' },
  ],
  [
    "a day that is closed before its night shift is over",
    "attendance.yaml",
    "closes:",
    swap("12:00", "05:30"),
    { code: "schema", path: "closes.at", severity: "warning", found: '"05:30"' },
  ],
  [
    "a tolerance that is none",
    "attendance.yaml",
    "tolerance:",
    swap("lateMinutes: 10", "lateMinutes: ten"),
    { code: "schema", path: "tolerance.lateMinutes", severity: "error" },
  ],
  [
    "a tour of an unknown district",
    "tours.yaml",
    "id: periuk",
    swap("36.71.08", "36.71.80"),
    { code: "unknown-reference", path: "[6].by.district", found: '"36.71.80"', severity: "error" },
  ],
  [
    "a tour of a tag that no camera has",
    "tours.yaml",
    "id: pasar",
    swap("tag: market", "tag: markets"),
    { code: "unknown-reference", path: "[3].by.tag", found: '"markets"', severity: "warning" },
  ],
  [
    "a tour by two rules",
    "tours.yaml",
    "id: pasar",
    swap("tag: market", "tag: market, agency: dishub"),
    { code: "schema", path: "[3].by", expected: "one of district, tag, agency, unseenMinutes, cameras" },
  ],
  [
    "a tour that nobody can follow",
    "tours.yaml",
    "id: air",
    swap("dwellS: 30", "dwellS: 2"),
    { code: "schema", path: "[0].dwellS", expected: "at least 5 s", found: "number 2" },
  ],
  [
    "a target of an unknown category",
    "targets.yaml",
    "id: kebakaran",
    swap("category: kebakaran", "category: topan"),
    { code: "unknown-reference", path: "[2].category", found: '"topan"', severity: "error" },
  ],
  [
    "a target that asks nothing",
    "targets.yaml",
    "id: kota",
    swap(", keptPercent: 90", ""),
    { code: "schema", path: "[0]", expected: "keptPercent or p90Min" },
  ],
  [
    "a number of inhabitants in words",
    "districts.yaml",
    "name: Benda",
    swap("83500", "banyak"),
    { code: "schema", path: "[3].population" },
  ],
  [
    "a step twice in a procedure",
    "sops.yaml",
    "id: pendinginan",
    swap("pendinginan", "evakuasi"),
    { code: "duplicate-id", path: "[0].steps[8].id", found: '"evakuasi" again' },
  ],
  [
    "a step that does what nobody knows",
    "sops.yaml",
    "action: { type: camera }",
    swap("camera", "siren"),
    { code: "schema", path: "[0].steps[0].action.type" },
  ],
  [
    "a supervisor of another agency",
    "agencies.yaml",
    "id: damkar",
    swap("DMK-001", "DLH-001"),
    { code: "unknown-reference", found: '"DLH-001", an officer of kebersihan', severity: "warning" },
  ],
  [
    "an escalation that is none",
    "categories.yaml",
    "id: kebakaran",
    swap("[again,", "[shout,"),
    { code: "schema", path: "[0].escalation[0]", expected: "one of again, next, supervisor" },
  ],
  [
    "deadlines out of order",
    "categories.yaml",
    "id: banjir",
    swap("resolve: 480", "resolve: 4"),
    { code: "schema", path: "[3].deadlinesMin" },
  ],
  [
    "an unknown post",
    "officers.yaml",
    "id: DSH-014",
    swap(/post: [\w-]+/, "post: nowhere"),
    { code: "unknown-reference", expected: "a post of posts.yaml" },
  ],
  [
    "an unknown crew",
    "officers.yaml",
    "id: DSH-014",
    swap(/crew: [\w-]+/, "crew: DSH-Z"),
    { code: "unknown-reference", found: '"DSH-Z"' },
  ],
  [
    "a colour that is none",
    "agencies.yaml",
    "id: damkar",
    swap("#ff7a3d", "red"),
    { code: "schema", found: '"red"' },
  ],
  [
    "a camera of another protocol",
    "cameras.yaml",
    "id: simpang-kreo,",
    swap(/url: [^ ]+/, 'url: "rtsp://10.0.0.4/live"'),
    { code: "schema", found: '"rtsp://10.0.0.4/live"' },
  ],
  [
    "credentials in a URL",
    "cameras.yaml",
    "id: simpang-kreo,",
    swap(/url: [^ ]+/, 'url: "https://admin:rahasia@cctv.example/a.m3u8"'),
    {
      code: "schema",
      expected: "a URL without credentials (they belong in the secret store)",
      found: '"https://…@cctv.example/a.m3u8"',
    },
  ],
  ["an hour that no shift covers", "shifts.yaml", "shifts:", (line) => line, { code: "shift-gap" }],
  [
    "an unknown shift",
    "shifts.yaml",
    "DLH-A:",
    swap("malam", "subuh"),
    { code: "unknown-reference", found: '"subuh"' },
  ],
  [
    "other hours that end before they begin",
    "shifts.yaml",
    'until: "2027-03-09"',
    swap("2027-03-09", "2027-01-09"),
    { code: "schema", expected: "a day from 2027-02-08 on", found: '"2027-01-09"' },
  ],
  [
    "other hours of a shift that there is not",
    "shifts.yaml",
    'siang: { start: "13:00"',
    swap("siang:", "sore:"),
    { code: "unknown-reference", found: '"sore"', severity: "warning" },
  ],
  [
    "a day that is none",
    "holidays.yaml",
    "2026-08-17",
    swap("2026-08-17", "17-08-2026"),
    { code: "schema", expected: 'a date such as "2026-08-17"' },
  ],
  [
    "a holiday that is there twice",
    "holidays.yaml",
    "2026-08-25",
    swap("2026-08-25", "2026-08-17"),
    { code: "duplicate-id", found: '"2026-08-17" again' },
  ],
  [
    "a skill that the city does not name",
    "officers.yaml",
    "id: DSH-014",
    swap("skills: [lalin", "skills: [menyelam"),
    { code: "unknown-reference", found: '"menyelam"', severity: "warning" },
  ],
  [
    "a vehicle at no post",
    "vehicles.yaml",
    "id: DMK-01",
    swap("dmk-mako", "dmk-utara"),
    { code: "unknown-reference", found: '"dmk-utara"' },
  ],
  [
    "a minimum in a shift that there is not",
    "posts.yaml",
    "id: spp-puspem",
    swap("malam:", "subuh:"),
    { code: "unknown-reference", found: '"subuh"', severity: "warning" },
  ],
  [
    "a pattern that is too short",
    "shifts.yaml",
    "DLH-A:",
    swap(", off]", "]"),
    { code: "schema", found: "7 days" },
  ],
  [
    "an area of no district",
    "districts.geojson",
    '"36.71.13"',
    swap("36.71.13", "36.71.77"),
    { code: "unknown-reference", found: '"36.71.77"' },
  ],
  [
    "a ring that is open",
    "districts.geojson",
    '"36.71.13"',
    swap("[[[", "[[[106.7,-6.2],["),
    { code: "schema" },
  ],
  [
    "a kind nobody draws",
    "basemap.geojson",
    "Kali Angke",
    swap('"river"', '"stream"'),
    { code: "schema", found: '"stream"' },
  ],
  [
    "a road on its own",
    "basemap.geojson",
    "Jalan Gembor",
    swap(/"coordinates":.*\]\]/, '"coordinates":[[106.6001,-6.2],[106.6002,-6.2]]'),
    { code: "unconnected-road", severity: "warning" },
  ],
];

describe("a city folder", () => {
  it("as shipped has no fault", async () => {
    const { city, faults } = await loadCity(shipped);
    expect(faults).toEqual([]);
    expect(city).toMatchObject({ code: "36.71", zone: "Asia/Jakarta", hasTiles: false, folder: shipped });
  });

  it.each(rows)("with %s: told with its line", async (what, file, marker, change, expected) => {
    if (what === "an hour that no shift covers") await plant(file, "id: siang", swap('"22:00"', '"21:30"'));
    const line = await plant(file, marker, change);
    const { city, faults } = await loadCity(folder);
    const fault = faults.find(({ code }) => code === expected.code);
    expect(fault, JSON.stringify(faults.slice(0, 3))).toMatchObject(expected);
    expect([fault!.file, fault!.line]).toEqual([file, line]);
    expect(fault!.column).toBeGreaterThan(0);
    expect(city === undefined).toBe(file === "city.yaml" && fault!.severity === "error");
  });

  it.each([
    "city.yaml",
    "districts.yaml",
    "districts.geojson",
    "agencies.yaml",
    "categories.yaml",
    "cameras.yaml",
    "posts.yaml",
    "officers.yaml",
    "shifts.yaml",
    "basemap.geojson",
  ])("without %s: told", async (file) => {
    await rm(join(folder, file));
    const { faults } = await loadCity(folder);
    expect(faults).toContainEqual(expect.objectContaining({ code: "missing-file", file, severity: "error" }));
  });

  it.each([
    ["sops.yaml", "sops"],
    ["tours.yaml", "tours"],
    ["targets.yaml", "targets"],
    ["sensors.yaml", "sensors"],
    ["holidays.yaml", "holidays"],
    ["vehicles.yaml", "vehicles"],
  ] as const)("without %s has no fault", async (file, records) => {
    await rm(join(folder, file));
    const { city, faults } = await loadCity(folder);
    expect(faults).toEqual([]);
    expect(city?.[records]).toEqual([]);
  });

  it("gives a category that says nothing of it what is usual", async () => {
    await plant("categories.yaml", "id: banjir", (line) => line.replace(/, alike:.*/, " }"));
    const { city, faults } = await loadCity(folder);
    expect(faults).toEqual([]);
    expect(city?.categories.find(({ id }) => id === "banjir")).toMatchObject({
      alike: { radiusM: 200, windowMin: 120 },
      replyMin: 5,
      escalation: ["again", "next", "supervisor"],
    });
  });

  it("without cameras still serves its reports", async () => {
    await rm(join(folder, "cameras.yaml"));
    const { city, faults } = await loadCity(folder);
    expect(faults).toHaveLength(1);
    expect(city?.cameras).toEqual([]);
    expect(city?.officers.length).toBeGreaterThan(0);
  });

  it.each([
    ["cameras.yaml", "- { id: a, name: [", 1],
    ["cameras.yaml", "- { id: a }\n- { id: a, id: b }\n", 2],
    ["basemap.geojson", '{\n"type": "FeatureCollection",\n"features": [,]\n}', 3],
    ["basemap.geojson", '{\n"type": "FeatureCollection",', 2],
  ])("with %s broken: told where", async (file, text, line) => {
    await writeFile(join(folder, file), text);
    const { faults } = await loadCity(folder);
    expect(faults[0]).toMatchObject({ code: "syntax", file, line });
  });

  it.each([
    ["", "schema"],
    ["just a text", "schema"],
    [Buffer.from([0xff, 0xfe, 0x00]), "unreadable"],
    [`a: &a [1]\n${"b: [*a, *a, *a]\n".repeat(200)}`, "syntax"],
    ["- &a { id: *a }\n", "syntax"],
    ["- &a { id: x, name: [*a] }\n", "syntax"],
  ])("with officers.yaml of nonsense %#: never throws", async (content, code) => {
    await writeFile(join(folder, "officers.yaml"), content);
    const { faults } = await loadCity(folder);
    expect(faults.some((fault) => fault.file === "officers.yaml" && fault.code === code)).toBe(true);
  });

  it("that does not exist: every file is told", async () => {
    const { city, faults } = await loadCity(join(folder, "nowhere"));
    expect(city).toBeUndefined();
    expect(faults).toHaveLength(10);
  });

  it("with an archive that is none: told, and the drawn base map is used", async () => {
    await writeFile(join(folder, "basemap.pmtiles"), "<html>404</html>");
    const { city, faults } = await loadCity(folder);
    expect(faults).toMatchObject([{ code: "tiles", file: "basemap.pmtiles", severity: "error" }]);
    expect(city?.hasTiles).toBe(false);
  });

  it("tells one fault once: what refers to a faulty agency is left out in silence", async () => {
    await plant("agencies.yaml", "id: damkar", swap("#ff7a3d", "red"));
    const { city, faults } = await loadCity(folder);
    expect(faults.map(({ file }) => file)).toEqual(["agencies.yaml"]);
    expect(city?.officers.some(({ agency }) => agency === "damkar")).toBe(false);
    expect(city?.categories.some(({ agency }) => agency === "damkar")).toBe(false);
  });
});

it("a city's topics stand below its code, or below what its file says", async () => {
  expect((await loadCity(folder)).city?.topicRoot).toBe("liveroom/36.71");
  await plant("city.yaml", "province:", (line) => `${line}\nbroker: { topicRoot: liveroom/36-71 }`);
  expect((await loadCity(folder)).city?.topicRoot).toBe("liveroom/36-71");
});
