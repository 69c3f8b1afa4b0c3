import { beforeEach, expect, it, vi } from "vitest";
import { FrameTimes } from "./frameTimes.ts";
import { KeyRhythm } from "./keyRhythm.ts";
import { drawNewsOnce } from "./newsFrames.ts";

/** How long the page stands still for a frame. */
const frameMs = 200;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (then: () => void) => setTimeout(then, frameMs));
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
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
    style: { _updatePlacement: () => true, _afterImageUpdated: () => map.triggerRepaint() },
    isSourceLoaded: (source: string) => loaded[source as keyof typeof loaded],
    _render(_time: number): unknown {
      return ++frames;
    },
    triggerRepaint: () => map._render(0),
  };
  const pace = { frames: new FrameTimes(), keys: new KeyRhythm() };
  drawNewsOnce(map, ["incidents", "names"], pace);
  map.triggerRepaint();
  return { map, loaded, sight, pace, frames: () => frames };
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

it("draws nothing for a picture alone", () => {
  const { map, frames } = fakeMap();
  map.style._afterImageUpdated();
  vi.runAllTimers();
  expect(frames()).toBe(1);
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

it("begins no frame of news where the next key is expected before it ends, but draws it in the end", () => {
  const { map, sight, pace, frames } = fakeMap();
  const key = () => pace.keys.press(performance.now());
  vi.advanceTimersByTime(1000);
  key();
  vi.advanceTimersByTime(500);
  key();
  vi.advanceTimersByTime(400);
  map.triggerRepaint();
  expect(frames()).toBe(1);
  // The city moves under the operator's hand all the same.
  sight.zoom += 1;
  map.triggerRepaint();
  expect(frames()).toBe(2);
  vi.advanceTimersByTime(100);
  key();
  map.triggerRepaint();
  expect(frames()).toBe(3);
  vi.advanceTimersByTime(400);
  map.triggerRepaint();
  // Nobody goes on.
  vi.advanceTimersByTime(260);
  expect(frames()).toBe(4);
  // Somebody types without end: there is a frame before the first keys have made a rhythm, and one after a second.
  for (let n = 0; n < 30; n++) {
    key();
    map.triggerRepaint();
    vi.advanceTimersByTime(50);
  }
  expect(frames()).toBe(6);
});
