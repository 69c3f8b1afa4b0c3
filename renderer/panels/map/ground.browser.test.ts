import type { Feature, Point, Polygon } from "geojson";
import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { expect, it, onTestFinished, vi } from "vitest";
import { Ground } from "./ground.ts";

setWorkerUrl(workerUrl);
vi.setConfig({ testTimeout: 60_000 });

const square = (reach: number): Feature<Polygon> => {
  const corners = [-1, 1, 1, -1, -1].map((x, n) => [x * reach, (n < 2 || n > 3 ? -1 : 1) * reach]);
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [corners] } };
};

/** A map of a blue ground with a yellow square, which is ground as well, and a red point, which is not. */
async function openMap() {
  const container = document.createElement("div");
  container.style.cssText = "width: 200px; height: 200px";
  document.body.append(container);
  const point: Feature<Point> = {
    type: "Feature",
    properties: {},
    geometry: { type: "Point", coordinates: [3, 3] },
  } as const;
  const map = new MapLibre({
    ...{ container, center: [0, 0], zoom: 3, fadeDuration: 0, attributionControl: false },
    canvasContextAttributes: { preserveDrawingBuffer: true },
    style: {
      version: 8,
      sources: {
        land: { type: "geojson", data: square(5) },
        points: { type: "geojson", data: point },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": "#0000ff" } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": "#ffff00" } },
        {
          ...{ id: "points", type: "circle", source: "points" },
          paint: { "circle-color": "#ff0000", "circle-radius": 8 },
        },
      ],
    },
  });
  onTestFinished(() => {
    map.remove();
    container.remove();
  });
  await map.once("idle");
  const layers = [{ id: "sea" }, { id: "land", source: "land" }];
  const ground = new Ground({ layers });
  const without = pixelsOf(map);
  map.addLayer(ground, "points");
  const drawAgain = async () => {
    map.triggerRepaint();
    await map.once("render");
  };
  return { map, ground, without, drawAgain };
}

function pixelsOf(map: MapLibre): string {
  return map.getCanvas().toDataURL();
}

it("is drawn once and then taken from its picture, pixel by pixel the same, while marks above it change", async () => {
  const { map, ground, without, drawAgain } = await openMap();
  for (let n = 0; n < 3; n++) await drawAgain();
  const before = ground.taken;
  await drawAgain();
  expect(ground.taken).toBe(before + 1);
  expect(pixelsOf(map)).toBe(without);

  map.setPaintProperty("points", "circle-radius", 20);
  await map.once("idle");
  expect(ground.taken).toBeGreaterThan(before + 1);
  expect(pixelsOf(map)).not.toBe(without);
  map.setPaintProperty("points", "circle-radius", 8);
  await map.once("idle");
  expect(pixelsOf(map)).toBe(without);
});

it("is drawn anew when its data change, and when the map is moved or gets another size", async () => {
  const { map, without, drawAgain } = await openMap();
  for (let n = 0; n < 3; n++) await drawAgain();
  const land = map.getSource("land") as GeoJSONSource;
  land.setData(square(8));
  await map.once("idle");
  expect(pixelsOf(map)).not.toBe(without);
  land.setData(square(5));
  await map.once("idle");
  expect(pixelsOf(map)).toBe(without);

  map.jumpTo({ center: [1, 0] });
  await map.once("idle");
  const moved = pixelsOf(map);
  expect(moved).not.toBe(without);
  for (let n = 0; n < 3; n++) await drawAgain();
  expect(pixelsOf(map)).toBe(moved);
  map.jumpTo({ center: [0, 0] });
  await map.once("idle");
  for (let n = 0; n < 3; n++) await drawAgain();
  expect(pixelsOf(map)).toBe(without);

  map.getContainer().style.width = "300px";
  map.resize();
  await map.once("idle");
  for (let n = 0; n < 3; n++) await drawAgain();
  const wide = pixelsOf(map);
  map.getContainer().style.width = "200px";
  map.resize();
  await map.once("idle");
  for (let n = 0; n < 3; n++) await drawAgain();
  expect(pixelsOf(map)).toBe(without);
  expect(wide).not.toBe(without);
});
