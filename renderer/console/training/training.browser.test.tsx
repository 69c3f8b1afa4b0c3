import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import type {
  DrillReadinessRow,
  DrillRow,
  PastDrillRow,
  ScenarioRow,
} from "../../../shared/contract/training.ts";
import type { DrillMeasures } from "../../../shared/domain/training/measures.ts";
import { clearConsole, openConsole, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const nothing = { urgentOpen: 1, open: 14, others: 2, demo: false, refusal: null };
const readiness: DrillReadinessRow = { id: "readiness", ...nothing };
const scenarios: ScenarioRow[] = [
  {
    ...{
      id: "banjir-periuk",
      name: { id: "Banjir Periuk", en: "Flood in Periuk" },
      minutes: 30,
      reports: 40,
    },
    about: {
      id: "Hujan deras, Kali Ledug naik, empat puluh laporan dalam sepuluh menit.",
      en: "Heavy rain.",
    },
    trains: [{ id: "Menggabungkan laporan yang sama", en: "Merging" }],
    ...{ uses: ["reports", "sensors", "cameras"], origin: "shipped", version: "a", faults: [] },
  },
  {
    ...{ id: "longsor", name: { id: "Longsor", en: "Landslide" }, minutes: null, reports: 3, about: null },
    ...{ trains: [], uses: ["reports"], origin: "city", version: "b" },
    faults: ["longsor.yaml:12: a category of the city, found longsor"],
  },
];
const begunAt = Date.now() - 754_000;
const drill: DrillRow = {
  ...{ id: "drill", drill: "20261129T192233Z-banjir-periuk", scenario: "banjir-periuk" },
  ...{ name: scenarios[0]!.name, minutes: 30, speed: 2, frozen: false, begunAt, begunBy: "Dewi Pengawas" },
  clock: { realMs: begunAt, drillMs: begunAt, rate: 1 },
  ...{ participants: ["Ani", "Budi"], injected: 1, brokerAwayUntil: null },
};
const pace = (median: number) => ({ count: 9, median, p90: median * 3 });
const stage = (median: number, late = 1) => ({ ...pace(median), late, missed: 1 });
const measures = (faster: number): DrillMeasures => ({
  ...{ incidents: 24, open: 3, cancelled: 0 },
  stages: {
    ...{ acknowledge: stage(40 * faster), dispatch: stage(130 * faster) },
    ...{ arrive: stage(600, 2), resolve: stage(1900 + 200 / faster, 4) },
  },
  orders: { sent: 18, late: 1, unanswered: 2, refused: 1, escalated: 2 },
  alarms: { ...pace(35), raised: 12, unacknowledged: 1 },
  reports: { received: 44, merged: 20, missed: 3 },
  roles: [
    { role: "operator", decisions: 61, acknowledge: pace(42), dispatch: pace(140) },
    { role: "supervisor", decisions: 8, acknowledge: pace(90), dispatch: pace(200) },
  ],
});
const past = (n: number, faster: number, rate: 1 | 2): PastDrillRow => {
  const id = `2026112${n}T012233Z-banjir-periuk`;
  const at = Date.UTC(2026, 10, 20 + n, 1, 22);
  const who = { id: "U-1", name: "Dewi Pengawas", role: "supervisor" as const };
  return {
    ...{ id, measures: measures(faster), drillMs: 1_812_000, sha256: "4f".repeat(32), altered: false },
    drill: {
      ...{ format: 1, id, city: "36.71", appVersion: "1.0.0", scenario: "banjir-periuk", version: "a" },
      ...{ name: scenarios[0]!.name, speed: rate, minutes: 30, participants: ["Ani"], state: "ended" },
      ...{ begunAt: at, begunBy: who, endedAt: at + 1_812_000, endedBy: who, injected: 0 },
      pieces: [{ realMs: at, drillMs: at, rate }],
    },
  };
};
const session = {
  ...{
    id: "session" as const,
    state: "signed-in" as const,
    byDemo: false,
    lockAfterMs: null,
    lockedAt: null,
  },
  person: { id: "U-1", name: "Dewi Pengawas", role: "supervisor" as const },
};

async function open(given: Parameters<typeof openConsole>[0], width = 1920, height = 1080) {
  const opened = await openConsole({ session: [session], ...given }, width, height);
  await press("Control>", "Shift>", "F8", "/Shift", "/Control");
  return opened;
}
const picture = (name: string) => page.screenshot({ path: `../../../out/browser/training-${name}.png` });
const clock = () => document.querySelector(".simulation-clock")?.textContent;
const band = () => document.querySelector(".simulation-band");

describe("before a drill", () => {
  it("says what each scenario is about and why one does not fit, and begins one by keys alone", async () => {
    const { screen, sent, core } = await open({ scenarios, drillReadiness: [readiness] });
    core.answer("drill.begin", { drill: "20261129T192233Z-banjir-periuk" });
    await expect.element(screen.getByText("Menggabungkan laporan yang sama")).toBeVisible();
    await expect.element(screen.getByText(/2 stasiun lain siap/)).toBeVisible();
    expect(band()).toBeNull();
    expect(document.title).toBe("LIVE Room");
    await picture("scenarios");
    await press("Control>", "Shift>", "F1", "/Shift", "/Control");
    await expect.element(screen.getByRole("dialog")).toBeVisible();
    await expect.element(screen.getByText(/Data nyata tidak disentuh/)).toBeVisible();
    await press("ArrowDown", "Tab");
    await press("A", "n", "i", ",", "B", "u", "d", "i");
    await picture("begin");
    await press("Enter");
    await expect
      .poll(() => sent("drill.begin"))
      .toEqual([{ scenario: "banjir-periuk", speed: 2, participants: ["Ani", "Budi"] }]);
  });

  it("says why this station may not leave, and offers nothing", async () => {
    const refused: DrillReadinessRow = { ...readiness, others: 0, refusal: "urgent-and-alone" };
    const { screen } = await open({ scenarios, drillReadiness: [refused] }, 1280, 720);
    await expect.element(screen.getByText(/tidak ada stasiun lain yang siap/)).toBeVisible();
    expect(document.querySelector<HTMLButtonElement>('[data-tool="begin"]')!.disabled).toBe(true);
    await picture("refused");
  });
});

describe("while a drill runs", () => {
  it("every page says so above everything, dialogs too, and keys lead it from anywhere", async () => {
    const { screen, sent, core } = await openConsole({ session: [session], drill: [drill] }, 1920, 1080);
    await expect.poll(clock).toMatch(/12:3\d \/ 30:00/);
    expect(document.title).toBe("SIMULASI — LIVE Room");
    await press("F1");
    await expect.element(screen.getByRole("dialog")).toBeVisible();
    const { left, bottom } = band()!.getBoundingClientRect();
    expect(document.querySelector("dialog")!.getBoundingClientRect().top).toBeGreaterThanOrEqual(bottom);
    await expect.poll(() => band()!.matches(":popover-open")).toBe(true);
    expect(left).toBe(0);
    await picture("over-dialog");
    await press("Escape");
    await press("Control>", "Shift>", "v", "/Shift", "/Control");
    await expect.poll(() => sent("drill.freeze")).toEqual([{}]);
    await press("Control>", "Shift>", "r", "/Shift", "/Control");
    await expect.poll(() => sent("drill.speed")).toEqual([{ speed: 5 }]);
    // The room's time stands with the drill's.
    const now = Date.now();
    core.patch("drill", [{ ...drill, frozen: true, clock: { realMs: now, drillMs: now - 60_000, rate: 0 } }]);
    await expect.poll(clock).toContain("dibekukan");
    const shown = document.querySelector(".bar-clock")!.getAttribute("datetime");
    await expect.poll(() => document.querySelector(".bar-clock")!.getAttribute("datetime")).toBe(shown);
    await picture("frozen");
    core.patch("drill", [], ["drill"]);
    await expect.poll(band).toBeNull();
    expect(document.title).toBe("LIVE Room");
  });

  it("a report is put in with its place, an officer falls silent, and it is ended by keys", async () => {
    const { screen, sent } = await open({ drill: [drill] });
    await expect.element(screen.getByRole("heading", { name: "Simulasi berjalan" })).toBeVisible();
    await press("Control>", "Shift>", "i", "/Shift", "/Control");
    await press("ArrowDown", "Tab");
    await press("A", "p", "i", "Tab", "J", "l", "Tab");
    await press("-", "6", ".", "2", ",", "1", "0", "6", ".", "6");
    await picture("inject");
    await press("Enter");
    await expect
      .poll(() => sent("drill.inject"))
      .toMatchObject([{ what: { kind: "report", text: "Api", address: "Jl", place: [106.6, -6.2] } }]);
    await screen.getByRole("button", { name: "Petugas hilang" }).click();
    await picture("inject-officer");
    await press("Control>", "Shift>", "End", "/Shift", "/Control");
    await expect.element(screen.getByRole("dialog")).toBeVisible();
    await press("Tab", "Enter");
    await expect.poll(() => sent("drill.end")).toEqual([{}]);
  });
});

describe("reports of drills", () => {
  it("stand alone, and beside another with what became better and worse", async () => {
    const incidents = Array.from({ length: 6 }, (_, n) => ({
      ...{ id: `WA-00${n}`, category: "macet", agency: "dishub", district: "36.71.01", open: n === 5 },
      seconds: { acknowledge: 30 + n, dispatch: 80, arrive: n === 4 ? null : 500, resolve: null },
      breached: n === 4 ? (["arrive"] as const).slice() : [],
      orders: { sent: 1, unanswered: n === 4 ? 1 : 0, escalated: n === 4 ? 1 : 0 },
    }));
    const given = { scenarios, pastDrills: [past(1, 1.5, 1), past(4, 1, 2)], drillIncidents: incidents };
    const { screen, sent, core } = await open(given);
    core.answer("drill.paper", { name: "laporan.pdf", bytes: new Uint8Array([37]) });
    await press("Control>", "g", "/Control");
    await expect.element(screen.getByText("Ditangani, median").first()).toBeVisible();
    await picture("report");
    await press("Control>", "F1", "/Control");
    await press("j", "j", "Enter");
    await expect.element(screen.getByText(/Kecepatannya berbeda/)).toBeVisible();
    const verdicts = () =>
      [...document.querySelectorAll("[data-verdict]")].map((cell) => cell.textContent?.trim());
    expect(verdicts().some((text) => text?.includes("▲ lebih baik"))).toBe(true);
    expect(verdicts().some((text) => text?.includes("▼ lebih buruk"))).toBe(true);
    await picture("compared");
    await press("Control>", "r", "/Control");
    await expect.poll(() => sent("drill.paper")).toMatchObject([{ language: "id" }]);
    expect((sent("drill.paper")[0] as { against: string[] }).against).toHaveLength(1);
  });
});
