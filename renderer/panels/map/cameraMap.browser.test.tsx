import { beforeAll, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { serveCityFilesFrom } from "../../data/cityFiles.ts";
import { attachFakeCore } from "../../data/testing.tsx";
import { startTexts } from "../../ui/i18n.ts";
import CameraMap from "./CameraMap.tsx";
import type { CameraState } from "./features.ts";
import { type BusyHour, busyHour, cityFolder } from "./given.ts";
import "../../ui/theme.css";

let hour: BusyHour;

// The machine that tests may be busy, and draws maps without a graphics card.
vi.setConfig({ testTimeout: 90_000 });

beforeAll(async () => {
  await startTexts("id");
  hour = await busyHour(Date.now());
  serveCityFilesFrom(cityFolder);
});

const states = new Map<string, CameraState>();
const stateOf = ({ id }: CameraRow) => states.get(id) ?? "up";

function becomes<Value>(read: () => Value, expected: Value): Promise<void> {
  return expect.poll(read, { timeout: 30_000 }).toEqual(expected);
}

it("shows the cameras that are given, each by how it stands, all of them in view, and none of the others", async () => {
  await page.viewport(1200, 800);
  document.documentElement.style.fontSize = "16px";
  attachFakeCore(hour.rows);
  const { cameras } = hour.rows;
  for (const [n, { id }] of cameras.entries())
    states.set(id, n % 5 === 1 ? "down" : n % 5 === 2 ? "unknown" : "up");
  const draw = (given: readonly CameraRow[], chosen?: CameraRow) => (
    <div style={{ position: "fixed", inset: 0 }}>
      <CameraMap
        cameras={given}
        whole={given.length === cameras.length}
        stateOf={stateOf}
        chosen={chosen}
        stale={false}
      >
        {null}
      </CameraMap>
    </div>
  );
  const screen = await render(draw(cameras));
  const map = screen.container.querySelector(".map") as HTMLElement;
  await becomes(() => map.dataset.map, "ready");
  await becomes(() => map.dataset.featuresCameras, String(cameras.length));
  const counts = [...map.querySelectorAll(".map-legend b")].map((each) => Number(each.textContent));
  expect(counts.reduce((sum, each) => sum + each)).toBe(cameras.length);
  expect(counts[1]).toBe([...states.values()].filter((state) => state === "down").length);
  await page.screenshot({ path: "../../../out/browser/camera-map.png" });

  const some = cameras.filter(({ district }) => district === cameras[0]?.district).slice(0, 4);
  await screen.rerender(draw(some, some[0]));
  await becomes(() => map.dataset.featuresCameras, String(some.length));
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(map.dataset.featuresCameras).toBe(String(some.length));
  await page.screenshot({ path: "../../../out/browser/camera-map-some.png" });
});
