import { beforeAll, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { city } from "../../console/given.ts";
import { attachFakeCore } from "../../data/testing.tsx";
import { figuresRow } from "../../performance/given.ts";
import { startTexts } from "../../ui/i18n.ts";
import FiguresPanel from "./index.tsx";
import "../../ui/fonts.ts";
import "../../ui/theme.css";

beforeAll(() => startTexts("id"));

const state = { id: "performance" as const, waiting: 0, smallBelow: 10, personalOnWall: false };

async function open(settings: Record<string, unknown>, personalOnWall: boolean) {
  await page.viewport(1200, 600);
  const performance = [
    figuresRow(""),
    figuresRow("DRN-A", { count: 12, dutyHours: 24 }),
    figuresRow("DRN-B"),
  ];
  attachFakeCore({ city: [city], performance, performanceState: [{ ...state, personalOnWall }] });
  return await render(
    <div style={{ position: "fixed", inset: 0 }}>
      <FiguresPanel settings={settings} place="wall" />
    </div>,
  );
}

it("shows groups, the most first, with their workload beside their speed", async () => {
  const screen = await open({ grouping: "crew", period: "week" }, false);
  await expect.element(screen.getByRole("heading", { name: "Kinerja: Regu" })).toBeVisible();
  const rows = () => [...document.querySelectorAll("li.briefing-row")].map((row) => row.textContent ?? "");
  await expect.poll(rows).toHaveLength(2);
  expect(rows()[0]).toContain("DRN-B");
  expect(rows()[1]).toMatch(/DRN-A.*12.*25 mnt.*0,5\/jam/);
});

it("shows figures by people's names only where the city lets them onto the wall", async () => {
  const refused = await open({ grouping: "officer" }, false);
  await expect.element(refused.getByText("Angka per orang tidak ditampilkan di dinding.")).toBeVisible();
  expect(document.querySelectorAll("li.briefing-row")).toHaveLength(0);
  await refused.unmount();
  const shown = await open({ grouping: "officer" }, true);
  await expect.element(shown.getByRole("heading", { name: "Kinerja: Petugas" })).toBeVisible();
});
