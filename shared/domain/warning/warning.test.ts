import { describe, expect, it } from "vitest";
import { type CapAlert, capAlert } from "../../messages/warnings.ts";
import type { DistrictAreas } from "../city/district.ts";
import { distanceM } from "../place.ts";
import { areaPolygons, endedBy, expiryOf, lastExpiryOf, partsOf, standsWithoutEndMs } from "./warning.ts";

const block = { event: "Banjir", urgency: "Expected", severity: "Severe", certainty: "Very Likely" };
const sent = "2026-11-24T08:00:00+07:00";
function alert(more: object = {}, info: object[] = [{}]): CapAlert {
  return capAlert.parse({
    ...{ identifier: "1", sender: "bmkg", sent, status: "Actual", msgType: "Alert" },
    ...more,
    info: info.map((each) => ({ ...block, ...each })),
  });
}

describe("a warning's languages", () => {
  const headlines = (each: CapAlert) => partsOf(each).map(({ id, en }) => [id.headline, en.headline]);

  it("are told together", () => {
    expect(
      headlines(
        alert({}, [
          { language: "en-US", headline: "Rain" },
          { language: "id", headline: "Hujan" },
        ]),
      ),
    ).toEqual([["Hujan", "Rain"]]);
  });

  it("are one where it is told in one", () => {
    expect(headlines(alert({}, [{ headline: "Rain" }]))).toEqual([["Rain", "Rain"]]);
    expect(headlines(alert({}, [{ language: "fr-FR", headline: "Pluie" }]))).toEqual([["Pluie", "Pluie"]]);
  });

  it("belong together by their order where there are several dangers, and none is lost", () => {
    const several = alert({}, [
      { language: "id-ID", headline: "Hujan" },
      { language: "id-ID", headline: "Angin" },
      { language: "en-US", headline: "Rain" },
    ]);
    expect(headlines(several)).toEqual([
      ["Hujan", "Rain"],
      ["Angin", "Angin"],
    ]);
  });
});

it("ends when it says, else a day after it began", () => {
  const at = Date.parse(sent);
  const [until, open, later] = [
    { expires: "2026-11-24T09:00:00+07:00" },
    { expires: "" },
    { effective: "2026-11-24T10:00:00+07:00" },
  ];
  const several = alert({}, [until, open, later]);
  expect(several.info.map((each) => expiryOf(several, each) - at)).toEqual([
    3600_000,
    standsWithoutEndMs,
    2 * 3600_000 + standsWithoutEndMs,
  ]);
  expect(lastExpiryOf(several) - at).toBe(2 * 3600_000 + standsWithoutEndMs);
  expect(lastExpiryOf(alert({ msgType: "Cancel" }, []))).toBe(0);
});

it("ends those that it refers to, as an update or to take them back", () => {
  const references = "bmkg,A,2026-11-24T01:00:00+00:00  \n bmkg,B,2026-11-24T01:00:00+00:00 nonsense";
  expect(endedBy(alert({ msgType: "Cancel", references }, []))).toEqual(["bmkg,A", "bmkg,B"]);
  expect(endedBy(alert({ msgType: "Update", references }))).toEqual(["bmkg,A", "bmkg,B"]);
  expect(endedBy(alert({ msgType: "Alert", references }))).toEqual([]);
  expect(endedBy(alert({ msgType: "Cancel" }, []))).toEqual([]);
});

describe("its areas", () => {
  const square = (west: number): [number, number][] => [
    [west, -6.2],
    [west + 0.1, -6.2],
    [west + 0.1, -6.1],
    [west, -6.2],
  ];
  const district = (code: string, west: number): DistrictAreas["features"][number] => ({
    ...{ type: "Feature", properties: { code }, geometry: { type: "Polygon", coordinates: [square(west)] } },
  });
  const districtAreas: DistrictAreas = {
    type: "FeatureCollection",
    features: [district("36.71.01", 106.5), district("36.71.02", 106.6)],
  };
  const polygons = (area: object) =>
    areaPolygons(alert({}, [{ area }]).info[0]!, { code: "36.71", districtAreas });

  it("may be a polygon, which is closed where its writer left it open", () => {
    const polygon = "-6.1,106.6 -6.1,106.7 -6.2,106.7";
    expect(polygons({ areaDesc: "x", polygon })[0]?.[0]?.at(-1)).toEqual([106.6, -6.1]);
  });

  it("may be a circle, of 0 km for a place", () => {
    const [[ring = []] = []] = polygons({ areaDesc: "x", circle: ["-6.18,106.63 3", "-6.1,106.6 0"] });
    for (const place of ring) expect(distanceM([106.63, -6.18], place)).toBeCloseTo(3000, -1);
    expect(ring[0]).toEqual(ring.at(-1));
  });

  it.each([
    ["36.71.02", [106.6]],
    ["367102", [106.6]],
    ["3671", [106.5, 106.6]],
    ["31.74", []],
    ["Banten", []],
  ])("may be the district or city %s", (value, wests) => {
    const found = polygons({ areaDesc: "x", geocode: { valueName: "Kemendagri", value } });
    expect(found.map(([ring]) => ring?.[0]?.[0])).toEqual(wests);
  });
});
