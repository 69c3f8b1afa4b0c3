import { afterEach, beforeAll, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { SpotlightRow } from "../../../shared/contract/spotlights.ts";
import { minimumFontPx } from "../../../shared/domain/scene/legibility.ts";
import { camera, city, happened, link, officer } from "../../console/given.ts";
import { attachFakeCore, type GivenRows } from "../../data/testing.tsx";
import { givenIncident, givenOrder } from "../../incident/given.ts";
import { startTexts } from "../../ui/i18n.ts";
import CamerasPanel from "../cameras/index.tsx";
import SpotlightPanel from "./index.tsx";
import "../../ui/fonts.ts";
import "../../ui/theme.css";

const minuteMs = 60_000;
const settings = { incident: "fire", queue: true };
/** Its place in a spotlight over a whole display of full HD. */
const fullHd = { width: 640, height: 594 };

beforeAll(() => startTexts("id"));
afterEach(() => page.viewport(900, 700));

function fire(given: Partial<IncidentRow> = {}): IncidentRow {
  const now = Date.now();
  return givenIncident("fire", now - 4 * minuteMs, {
    ...{ category: "kebakaran", priority: "urgent", agency: "damkar", state: "en-route" },
    ...{ address: "Jl. Teuku Umar No. 41, depan pasar", district: "36.71.01" },
    text: "Api dari lantai dua ruko, ada orang di dalam.",
    deadline: { stage: "arrive", at: now + 7.5 * minuteMs },
    orders: ["DMK-1", "DMK-2"].map((id) => givenOrder(id, now - 3 * minuteMs, { state: "en-route" })),
    ...given,
  });
}

const turn = (incident: string, turn: number): SpotlightRow => ({
  ...{
    incident,
    turn,
    asked: false,
    priority: "urgent",
    until: turn === 0 ? Date.now() + 60_000 : null,
    kept: false,
  },
});

async function open(given: GivenRows, { width, height } = fullHd, rem = 32) {
  document.documentElement.style.fontSize = `${rem}px`;
  await page.viewport(width, height);
  const officers = [officer(1, { name: "Ujang Sutisna" }), officer(2, { name: "Siti" })];
  const core = attachFakeCore({ city: [city], link: [link], officers, ...given });
  const screen = await render(
    <div style={{ position: "fixed", inset: 0 }}>
      <SpotlightPanel settings={settings} place="wall" />
    </div>,
  );
  return { core, screen };
}

it("says what and where it is, how long there is, who is on it, what was said last, and how many wait", async () => {
  const { core, screen } = await open({
    incidents: [fire()],
    spotlights: [turn("fire", 0), turn("a", 1), turn("b", 2)],
    history: [happened(1, "incident.noted", { text: "Dua orang sudah keluar." })],
  });
  await expect.element(screen.getByText("2 lagi menunggu")).toBeVisible();
  await expect.element(screen.getByRole("heading", { name: /Kebakaran/ })).toBeVisible();
  const text = () => document.querySelector(".spotlight-facts")?.textContent;
  await expect
    .poll(text)
    .toMatch(/Teuku Umar.*Tangerang.*menuju lokasi.*Harus tiba.*sisa 7 mnt.*4 mnt.*Damkar/);
  expect(text()).toMatch(/Ujang Sutisna.*(Siti|petugas lagi).*Dua orang sudah keluar/);
  core.patch("incidents", [fire({ orders: [], state: "new" })]);
  await expect.element(screen.getByText("Belum ada petugas yang dikirim.")).toBeVisible();
  core.patch("incidents", [], ["fire"]);
  await expect.element(screen.getByText("Kejadian ini sudah tidak ada.")).toBeVisible();
  core.die();
  await expect.element(screen.getByText("data tidak diperbarui")).toBeVisible();
});

it.each([
  ["full HD, 3 m", 1920, 1080, 3, fullHd],
  ["full HD, 8 m", 1920, 1080, 8, fullHd],
  ["4K, 3 m", 3840, 2160, 3, { width: 1280, height: 1188 }],
  ["4K, 8 m", 3840, 2160, 8, { width: 1280, height: 1188 }],
  ["half a full HD, 3 m", 1920, 1080, 3, { width: 320, height: 594 }],
] as const)(
  "can be read on %s: nothing that matters is cut off",
  async (_, widthPx, heightPx, distanceM, place) => {
    const rem = minimumFontPx({ widthPx, heightPx, diagonalIn: 55, distanceM });
    await open({ incidents: [fire({ state: "dispatched" })], spotlights: [turn("fire", 0)] }, place, rem);
    await expect.poll(() => document.querySelector(".spotlight h3")?.textContent).toContain("Kebakaran");
    const must = [".spotlight h3 > span", ".spotlight-state", ".spotlight-figures .due"];
    for (const selector of must) {
      const element = document.querySelector<HTMLElement>(selector)!;
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      expect(width, selector).toBeGreaterThan(0);
      expect(left, selector).toBeGreaterThanOrEqual(0);
      expect(right, selector).toBeLessThanOrEqual(place.width);
      expect(top, selector).toBeGreaterThanOrEqual(0);
      expect(bottom, selector).toBeLessThanOrEqual(place.height);
      expect(element.scrollWidth, selector).toBeLessThanOrEqual(element.clientWidth + 1);
    }
  },
);

it("has cameras that say how far and where they stand, also when they are dead or gone", async () => {
  await page.viewport(640, 360);
  document.documentElement.style.fontSize = "32px";
  attachFakeCore({ city: [city], cameras: [camera(1, { health: "down" }), camera(2)] });
  const shown = (id: string) => ({ columns: 1, rows: 1, cameras: [id], only: true, from: [106.63, -6.18] });
  const screen = await render(
    <div style={{ position: "fixed", inset: 0 }}>
      <CamerasPanel settings={shown("camera-1")} place="wall" />
    </div>,
  );
  await expect.element(screen.getByText("110 m · timur")).toBeVisible();
  await expect.element(screen.getByText("kamera dilaporkan mati")).toBeVisible();
  await screen.rerender(
    <div style={{ position: "fixed", inset: 0 }}>
      <CamerasPanel settings={shown("camera-9")} place="wall" />
    </div>,
  );
  await expect.element(screen.getByText("Kamera ini sudah tidak ada.")).toBeVisible();
});
