import { afterEach, beforeAll, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { BriefingPage } from "../../../shared/domain/briefing/pages.ts";
import { briefingPages } from "../../../shared/domain/briefing/pages.ts";
import { minimumFontPx } from "../../../shared/domain/scene/legibility.ts";
import { city, incident, link, officer, room } from "../../console/given.ts";
import { servePicturesFrom } from "../../data/pictures.ts";
import { attachFakeCore, type GivenRows } from "../../data/testing.tsx";
import { figuresRow } from "../../performance/given.ts";
import { startTexts } from "../../ui/i18n.ts";
import { lookAt } from "../../wall/legibility/look.ts";
import BriefingPanel from "./index.tsx";
import "../../ui/fonts.ts";
import "../../ui/theme.css";

beforeAll(() => startTexts("id"));
afterEach(() => page.viewport(900, 700));

const settings = {};
const now = Date.now();
const minute = 60_000;

const agencies = [
  { id: "damkar", short: "Damkar", shape: "triangle" as const, colour: "#ff7a3d" },
  { id: "dishub", short: "Dishub", shape: "diamond" as const, colour: "#56b4e9" },
  { id: "kebersihan", short: "DLH", shape: "circle" as const, colour: "#2fd3a0" },
  { id: "drainase", short: "Drainase", shape: "hexagon" as const, colour: "#cc8fd0" },
  { id: "satpolpp", short: "Satpol PP", shape: "square" as const, colour: "#f0e442" },
].map((agency) => ({ ...agency, name: { id: agency.short, en: agency.short } }));
const districts = [
  "Tangerang",
  "Jatiuwung",
  "Batuceper",
  "Benda",
  "Cipondoh",
  "Ciledug",
  "Karawaci",
  "Periuk",
].map((name, n) => ({ code: `36.71.0${n + 1}`, name }));
const sensor = (n: number, value: number | null) => ({
  ...{
    id: `WL-${n}`,
    name: `Pintu Air Sepuluh ${n}`,
    kind: "water-level" as const,
    place: [106.6, -6.2] as [number, number],
  },
  ...{
    district: null,
    unit: "cm",
    warning: 150,
    alarm: 200,
    value,
    time: value === null ? null : now - minute,
    history: [],
  },
});
const hash = "a".repeat(64);

/** Groups of all groupings at once: the fake core gives the same rows to each. */
const given: GivenRows = {
  city: [{ ...city, agencies, districts }],
  link: [link],
  room: [room],
  performance: [
    figuresRow("", { count: 128, kept: 0.91 }),
    ...agencies.map(({ id }, n) =>
      figuresRow(id, { count: 40 - n * 9, kept: 0.97 - n * 0.07, overdue: n, small: n === 4, open: 9 - n }),
    ),
  ],
  incidents: Array.from({ length: 14 }, (_, n) =>
    incident(n, { deadline: { stage: "arrive", at: now + (n - 3) * 4 * minute }, district: "36.71.08" }),
  ),
  officers: Array.from({ length: 40 }, (_, n) =>
    officer(n, { agency: agencies[n % 5]!.id, duty: n % 7 ? "on" : "off", planned: n % 9 !== 0 }),
  ),
  sensors: [sensor(1, 212), sensor(2, 160), sensor(3, 40), sensor(4, null)],
  alarms: [],
  briefingPhotos: [
    {
      ...{ incident: "TL-1", category: "macet", address: "Jl. Merdeka 1", district: "36.71.01" },
      before: { sha256: hash, camera: "Simpang Cikokol", at: now - 90 * minute },
      after: { sha256: hash, camera: "Simpang Cikokol", at: now - 5 * minute },
    },
  ],
};

const display = { widthPx: 1920, heightPx: 1080, diagonalIn: 55, distanceM: 3 };

async function open(shown: BriefingPage, remPx: number, widthPx = 1920, heightPx = 855) {
  document.documentElement.style.fontSize = `${remPx}px`;
  document.body.style.margin = "0";
  await page.viewport(widthPx, heightPx);
  const row = {
    id: "briefing" as const,
    page: shown,
    part: 0,
    room: null,
    pages: [...briefingPages],
    turning: true,
    turnedAt: now,
  };
  const core = attachFakeCore({ ...given, briefing: [row] });
  const screen = await render(
    <div style={{ position: "fixed", inset: 0, background: "var(--ground)" }} data-panel="briefing">
      <BriefingPanel settings={settings} place="wall" />
    </div>,
  );
  await expect
    .poll(() => document.querySelector("[data-briefing]")?.getAttribute("data-briefing"))
    .toBe(shown);
  return { core, screen, row };
}

it.each([...briefingPages])("%s can be read, and stays within its place", async (shown) => {
  servePicturesFrom("data:image/gif;base64,R0lGODlhAQABAAAAACw=#");
  await open(shown, minimumFontPx(display));
  const panel = document.querySelector<HTMLElement>("[data-panel]")!;
  await expect.poll(() => panel.querySelectorAll("li, dl, figure").length).toBeGreaterThan(0);
  expect(lookAt(panel, display).illegible).toEqual([]);
  const outside = () => {
    const { right, bottom } = panel.getBoundingClientRect();
    return [...panel.querySelectorAll("li > *, dl > *, figcaption")]
      .filter((part) => {
        const box = part.getBoundingClientRect();
        return box.right > right + 1 || box.bottom > bottom + 1;
      })
      .map(({ textContent }) => textContent);
  };
  await expect.poll(outside).toEqual([]);
  await page.screenshot({ path: `../../../out/browser/briefing-${shown}.png` });
});

it.each([...briefingPages])("%s fits where text is large for who sits 8 m away", async (shown) => {
  servePicturesFrom("data:image/gif;base64,R0lGODlhAQABAAAAACw=#");
  await open(shown, minimumFontPx({ ...display, distanceM: 8 }));
  await page.screenshot({ path: `../../../out/browser/briefing-${shown}-8m.png` });
  const panel = document.querySelector<HTMLElement>("[data-panel]")!;
  expect(lookAt(panel, { ...display, distanceM: 8 }).illegible).toEqual([]);
  for (const part of panel.querySelectorAll(".briefing-figures > div")) {
    const place = part.getBoundingClientRect();
    for (const word of part.querySelectorAll("dt, dd")) {
      const box = word.getBoundingClientRect();
      if (box.height === 0) continue;
      expect(box.top).toBeGreaterThanOrEqual(place.top - 1);
      expect(box.bottom).toBeLessThanOrEqual(place.bottom + 1);
      // Nothing of a figure's name is cut.
      expect(box.right, word.textContent ?? "").toBeLessThanOrEqual(place.right + 1);
      // What it was before may be longer than its place: a headline, which the page on water has in full.
      if (!word.matches(".briefing-note"))
        expect(word.scrollWidth, word.textContent ?? "").toBeLessThanOrEqual(word.clientWidth + 1);
    }
  }
});

it.each([...briefingPages])("%s leaves nothing out, over its parts, at 8 m", async (shown) => {
  servePicturesFrom("data:image/gif;base64,R0lGODlhAQABAAAAACw=#");
  const { core, row } = await open(shown, minimumFontPx({ ...display, distanceM: 8 }));
  await expect.poll(() => told(core)).toMatchObject({ page: shown });
  const heads = new Set<string>();
  const named = new Map<string, number>();
  const figures = new Set<string>();
  const title = () => document.querySelector("h2")?.textContent ?? "";
  for (let part = 0; part < told(core)!.parts; part++) {
    core.patch("briefing", [{ ...row, part }]);
    await expect
      .poll(() => (told(core)!.parts === 1 ? 1 : title().endsWith(` ${part + 1}/${told(core)!.parts}`)))
      .toBeTruthy();
    for (const word of textsOf(".briefing-head > *")) heads.add(word);
    for (const name of textsOf("li.briefing-row")) named.set(name, part);
    for (const name of textsOf(".briefing-figures dt")) figures.add(name);
    // Each is whole within its place, once that was measured.
    await expect.poll(overflowing).toEqual([]);
    if (part < 3)
      await page.screenshot({ path: `../../../out/browser/briefing-${shown}-8m-${part + 1}.png` });
  }
  if (shown === "today") expect(figures.size).toBe(8);
  if (shown === "agencies") {
    for (const { short } of agencies)
      expect([...named.keys()].some((name) => name.includes(short))).toBe(true);
    expect([...heads]).toEqual(
      expect.arrayContaining([
        "OPD",
        "Per hari",
        "7 hari",
        "ditepati",
        "target",
        "Tiba (median)",
        "Terbuka",
        "lewat",
      ]),
    );
    expect(document.querySelector(".briefing-course, .briefing-change, li")).not.toBeNull();
  }
});

it("parts a page by the room that the core gives all screens, not by its own", async () => {
  const { core, row } = await open("agencies", minimumFontPx(display));
  await expect.poll(() => told(core)?.parts).toBe(1);
  core.patch("briefing", [{ ...row, room: { widthRem: 90, heightRem: 4.2 }, part: 1 }]);
  await expect.element(page.getByRole("heading", { name: "Kinerja OPD 2/2" })).toBeVisible();
  expect(textsOf("li.briefing-row").map((text) => text.trim().split(/\d/)[0]?.trim())).toEqual([
    "Drainase",
    "Satpol PP",
  ]);
  await expect.poll(() => told(core)?.parts).toBe(2);
});

function told(core: { readonly commands: readonly { name: string; input: unknown }[] }) {
  const last = core.commands.filter(({ name }) => name === "briefing.room").at(-1)?.input;
  return last as { page: string; parts: number } | undefined;
}

function overflowing() {
  const { bottom } = document.querySelector("ul, .briefing-today, .briefing-photos")!.getBoundingClientRect();
  return [...document.querySelectorAll("li.briefing-row, .briefing-figures > div")]
    .filter((each) => each.getBoundingClientRect().bottom > bottom + 1)
    .map(({ textContent }) => textContent);
}

function textsOf(selector: string): string[] {
  return [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? "");
}

it("shows no official warning as nothing that needs an eye", async () => {
  const { screen } = await open("today", minimumFontPx(display));
  await expect.element(screen.getByText("Peringatan resmi")).toBeVisible();
  expect(document.querySelectorAll(".briefing-figures [data-level]")).toHaveLength(3);
});

it("turns when the core turns it, and says that it stands", async () => {
  const { core, screen, row } = await open("today", minimumFontPx(display));
  await expect.element(screen.getByRole("heading", { name: "Hari ini" })).toBeVisible();
  core.patch("briefing", [{ ...row, page: "agencies", turning: false }]);
  await expect.element(screen.getByRole("heading", { name: "Kinerja OPD" })).toBeVisible();
  await expect.element(screen.getByText("berhenti · 4/7")).toBeVisible();
  // Of few nothing is judged.
  await expect.element(screen.getByText("terlalu sedikit")).toBeVisible();
});
