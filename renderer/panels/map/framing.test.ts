import { afterEach, expect, it, vi } from "vitest";
import { Framing } from "./framing.ts";

/** What each observer is told with, in the order in which they were made: as a browser tells them. */
const observers: (() => void)[] = [];

afterEach(() => {
  observers.length = 0;
  vi.unstubAllGlobals();
});

function framed() {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(tell: () => void) {
        observers.push(tell);
      }
      observe() {}
      disconnect() {}
    },
  );
  const box = { clientWidth: 800, clientHeight: 600 };
  const legend = { offsetWidth: 800, offsetHeight: 40 };
  const calls: string[] = [];
  const map = {
    on: () => {},
    resize: () => calls.push("resize"),
    redraw: () => {},
    fitBounds: () => calls.push("fit"),
  };
  const frame = { box, legend, remPx: 16, wholeCity: [106, -7, 107, -6] };
  new Framing(map as never, frame as never, false);
  return { box, legend, calls, tell: () => observers.forEach((tell) => void tell()) };
}

it("fits the city into the map as large as it has become, also where the legend changed with it", () => {
  const { box, legend, calls, tell } = framed();
  tell();
  expect(calls).toEqual(["fit"]);
  Object.assign(box, { clientWidth: 1600, clientHeight: 900 });
  legend.offsetHeight = 60;
  tell();
  expect(calls).toEqual(["fit", "resize", "fit"]);
});

it("does not fit it again into the room that it is fitted into", () => {
  const { legend, calls, tell } = framed();
  tell();
  tell();
  legend.offsetHeight = 60;
  tell();
  expect(calls).toEqual(["fit", "fit"]);
});
