import { beforeAll, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { emptyRow, figuresRow } from "../../performance/given.ts";
import { officer } from "../given.ts";
import { clearConsole, openConsole, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const state = { id: "performance" as const, waiting: 0, smallBelow: 10, personalOnWall: false };
const rows = [
  figuresRow("", { count: 61, perInhabitants: 0.3 }),
  figuresRow("macet", {
    ...{ count: 42, target: { kept: 0.95, p90S: { arrive: 1500 } }, open: 12, overdue: 3 },
    ...{ perInhabitants: 0.2, dutyHours: null },
  }),
  figuresRow("kebakaran", { count: 7, small: true, kept: 1, keptOf: 28, open: 1, overdue: 0 }),
  figuresRow("lampu", {
    count: 12,
    kept: 0.4,
    keptOf: 40,
    resolve: { count: 4, median: 200_000, p90: 400_000 },
  }),
  emptyRow("-"),
];

async function open(given = {}) {
  const made = await openConsole({ performance: rows, performanceState: [state], ...given }, 1920, 1080);
  await press("Control>", "F6", "/Control");
  await expect.element(made.screen.getByRole("heading", { name: "Kinerja", level: 2 })).toBeVisible();
  return made;
}

const groups = () =>
  [...document.querySelectorAll<HTMLElement>(".list .figures-columns")].map(({ dataset }) => dataset.group);
const cells = (group: string) =>
  [...document.querySelectorAll<HTMLElement>(`[data-group="${group}"] > *`)].map(
    (cell) => cell.textContent ?? "",
  );

const chosen = () =>
  [...document.querySelectorAll(".chip[aria-pressed=true]")].map((chip) => chip.textContent);

it("shows figures of each group, with what they were, what is asked and what says little", async () => {
  await open();
  await expect.poll(groups).toEqual(["", "macet", "lampu", "kebakaran", "-"]);
  const macet = cells("macet");
  expect(macet[0]).toContain("Kemacetan");
  expect(macet[1]).toBe("4236");
  expect(macet[3]).toBe("1,6 mnt4,3 mnt1,8 mnt5 mnt");
  expect(macet[7]).toBe("92%88% · target 95%");
  expect(macet[10]).toBe("123 lewat");
  expect(cells("kebakaran")[0]).toContain("hanya 7");
  expect(cells("-")[3]).toMatch(/–/);
  expect(document.querySelectorAll('[data-group="macet"] [aria-label="target tidak tercapai"]')).toHaveLength(
    2,
  );
  await page.screenshot({ path: "../../../out/browser/performance.png" });
});

it("goes through periods, groups and orders by key, and asks the core for them", async () => {
  const { core } = await open();
  const asked: unknown[] = [];
  core.onView = (name, params) => name === "performance" && asked.push(params);
  await press("Control>", "Shift>", "p", "/Shift", "/Control");
  await press("c");
  await expect
    .poll(() => asked)
    .toEqual([
      { grouping: "category", period: "month", category: null, agency: null, district: null },
      { grouping: "agency", period: "month", category: null, agency: null, district: null },
    ]);
  await press("c", "c", "c");
  await expect.poll(() => asked.at(-1)).toMatchObject({ grouping: "crew" });
  // People's names are not among what a key comes by.
  await press("c");
  await expect.poll(() => chosen()).toContain("Kategori");
  await press(";", ";");
  await expect.poll(groups).toEqual(["", "lampu", "macet", "kebakaran", "-"]);
});

it("shows what a figure means one click or key away, and a group's course", async () => {
  const { screen } = await open();
  await screen.getByRole("button", { name: "Tenggat ditepati" }).click();
  await expect
    .poll(() => document.querySelector("[data-chosen=true] dt")?.textContent)
    .toBe("Tenggat ditepati");
  await press("j", "j", "Enter");
  await expect.element(screen.getByRole("heading", { name: "Kemacetan", level: 3 })).toBeVisible();
  await expect.poll(() => document.querySelector(".chart canvas")).not.toBeNull();
  await page.screenshot({ path: "../../../out/browser/performance-group.png" });
  await press("Control>", "Shift>", "a", "/Shift", "/Control");
  await expect.element(screen.getByText("Arti angka").first()).toBeVisible();
});

it("names people only for who asks for the supervisor's view, and says what it is", async () => {
  const { screen } = await open({ officers: [officer(1)] });
  expect([...document.querySelectorAll(".chip")].map((chip) => chip.textContent)).not.toContain("Petugas");
  await press("Control>", "Shift>", "u", "/Shift", "/Control");
  await expect.element(screen.getByText(/untuk pengawas saja/)).toBeVisible();
  expect(chosen()).toContain("Petugas");
  await press("F5");
  await press("Control>", "F6", "/Control");
  await expect.element(screen.getByRole("heading", { name: "Kinerja", level: 2 })).toBeVisible();
  expect(document.body.textContent).not.toContain("untuk pengawas saja");
});

it("says that nothing is known yet, and that figures are behind", async () => {
  const { screen } = await open({ performance: [], performanceState: [{ ...state, waiting: 1234 }] });
  await expect.element(screen.getByText("Belum ada kejadian pada masa ini.")).toBeVisible();
  await expect.element(screen.getByText(/1\.234 kejadian belum terhitung/)).toBeVisible();
  await userEvent.keyboard("l");
});
