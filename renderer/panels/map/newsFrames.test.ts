import { beforeEach, expect, it, vi } from "vitest";
import { drawNewsOnce } from "./newsFrames.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** A map that draws when it is asked to; which of its sources are loaded, and where it looks, the test says. */
function fakeMap() {
  const loaded = { incidents: true, names: true };
  const sight = { lng: 106, zoom: 11, width: 800, isConnected: true };
  let frames = 0;
  const map = {
    getCenter: () => ({ lng: sight.lng, lat: -6 }) as never,
    getZoom: () => sight.zoom,
    getBearing: () => 0,
    getPitch: () => 0,
    getCanvas: () =>
      ({ width: sight.width, height: 600, isConnected: sight.isConnected }) as HTMLCanvasElement,
    style: { _updatePlacement: () => true },
    isSourceLoaded: (source: string) => loaded[source as keyof typeof loaded],
    _render(_time: number): unknown {
      return ++frames;
    },
    triggerRepaint: () => map._render(0),
  };
  drawNewsOnce(map, ["incidents", "names"]);
  map.triggerRepaint();
  return { map, loaded, sight, frames: () => frames };
}

it("draws news once, when all of it is there", () => {
  const { map, loaded, frames } = fakeMap();
  loaded.incidents = false;
  map.triggerRepaint();
  loaded.names = false;
  map.triggerRepaint();
  loaded.incidents = true;
  map.triggerRepaint();
  expect(frames()).toBe(1);
  loaded.names = true;
  map.triggerRepaint();
  expect(frames()).toBe(2);
  vi.runAllTimers();
  expect(frames()).toBe(2);
});

it("draws at once what is seen from elsewhere, and on a canvas of another size", () => {
  const { map, loaded, sight, frames } = fakeMap();
  loaded.incidents = false;
  sight.lng += 0.01;
  map.triggerRepaint();
  sight.zoom += 1;
  map.triggerRepaint();
  sight.width = 400;
  map.triggerRepaint();
  expect(frames()).toBe(4);
});

it("does not wait for ever, nor for good after it has waited once", () => {
  const { map, loaded, frames } = fakeMap();
  loaded.incidents = false;
  map.triggerRepaint();
  vi.advanceTimersByTime(1000);
  expect(frames()).toBe(2);
  map.triggerRepaint();
  expect(frames()).toBe(2);
  vi.advanceTimersByTime(1000);
  expect(frames()).toBe(3);
});

it("draws nothing outside of the document", () => {
  const { map, loaded, sight, frames } = fakeMap();
  loaded.incidents = false;
  map.triggerRepaint();
  sight.isConnected = false;
  sight.lng += 0.01;
  map.triggerRepaint();
  vi.runAllTimers();
  expect(frames()).toBe(1);
  sight.isConnected = true;
  map.triggerRepaint();
  expect(frames()).toBe(2);
});
