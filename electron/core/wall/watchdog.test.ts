import { expect, it } from "vitest";
import type { RestartRow } from "../../../shared/contract/watchdog.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { returnAfterMs } from "../../../shared/domain/watchdog/safety.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { Notices } from "../live/notices.ts";
import { createSources } from "../live/sources.ts";
import { storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { Wall } from "./wall.ts";
import { Watchdog } from "./watchdog.ts";

const harian: Scene = {
  ...{ id: "harian", name: { id: "Harian", en: "Daily" }, position: 1, grid: { columns: 1, rows: 1 } },
  pages: [
    { title: "", panels: [{ id: "kameras", type: "cameras", at: [0, 0, 1, 1], priority: 5, settings: {} }] },
  ],
};
const none = { crashed: 0, hung: 0, blank: 0, unloadable: 0, graphics: 0 };

function started() {
  const sources = createSources();
  let now = 1000;
  const clock = () => now;
  const notices = new Notices(sources.notices, clock);
  const log = keptLog();
  const wall = new Wall([harian], "harian", smallCity(), sources, storeInMemory().displays, clock);
  wall.cover(
    ["left", "right"].map((id, n) => ({ id, label: id, x: n * 1920, y: 0, widthPx: 1920, heightPx: 1080 })),
  );
  const watchdog = new Watchdog({ rows: sources.watchdog, wall, notices, clock, log });
  const recent: RestartRow[] = [];
  return {
    ...{ sources, watchdog, log, wall },
    /** The window of this display crashes now. */
    crash(display: string) {
      recent.push({ at: now, cause: "crashed", display, page: "wall", reason: "killed" });
      watchdog.tell({ since: 1, counts: { ...none, crashed: recent.length }, recent: [...recent] });
    },
    pass(ms: number) {
      now += ms;
      watchdog.advance();
    },
    scenes: () => [...sources.displays.values()].map(({ id, scene }) => [id, scene]),
    notices: () => [...sources.notices.values()].map(({ code, params }) => [code, params]),
  };
}

it("each restart is counted, logged and said, with the display's number", () => {
  const { crash, pass, notices, sources, log } = started();
  crash("right");
  pass(1);
  crash("right");
  expect(notices()).toEqual([["window-crashed", { page: "wall 2", reason: "killed", count: "2" }]]);
  expect(sources.watchdog.get("watchdog")).toMatchObject({ counts: { crashed: 2 }, safety: null });
  expect(log.lines.filter(({ message }) => message === "restarted")).toHaveLength(2);
});

it("the third in a minute brings the safe scene to that display, which returns by itself", () => {
  const { crash, pass, scenes, sources, notices } = started();
  for (let n = 0; n < 3; n++) {
    crash("right");
    pass(100);
  }
  expect(scenes()).toEqual([
    ["left", "harian"],
    ["right", "aman"],
  ]);
  const types = sources.displays.get("right")!.panels.map(({ type }) => type);
  expect(types).not.toContain("cameras");
  expect(notices()).toContainEqual(["wall-safe", { displays: "2" }]);
  pass(returnAfterMs[0]);
  expect(scenes()).toContainEqual(["right", "harian"]);
  expect(notices().map(([code]) => code)).not.toContain("wall-safe");
});

it("an operator ends it; a core that starts again and is told the same comes to the same", () => {
  const { crash, pass, scenes, watchdog, sources } = started();
  for (let n = 0; n < 3; n++) {
    crash("left");
    pass(100);
  }
  const { since, counts } = sources.watchdog.get("watchdog")!;
  const other = started();
  other.pass(300);
  other.watchdog.tell({
    ...{ since, counts },
    recent: [1000, 1100, 1200].map((at) => ({
      ...{ at, cause: "crashed" as const, display: "left", page: "wall" as const, reason: "killed" },
    })),
  });
  expect(other.scenes()).toEqual(scenes());
  watchdog.endSafety();
  expect(scenes()).toContainEqual(["left", "harian"]);
  pass(100);
  // On probation.
  crash("left");
  expect(scenes()).toContainEqual(["left", "aman"]);
});

it("what the wall is told meanwhile counts when it returns", () => {
  const { crash, pass, wall, scenes } = started();
  for (let n = 0; n < 3; n++) crash("left");
  pass(1);
  for (let n = 0; n < 3; n++) {
    pass(1);
    crash("left");
  }
  wall.cover([{ id: "left", label: "", x: 0, y: 0, widthPx: 1280, heightPx: 720 }]);
  expect(scenes()).toEqual([["left", "aman"]]);
});
