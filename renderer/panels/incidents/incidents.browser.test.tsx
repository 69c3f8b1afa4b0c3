import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { minimumFontPx } from "../../../shared/domain/scene/legibility.ts";
import { city, link, officer } from "../../console/given.ts";
import { attachFakeCore, type GivenRows } from "../../data/testing.tsx";
import { givenIncident, givenOrder } from "../../incident/given.ts";
import { startTexts } from "../../ui/i18n.ts";
import IncidentsPanel from "./index.tsx";
import "../../ui/fonts.ts";
import "../../ui/theme.css";

const minuteMs = 60_000;
const noSettings = {};
/** As the everyday scene places the board on a display of full HD. */
const place = { width: 800, height: 720 };

beforeAll(() => startTexts("id"));
beforeEach(() => {
  document.documentElement.style.fontSize = "16px";
});
afterEach(() => page.viewport(900, 700));

async function open(incidents: readonly IncidentRow[] | null, given: GivenRows = {}) {
  await page.viewport(place.width, place.height);
  const officers = [officer(1, { name: "Ujang Sutisna" })];
  const core = attachFakeCore({ city: [city], link: [link], officers, ...given, incidents: incidents ?? [] });
  const screen = await render(
    <div style={{ position: "fixed", inset: 0 }}>
      <IncidentsPanel settings={noSettings} place="wall" />
    </div>,
  );
  return { core, screen };
}

const lines = () => [...document.querySelectorAll<HTMLElement>("[data-incident]")];
const shown = () => lines().map((line) => line.dataset.incident);
const figures = () =>
  [...document.querySelectorAll<HTMLElement>(".board-figures > div")].map((figure) => figure.textContent);

/** A flood's first minutes. */
function flood(now: number): IncidentRow[] {
  const ago = (minutes: number) => now - minutes * minuteMs;
  const damkar = { agency: "damkar", category: "kebakaran", priority: "urgent" } as const;
  return [
    givenIncident("waits", ago(3), {
      ...{ district: "36.71.12", address: "Jl. Merdeka 8" },
      deadline: { stage: "acknowledge", at: now + 5.5 * minuteMs },
    }),
    givenIncident("late", ago(20), {
      ...{ address: "Jl. Daan Mogot No. 41, depan pasar", district: "36.71.01" },
      deadline: { stage: "acknowledge", at: ago(12.5) },
    }),
    givenIncident("fire", ago(4), {
      ...damkar,
      ...{ state: "en-route", stateSince: ago(2), address: "Jl. Teuku Umar", district: "36.71.01" },
      deadline: { stage: "arrive", at: now + 7.5 * minuteMs },
      orders: [givenOrder("DMK-1", ago(3), { state: "en-route" })],
    }),
    givenIncident("many", ago(9), {
      ...damkar,
      ...{ state: "on-scene", stateSince: ago(1), district: "36.71.12" },
      deadline: { stage: "resolve", at: now + 100 * minuteMs },
      orders: ["DMK-2", "DMK-3", "DMK-4"].map((id) => givenOrder(id, ago(3), { state: "on-scene" })),
    }),
    givenIncident("silent", ago(6), {
      ...{ category: "lampu", priority: "low", state: "dispatched", district: "36.71.01" },
      orders: [givenOrder("DSH-9", ago(5), { replyBy: ago(1) })],
    }),
    givenIncident("done", ago(90), { state: "resolved", stateSince: now }),
  ];
}

it("shows what presses most first, with what a person needs to judge it", async () => {
  await open(flood(Date.now()));
  await expect.poll(shown).toEqual(["late", "silent", "many", "fire", "waits"]);
  const texts = () => lines().map((line) => line.textContent);
  await expect.poll(() => texts()[0]).toMatch(/Kemacetan *lewat 12 mnt *baru.*Daan Mogot.*belum ada/);
  expect(texts()[1]).toMatch(/Lampu jalan mati.*dikirim.*DSH-9 · belum dijawab/);
  expect(texts()[2]).toMatch(/Kebakaran *sisa 1 j.*di lokasi.*Karang Tengah.*3 petugas/);
  expect(texts()[3]).toMatch(/menuju lokasi.*Ujang Sutisna/);
  expect(figures().map((text) => Number.parseInt(text, 10))).toEqual([1, 5, 2, 1, 3, 1]);
});

it("takes changes as they come, and says how many more there are than fit", async () => {
  const now = Date.now();
  const rows = Array.from({ length: 300 }, (_, n) =>
    givenIncident(`i${String(n).padStart(3, "0")}`, now + n),
  );
  const { core, screen } = await open(rows);
  await expect.poll(() => shown()[0]).toBe("i000");
  await expect.element(screen.getByText(`${300 - lines().length} lagi`)).toBeVisible();
  const box = document.querySelector(".board-list") as HTMLElement;
  expect(lines().at(-1)?.getBoundingClientRect().bottom).toBeLessThanOrEqual(
    box.getBoundingClientRect().bottom,
  );
  core.patch("incidents", [{ ...(rows[299] as IncidentRow), priority: "urgent" }], ["i000"]);
  await expect.poll(() => shown().slice(0, 2)).toEqual(["i299", "i001"]);
  expect(document.querySelector<HTMLElement>("[data-incidents]")?.dataset.incidents).toBe("299");
});

it.each([3, 8])(
  "can be read from %i m: each line's state and time lie whole inside the board",
  async (distanceM) => {
    const display = { widthPx: 1920, heightPx: 1080, diagonalIn: 55, distanceM };
    document.documentElement.style.fontSize = `${minimumFontPx(display)}px`;
    await open(flood(Date.now()));
    await expect.poll(() => lines().length).toBeGreaterThan(1);
    for (const element of document.querySelectorAll<HTMLElement>(
      ".board-figures > :first-child, .due, .mark",
    )) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width === 0) continue;
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right, element.className).toBeLessThanOrEqual(place.width);
      expect(element.scrollWidth, element.className).toBeLessThanOrEqual(element.clientWidth + 1);
    }
    for (const state of document.querySelectorAll<HTMLElement>(".board-state")) {
      expect(state.getBoundingClientRect().width).toBeGreaterThan(0);
    }
  },
);

it("says that there is nothing, that it is loading, and that it is no longer fed", async () => {
  const { core, screen } = await open([]);
  await expect.element(screen.getByText("Tidak ada kejadian terbuka.")).toBeVisible();
  core.die();
  await expect.element(screen.getByText("data tidak diperbarui")).toBeVisible();
});
