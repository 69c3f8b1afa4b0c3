/**
 * A page with one map: the product's panel, fed as the core feeds it, or MapLibre alone with the same base map.
 * `?program=product|bare|geojson&task=drag|rest&steps=<how much nearer>`; `bare` draws no marks at all, `geojson`
 * replaces all of them each second. Tells the bench what it found, and goes on.
 */
import { type LayerSpecification, Map as MapLibre, type StyleSpecification, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Feature, FeatureCollection, Point } from "geojson";
import { createRoot } from "react-dom/client";
import { serveCityFilesFrom } from "../../../renderer/data/cityFiles.ts";
import { attachFakeCore } from "../../../renderer/data/testing.tsx";
import { readBaseMap } from "../../../renderer/panels/map/base.ts";
import { cityFolder, positionsFrame } from "../../../renderer/panels/map/given.ts";
import MapPanel from "../../../renderer/panels/map/index.tsx";
import { baseStyle } from "../../../renderer/panels/map/style.ts";
import { startTexts } from "../../../renderer/ui/i18n.ts";
import "../../../renderer/ui/fonts.ts";
import "../../../renderer/ui/theme.css";
import { type BusyCity, busyCity } from "./given.ts";

/** As on a full-HD display of 55 inches, read from 3 m. */
const remPx = 32;
const settleMs = 4000;

const query = new URLSearchParams(location.search);
const program = query.get("program") ?? "product";
const steps = Number(query.get("steps"));
const box = document.getElementById("root") as HTMLElement;

serveCityFilesFrom(cityFolder);
await startTexts("id");
document.documentElement.style.fontSize = `${remPx}px`;
const city = await busyCity(Date.now());
await (program === "product" ? openProduct(city) : openBare(city));
await wait(settleMs);
await tell("ready", {});
if (query.get("task") === "drag") await tell("frames", await drag(Number(query.get("ms"))));

async function openProduct({ rows, placesAt, changesAt }: BusyCity): Promise<void> {
  const core = attachFakeCore(rows);
  createRoot(box).render(<MapPanel settings={{}} place="console" />);
  await until(() => document.querySelector<HTMLElement>(".map")?.dataset.map === "ready");
  const nearer = document.querySelector<HTMLButtonElement>(".map-buttons button");
  for (let step = 0; step < steps; step++) {
    nearer?.click();
    await wait(1000);
  }
  let known: string[] = [];
  eachSecond((second) => {
    const places = placesAt(second);
    core.send(positionsFrame(core.positionsId() as number, places, Date.now(), known));
    known = [...places.keys()];
    core.patch("incidents", changesAt(second, Date.now()));
  });
}

async function openBare({ rows, placesAt }: BusyCity): Promise<void> {
  setWorkerUrl(workerUrl);
  const [row] = rows.city;
  const base = await readBaseMap(false, new Map(row?.districts.map(({ code, name }) => [code, name])));
  const [west, south, east, north] = base.extent ?? row!.bounds;
  const style = baseStyle(base, remPx);
  const map = new MapLibre({
    container: box,
    style: program === "geojson" ? withSources(style) : style,
    attributionControl: false,
    fadeDuration: 0,
    renderWorldCopies: false,
    dragRotate: false,
    bounds: [west, south, east, north],
  });
  await map.once("load");
  map.jumpTo({ zoom: map.getZoom() + steps });
  if (program !== "geojson") return;
  map.addImage("mark", disc("#5cc8ff"));
  map.addImage("officer", disc("#2fd3a0"));
  const source = (id: string) => map.getSource(id) as unknown as { setData(data: FeatureCollection): void };
  eachSecond((second) => {
    const pin = (place: readonly number[], id: string): Feature<Point> => ({
      type: "Feature",
      properties: { id },
      geometry: { type: "Point", coordinates: [...place] },
    });
    source("incidents").setData({
      type: "FeatureCollection",
      features: rows.incidents.map(({ place, id }) => pin(place, id)),
    });
    source("officers").setData({
      type: "FeatureCollection",
      features: [...placesAt(second)].map(([id, place]) => pin(place, id)),
    });
  });
}

function withSources(style: StyleSpecification): StyleSpecification {
  const data: FeatureCollection = { type: "FeatureCollection", features: [] };
  const source = { type: "geojson", data } as const;
  const layer = (id: string, image: string): LayerSpecification => ({
    id,
    type: "symbol",
    source: id,
    layout: { "icon-image": image, "icon-allow-overlap": true, "icon-ignore-placement": true },
  });
  return {
    ...style,
    sources: { ...style.sources, incidents: source, officers: source },
    layers: [...style.layers, layer("officers", "officer"), layer("incidents", "mark")],
  };
}

function disc(colour: string): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = remPx;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.fillStyle = colour;
  context.arc(remPx / 2, remPx / 2, remPx / 3, 0, 2 * Math.PI);
  context.fill();
  return context.getImageData(0, 0, remPx, remPx);
}

/**
 * Drags the map to and fro; how long it took for each frame that had something to draw, ms. A frame that comes before
 * the pointer has gone another pixel is none, but its time counts: what was drawn before may not have been done with.
 */
async function drag(forMs: number): Promise<{ frames: number; ms: number }> {
  const canvas = document.querySelector("canvas.maplibregl-canvas") as HTMLCanvasElement;
  const middle = { x: innerWidth / 2, y: innerHeight / 2 };
  const mouse = (type: string, x: number, target: EventTarget) =>
    target.dispatchEvent(
      new MouseEvent(type, { bubbles: true, clientX: x, clientY: middle.y, buttons: 1, view: window }),
    );
  mouse("mousedown", middle.x, canvas);
  let frames = 0;
  const beganAt = performance.now();
  let passed = 0;
  for (let at = middle.x; passed < forMs; passed = performance.now() - beganAt) {
    const to = Math.round(middle.x + Math.sin(passed / 700) * 150);
    if (to !== at) frames += 1;
    at = to;
    mouse("mousemove", to, document);
    await new Promise(requestAnimationFrame);
  }
  mouse("mouseup", middle.x, document);
  return { frames, ms: passed / frames };
}

function eachSecond(work: (second: number) => void): void {
  let second = 0;
  work(second);
  setInterval(() => work(++second), 1000);
}

function tell(what: string, value: unknown): Promise<unknown> {
  return fetch(`/told/${what}`, { method: "POST", body: JSON.stringify(value) });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(50);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
