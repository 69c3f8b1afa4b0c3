import type { FeatureCollection, Point } from "geojson";
import { Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { expect, it, onTestFinished, vi } from "vitest";
import { Dragged } from "./dragged.ts";

setWorkerUrl(workerUrl);
vi.setConfig({ testTimeout: 60_000 });

const size = 240;

/** Red points all over a blue ground, so that some lie across every edge. */
const points: FeatureCollection<Point> = {
  type: "FeatureCollection",
  features: Array.from({ length: 40 * 40 }, (_, n) => ({
    type: "Feature",
    properties: {},
    geometry: { type: "Point", coordinates: [(n % 40) * 2 - 40, Math.floor(n / 40) * 2 - 40] },
  })),
};

/** The last frame of each map. */
const drawn = new WeakMap<MapLibre, string>();

async function openMap() {
  const container = document.createElement("div");
  container.style.cssText = `width: ${size}px; height: ${size}px`;
  document.body.append(container);
  const map = new MapLibre({
    ...{ container, center: [0, 0], zoom: 4, fadeDuration: 0, attributionControl: false },
    dragRotate: false,
    style: {
      version: 8,
      sources: { points: { type: "geojson", data: points } },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": "#0000ff" } },
        {
          ...{ id: "points", type: "circle", source: "points" },
          paint: { "circle-color": "#ff0000", "circle-radius": 8 },
        },
      ],
    },
  });
  // What a canvas has shown is gone from it: what was drawn is read in the frame itself.
  map.on("render", () => drawn.set(map, map.getCanvas().toDataURL()));
  const dragged = await new Promise<Dragged>((resolve) => {
    map.once("style.load", () => resolve(new Dragged(map, 10)));
  });
  onTestFinished(() => {
    dragged.remove();
    map.remove();
    container.remove();
  });
  await map.once("idle");
  const at = { x: size / 2, y: size / 2 };
  const mouse = (type: string, target: EventTarget) =>
    target.dispatchEvent(
      new MouseEvent(type, { bubbles: true, clientX: at.x, clientY: at.y, buttons: 1, view: window }),
    );
  mouse("mousedown", map.getCanvas());
  return {
    ...{ map, dragged },
    /** Moves the pointer, and waits for the frame. */
    async drag(x: number, y: number) {
      at.x += x;
      at.y += y;
      mouse("mousemove", document);
      await map.once("render");
      return pixelsOf(map);
    },
    release: () => mouse("mouseup", document),
  };
}

function pixelsOf(map: MapLibre): string | undefined {
  return drawn.get(map);
}

/** The frame of a map that is not dragged. */
async function wholeFrame(map: MapLibre): Promise<string | undefined> {
  map.triggerRepaint();
  await map.once("render");
  return pixelsOf(map);
}

it("moves what was drawn along and draws the edges: pixel by pixel a whole frame", async () => {
  const { map, dragged, drag } = await openMap();
  for (const [x, y] of [
    ...[
      [30, 0],
      [7, 0],
      [-20, 0],
      [-33, 0],
    ],
    ...[
      [0, 25],
      [0, -41],
      [12, 9],
      [-5, -17],
      [60, -50],
    ],
  ] as const) {
    const seen = await drag(x, y);
    expect(await wholeFrame(map)).toBe(seen);
  }
  // All but the first, of which there was no picture yet.
  expect(dragged.moved).toBe(8);
});

it("moves the same picture several times, and takes another when the pointer has gone far", async () => {
  const { map, dragged, drag } = await openMap();
  await drag(5, 5);
  for (let n = 0; n < 40; n++) await drag(-9, 4);
  expect(dragged.moved).toBeGreaterThan(20);
  expect(await drag(-9, 4)).toBe(await wholeFrame(map));
});

it("shows what has changed meanwhile, at the latest when the pointer rests", async () => {
  const { map, dragged, drag } = await openMap();
  await drag(5, 5);
  await drag(5, 5);
  const before = dragged.moved;
  map.setPaintProperty("points", "circle-color", "#00ff00");
  const seen = await drag(5, 5);
  await vi.waitFor(() => expect(pixelsOf(map)).not.toBe(seen));
  expect(dragged.moved).toBeGreaterThan(before);
  expect(await wholeFrame(map)).toBe(pixelsOf(map));
});

it("draws as a whole what is not moved by whole pixels", async () => {
  const { map, dragged, drag } = await openMap();
  await drag(5, 5);
  await drag(5, 5);
  const before = dragged.moved;
  map.setZoom(4.3);
  await map.once("render");
  expect(dragged.moved).toBe(before);
  expect(await wholeFrame(map)).toBe(pixelsOf(map));
});
