import { beforeAll, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { maxSceneTextBytes } from "../../../shared/contract/sceneFiles.ts";
import type { SceneDefinitionRow } from "../../../shared/contract/scenes.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import type { GivenRows } from "../../data/testing.tsx";
import { display } from "../given.ts";
import { clearConsole, openConsole, prepareConsole, press } from "../testing.tsx";
import { drafts } from "./drafts.ts";

const panel = (id: string, type: string, ...at: Scene["pages"][number]["panels"][number]["at"]) => ({
  ...{ id, type, at, priority: 5, settings: {} },
});

const harian: Scene = {
  ...{ id: "harian", name: { id: "Harian", en: "Daily" }, position: 1, grid: { columns: 12, rows: 6 } },
  pages: [
    { title: "Peta", panels: [panel("map", "map", 0, 0, 8, 6), panel("roster", "roster", 8, 0, 4, 6)] },
    { title: "Kejadian", panels: [panel("incidents", "incidents", 0, 0, 6, 6)] },
  ],
};
const row = (given: Partial<SceneDefinitionRow> = {}): SceneDefinitionRow => ({
  ...{ id: "harian", scene: harian, origin: "shipped", beneath: null, revision: 0, changedAt: null },
  ...given,
});

beforeAll(prepareConsole);
beforeEach(async () => {
  drafts.clear();
  await clearConsole();
});

async function open(given: GivenRows = {}) {
  const opened = await openConsole({ sceneDefinitions: [row()], displays: [display], ...given }, 1920, 1080);
  opened.core.answer("scenes.save", { revision: 1 });
  await press("F12");
  await expect.poll(() => panels()).toHaveLength(3);
  return opened;
}

const panels = () =>
  [...document.querySelectorAll<HTMLElement>(".stage-panel")].map(({ dataset }) => dataset.panel);
const focusOn = (id: string) =>
  document.querySelector<HTMLElement>(`.stage-panel[data-panel="${id}"] > button`)?.focus();
const draft = () => drafts.read().drafts.get("harian")?.history.present;
const at = (id: string) =>
  (draft() ?? harian).pages.flatMap((each) => each.panels).find((each) => each.id === id)?.at;
const refused = () => document.querySelector<HTMLElement>(".stage-line")?.dataset.refused;
const together = (modifier: string, key: string) => press(`${modifier}>}{${key}}{/${modifier}`);

it("moves, resizes and exchanges the focused panel by keys, says what stands in the way, and undoes", async () => {
  const { sent } = await open();
  focusOn("incidents");
  await press("ArrowRight");
  expect(at("incidents")).toEqual([1, 0, 6, 6]);
  await together("Shift", "ArrowRight");
  expect(at("incidents")).toEqual([1, 0, 7, 6]);
  await press("ArrowUp");
  await expect.poll(refused).toBe("outside");
  focusOn("map");
  await press("ArrowRight");
  await expect.poll(refused).toBe("overlap");
  await expect.element(page.getByText("Terhalang panel Petugas", { exact: false })).toBeVisible();
  await together("Control", "ArrowRight");
  expect([at("map"), at("roster")]).toEqual([
    [8, 0, 4, 6],
    [0, 0, 8, 6],
  ]);
  // The panel keeps the keyboard where it went.
  await together("Shift", "ArrowLeft");
  expect(at("map")).toEqual([8, 0, 3, 6]);
  for (let n = 0; n < 4; n++) await together("Control", "z");
  expect(draft()).toEqual(harian);
  await expect.poll(() => document.querySelector(".scene-unsaved")).toBeNull();
  await together("Control", "y");
  expect(at("incidents")).toEqual([1, 0, 6, 6]);
  await together("Control", "s");
  await expect.poll(() => sent("scenes.save")).toHaveLength(1);
  expect(sent("scenes.save")[0]).toEqual({ scene: expect.objectContaining({ id: "harian" }), knew: 0 });
});

it("adds, duplicates and removes by keys, with the focus on what came", async () => {
  await open();
  focusOn("incidents");
  await press("n");
  await expect
    .poll(() => document.activeElement?.closest<HTMLElement>(".stage-panel")?.dataset.panel)
    .toBe("map-2");
  await together("Control", "d");
  await expect.poll(panels).toHaveLength(5);
  await press("Delete");
  await expect.poll(panels).toHaveLength(4);
  await press("Escape");
  expect(drafts.read().panel).toBeNull();
});

it("keeps the draft on another page and over a restart of the core, and says that it is not saved", async () => {
  const { core } = await open();
  focusOn("incidents");
  await press("ArrowRight", "F3");
  await expect.poll(() => document.querySelector(".tab-count")?.textContent).toContain("1");
  core.die();
  await press("F12");
  await expect.poll(() => document.querySelector(".scene-unsaved")?.textContent).toContain("belum disimpan");
  expect(at("incidents")).toEqual([1, 0, 6, 6]);
});

it("a scene that others saved meanwhile is told, the refused save keeps the draft, and a person decides", async () => {
  const { core, sent } = await open();
  focusOn("incidents");
  await press("ArrowRight");
  core.refuseNext({ code: "scene-changed" });
  await together("Control", "s");
  await expect.element(page.getByText("Rancangan Anda tetap ada di sini", { exact: false })).toBeVisible();
  expect(at("incidents")).toEqual([1, 0, 6, 6]);
  core.patch("sceneDefinitions", [row({ origin: "station", beneath: "shipped", revision: 3 })]);
  await page.getByRole("button", { name: "Timpa dengan rancangan saya" }).click();
  await expect.poll(() => sent("scenes.save")).toHaveLength(2);
  expect(sent("scenes.save")[1]).toMatchObject({ knew: 3 });
});

it("says line and reason of a file that is no scene, and brings in one that is, as a copy", async () => {
  const { core, sent } = await open();
  const file = new File(["id: ["], "rusak.yaml");
  core.answer("scenes.import", {
    faults: [{ line: 9, column: 1, path: "pages.0", message: "overlaps panel map" }],
  });
  drop(file);
  await expect.element(page.getByRole("heading", { name: "rusak.yaml tidak dapat dipakai" })).toBeVisible();
  await expect.element(page.getByText("Baris 9")).toBeVisible();
  await expect.element(page.getByText("overlaps panel map", { exact: false })).toBeVisible();
  await press("Escape");
  drop(new File([new Uint8Array(maxSceneTextBytes + 1)], "besar.yaml"));
  await expect.element(page.getByText("besar.yaml lebih besar dari 1 MB", { exact: false })).toBeVisible();
  expect(sent("scenes.import")).toHaveLength(1);
  core.answer("scenes.import", { scene: harian });
  drop(new File(["id: harian"], "harian.yaml"));
  await expect.poll(() => drafts.read().scene).toBe("harian-2");
  await together("Control", "s");
  await expect.poll(() => sent("scenes.save")).toHaveLength(1);
  expect(sent("scenes.save")[0]).toMatchObject({
    knew: 0,
    scene: { id: "harian-2", name: { id: "Harian (salinan)" } },
  });
});

it("is dragged and resized with the pointer in one step, and refuses with a sign", async () => {
  await open();
  const box = document
    .querySelector('.stage-panel[data-panel="incidents"]')
    ?.getBoundingClientRect() as DOMRect;
  const cell = box.width / 6;
  await dragBy('[data-panel="incidents"] > button', box.left + 30, box.top + 30, 3 * cell, 0);
  expect(at("incidents")).toEqual([3, 0, 6, 6]);
  expect(drafts.read().drafts.get("harian")?.history.past).toHaveLength(1);
  // The left edge, four cells inward.
  const handle = '[data-panel="map"] [data-sides="right"]';
  await dragBy(handle, box.left, box.top + 30, -4 * cell, 0);
  expect([at("map"), at("roster")]).toEqual([
    [0, 0, 4, 6],
    [8, 0, 4, 6],
  ]);
  // Over its page's edge it is held back; over another panel the two change places.
  const roster = document
    .querySelector('.stage-panel[data-panel="roster"]')
    ?.getBoundingClientRect() as DOMRect;
  await dragBy('[data-panel="map"] > button', roster.left - 7 * cell, roster.top + 50, 8 * cell, 0);
  expect([at("map"), at("roster")]).toEqual([
    [8, 0, 4, 6],
    [0, 0, 4, 6],
  ]);
});

it("shows what is set by type, and refuses what is no such number", async () => {
  await open();
  focusOn("roster");
  await userEvent.selectOptions(page.getByLabelText("Jenis"), "cameras");
  await expect.element(page.getByLabelText("Kolom gambar")).toBeVisible();
  await page.getByLabelText("Kolom gambar").fill("4");
  const settings = () => draft()?.pages[0]?.panels[1]?.settings;
  await expect.poll(settings).toEqual({ columns: 4 });
  await page.getByLabelText("Kolom gambar").fill("13");
  await expect.element(page.getByText("Bilangan bulat 1 sampai 12")).toBeVisible();
  expect(settings()).toEqual({ columns: 4 });
  await page.getByLabelText("Kolom gambar").fill("");
  await expect.poll(settings).toEqual({});
});

it("offers the city's tours for a panel of cameras", async () => {
  const run = { cameras: [], dwellMs: 15_000, startedAt: 0, pausedAt: null, onWall: false };
  const name = { id: "Sungai dan Pintu Air", en: "Rivers and Water Gates" };
  await open({ tours: [{ id: "air", name, ...run }] });
  focusOn("roster");
  await userEvent.selectOptions(page.getByLabelText("Jenis"), "cameras");
  await userEvent.selectOptions(page.getByLabelText("Tur kamera"), "Sungai dan Pintu Air");
  const settings = () => draft()?.pages[0]?.panels[1]?.settings;
  await expect.poll(settings).toEqual({ tour: "air" });
  await userEvent.selectOptions(page.getByLabelText("Tur kamera"), "tanpa tur");
  await expect.poll(settings).toEqual({});
});

it("shows how the scene adapts to other numbers of displays", async () => {
  await open();
  const displays = () => document.querySelectorAll(".stage-picture").length;
  expect(displays()).toBe(2);
  await userEvent.selectOptions(page.getByLabelText("Layar yang diperlihatkan"), "5");
  await expect.poll(displays).toBe(5);
  await userEvent.selectOptions(page.getByLabelText("Layar yang diperlihatkan"), "1");
  await expect.poll(displays).toBe(1);
});

it("the panels are the wall's own, in small", async () => {
  await open();
  await expect.poll(() => document.querySelectorAll(".stage-content .frame").length).toBeGreaterThan(0);
  const picture = document.querySelector(".stage-picture")?.getBoundingClientRect() as DOMRect;
  const map = document.querySelector('[data-preview="map"]')?.getBoundingClientRect() as DOMRect;
  expect(map.width / picture.width).toBeCloseTo(8 / 12, 2);
  await together("Control", "l");
  await expect.poll(() => document.querySelectorAll(".stage-content").length).toBe(0);
  expect(document.querySelectorAll(".stage-outline").length).toBe(3);
});

function drop(file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const box = document.querySelector(".scenes");
  box?.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
  box?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}

/** The pointer's own events: a driver's mouse has none of a pen or a finger. */
async function dragBy(selector: string, x: number, y: number, right: number, down: number): Promise<void> {
  const element = document.querySelector<HTMLElement>(`.stage-panel${selector}`) as HTMLElement;
  element.setPointerCapture = () => {};
  const at = (type: string, clientX: number, clientY: number) =>
    element.dispatchEvent(
      new PointerEvent(type, { clientX, clientY, button: 0, pointerId: 1, bubbles: true, cancelable: true }),
    );
  at("pointerdown", x, y);
  at("pointermove", x + right / 2, y + down / 2);
  await expect.poll(() => document.querySelector(".stage-ghost")).not.toBeNull();
  at("pointermove", x + right, y + down);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  at("pointerup", x + right, y + down);
  await expect.poll(() => document.querySelector(".stage-ghost")).toBeNull();
}
