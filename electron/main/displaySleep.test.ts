import { expect, it, vi } from "vitest";
import { keepAwake } from "./displaySleep.ts";

const blockers = vi.hoisted(() => ({ held: new Set<number>(), started: 0 }));
vi.mock("electron", () => ({
  powerSaveBlocker: {
    start(type: string) {
      if (type !== "prevent-display-sleep") throw new Error(type);
      blockers.held.add(blockers.started);
      return blockers.started++;
    },
    stop: (id: number) => blockers.held.delete(id),
  },
}));

it("is held once while the wall has windows, and given back when it has none", () => {
  const heldAfter = [1, 3, 0, 0, 2].map((windows) => {
    keepAwake(windows);
    return blockers.held.size;
  });
  expect(heldAfter).toEqual([1, 1, 0, 0, 1]);
});
