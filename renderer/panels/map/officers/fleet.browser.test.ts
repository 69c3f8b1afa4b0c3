import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { OfficerRow } from "../../../../shared/contract/rows.ts";
import { attachFakeCore, type FakeCore } from "../../../data/testing.tsx";
import { FrameTimes } from "../frameTimes.ts";
import { positionsFrame } from "../given.ts";
import { Fleet } from "./fleet.ts";
import type { Agency } from "./seen.ts";

const seconds = 6;
/** East each second: at the zoom of a district an eye can tell a twentieth of it. */
const stepDegrees = 0.001;
const zoom = 14;
const agency: Agency = {
  ...{ id: "damkar", name: { id: "Damkar", en: "Fire" }, short: "Damkar" },
  ...{ colour: "#ff7a3d", shape: "triangle" },
};
const officers = ["O-1", "O-2"].map(
  (id): OfficerRow => ({
    ...{ id, name: id, agency: agency.id, crew: "A", post: "p", phone: "" },
    ...{ duty: "on", dutySince: null, planned: true },
  }),
);

let core: FakeCore;
let fleet: Fleet;
let frames = 0;
let inView = true;

beforeEach(() => {
  vi.useFakeTimers();
  core = attachFakeCore({});
  frames = 0;
  inView = true;
  const times = new FrameTimes();
  const draw = () => {
    frames += 1;
    times.begin();
    fleet.draw(() => {});
  };
  fleet = new Fleet(
    { frames: times, zoom: () => zoom, repaint: draw, surroundings: () => () => inView, showBubbles: draw },
    32,
  );
});
afterEach(() => {
  fleet.sleep();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Both drive on, far from each other; how many frames that took. */
async function drive(): Promise<number> {
  let known: string[] = [];
  const report = async (second: number) => {
    const places = new Map<string, [number, number]>(
      officers.map(({ id }, index) => [id, [106.6 + second * stepDegrees, -6.2 + index * 0.02]]),
    );
    core.send(positionsFrame(core.positionsId() as number, places, Date.now(), known));
    known = [...places.keys()];
    await vi.advanceTimersByTimeAsync(1000);
  };
  await report(0);
  fleet.show(officers, new Map([[agency.id, agency]]));
  await report(1);
  frames = 0;
  for (let second = 2; second < 2 + seconds; second++) await report(second);
  return frames;
}

it("has officers drawn as they move, fifteen times a second where frames come at once", async () => {
  const drawn = await drive();
  expect(drawn).toBeGreaterThan(8 * seconds);
  expect(drawn).toBeLessThan(16 * seconds);
});

it("leaves a map that draws slowly three quarters of the time, and once a second draws it all the same", async () => {
  const tookMs = [150, 900];
  const slowly = (ms: number) =>
    vi.stubGlobal("requestAnimationFrame", (then: () => void) => setTimeout(then, ms));
  const drawn: number[] = [];
  for (const ms of tookMs) {
    slowly(ms);
    drawn.push(await drive());
  }
  const [slow = 0, slowest = 0] = drawn;
  expect(slow).toBeGreaterThan(seconds);
  expect(slow).toBeLessThan((seconds * 1000) / (2 * 150));
  expect(slowest).toBeGreaterThanOrEqual(seconds - 1);
  expect(slowest).toBeLessThanOrEqual(seconds + 1);
});

it("has nothing drawn for those whom nobody can see", async () => {
  inView = false;
  expect(await drive()).toBe(0);
});
