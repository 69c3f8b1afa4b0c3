import { expect, it } from "vitest";
import { framesPerSecond, loopSeconds } from "./scene.ts";
import { type Lane, runLane } from "./traffic.ts";

const frameS = 1 / framesPerSecond;
const spawns = [1.2, 3, 4.1, 9.7, 15].map((at, seed) => ({
  at,
  lengthM: 4.2,
  speed: 9 + seed * 0.4,
  kind: "car",
  seed,
}));
const lanes: Record<string, Lane> = {
  free: { lengthM: 190, spawns },
  "with a red light": {
    lengthM: 190,
    spawns,
    stop: { atM: 90, isOpen: (seconds) => seconds > 2 && seconds < 12 },
  },
};

it.each(Object.keys(lanes))("runs on from the end of the loop into its beginning: %s", (name) => {
  const { lengthM } = lanes[name]!;
  const placed = runLane(lanes[name]!);
  const [last, first] = [placed(loopSeconds - frameS), placed(0)];
  const inView = last.filter(({ s }) => s < lengthM - 2);
  expect(inView.length).toBeGreaterThan(1);
  for (const { spawn, s } of inView) {
    const steps = first.filter((one) => one.spawn === spawn).map((one) => one.s - s);
    // Each drives on by what its speed allows.
    expect(steps.some((step) => step >= 0 && step <= spawn.speed * frameS * 1.1)).toBe(true);
  }
});

it("keeps cars apart, and behind a red light", () => {
  const placed = runLane(lanes["with a red light"]!);
  const crossed: number[] = [];
  for (let frame = 0; frame < loopSeconds * framesPerSecond; frame++) {
    const cars = placed(frame * frameS).sort((a, b) => b.s - a.s);
    cars.slice(1).forEach((car, index) => {
      expect(cars[index]!.s - cars[index]!.spawn.lengthM - car.s).toBeGreaterThan(0);
    });
    for (const { spawn, s } of placed((frame + 1) * frameS)) {
      const before = cars.find((car) => car.spawn === spawn && car.s <= s && s - car.s < 2);
      if (before && before.s < 90 && s >= 90) crossed.push(frame * frameS);
    }
  }
  expect(crossed.length).toBe(spawns.length);
  // Who cannot stop any more drives on in the first moment of red.
  for (const seconds of crossed) expect(seconds > 1.8 && seconds < 13.5).toBe(true);
});
