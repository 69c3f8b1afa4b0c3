import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { localDay } from "../../../shared/domain/zone.ts";
import type { GivenRows } from "../../data/testing.tsx";
import { changeLanguage } from "../../ui/i18n.ts";
import { incident, order } from "../given.ts";
import { clearConsole, details, openConsole, prepareConsole, press } from "../testing.tsx";
import { daysOf, fault, manyOfficers, rosterCity, staffing } from "./given.ts";
import { mondayOf } from "./week.ts";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const officers = manyOfficers(5000);
const monday = mondayOf(localDay("Asia/Jakarta", Date.now()));
/** The first line of the plan. */
const first = [...officers].sort((a, b) =>
  `${a.crew} ${a.name}` < `${b.crew} ${b.name}` ? -1 : `${a.crew} ${a.name}` > `${b.crew} ${b.name}` ? 1 : 0,
)[0]!.id;
const shown = () => Number(document.querySelector<HTMLElement>("[data-shown]")?.dataset.shown);
const dialog = () => document.querySelector("dialog[open] h2")?.textContent;
const control = (key: string) => press(`Control>}${key}{/Control`);

async function open(given: GivenRows = {}) {
  const opened = await openConsole({ officers, rosterCity: [rosterCity], ...given }, 1920, 1080);
  await press("F5");
  await expect.poll(shown).toBe(5000);
  return opened;
}

async function openPlan(given: GivenRows = {}) {
  const opened = await open({ rosterDays: daysOf(officers, monday), ...given });
  await control("g");
  await expect.poll(() => document.querySelectorAll(".plan-cell").length).toBeGreaterThan(50);
  return opened;
}

it("finds among 5 000 officers by post, crew and skill, with few rows in the page", async () => {
  await open();
  await page.getByLabelText("Regu", { exact: true }).selectOptions("DMK-A");
  await expect.poll(shown).toBe(625);
  await page.getByLabelText("Keahlian", { exact: true }).selectOptions("p3k");
  await expect.poll(shown).toBe(2);
  await press("a");
  await page.getByLabelText("Pos", { exact: true }).selectOptions("Terminal Poris Plawad");
  await expect.poll(shown).toBe(2500);
  expect(document.querySelectorAll(".list-row").length).toBeLessThan(60);
});

it("shows what an officer is doing, and speaks and sends from the row by keyboard", async () => {
  const opened = vi.spyOn(window, "open").mockReturnValue(null);
  const incidents = [
    incident(1, { orders: [order(1, { officer: "P-8", state: "on-scene" })], state: "on-scene" }),
    incident(2, { category: "kebakaran", address: "Jl. Daan Mogot Kilometer 19" }),
  ];
  const { sent, core } = await open({ incidents });
  core.answer("order.send", { orders: ["O-1"] });
  await page.getByLabelText("Regu", { exact: true }).selectOptions("DMK-A");
  await page.getByLabelText("Keahlian", { exact: true }).selectOptions("p3k");
  await expect.poll(shown).toBe(2);
  (document.activeElement as HTMLElement).blur();
  await press("j", "Enter");
  await expect.poll(details).toBe("P-8");
  await expect.element(page.getByText("di lokasi", { exact: false }).first()).toBeVisible();
  await page.screenshot({ path: "../../../out/browser/roster-now.png" });

  await press("p");
  await expect.poll(dialog).toMatch("Telepon");
  await press("1");
  await expect
    .poll(() => sent("incident.contact"))
    .toMatchObject([{ incident: "report-1", officer: "P-8", channel: "phone", outcome: "reached" }]);
  expect(opened).toHaveBeenCalledWith("tel:+6280000001008");

  await press("o");
  await expect.poll(dialog).toMatch(/^Perintah untuk /);
  await page.screenshot({ path: "../../../out/browser/roster-order.png" });
  // The gravest comes first.
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  await expect
    .poll(() => sent("order.send"))
    .toMatchObject([{ incident: "report-2", officers: ["P-8"], support: false, replaces: null }]);
  await expect.poll(dialog).toBeUndefined();
});

const told: GivenRows = {
  rosterStaffing: [
    staffing("dmk-1", "pagi"),
    staffing("dmk-1", "siang", [2, 3]),
    staffing("dmk-2", "malam"),
    staffing("dsh-1", "malam", [6]),
  ],
  rosterFaults: [
    fault("1", "overlap", {
      ...{ officer: "P-0", shift: "pagi", other: { shift: "siang", day: "2026-11-24" } },
      ...{ startsAt: Date.parse("2026-11-24T13:00+07:00"), endsAt: Date.parse("2026-11-24T14:00+07:00") },
    }),
    fault("2", "gap", {
      ...{ post: "dmk-2", startsAt: Date.parse("2026-11-24T22:00+07:00") },
      endsAt: Date.parse("2026-11-25T06:00+07:00"),
    }),
    fault("3", "short", { post: "dmk-1", shift: "siang", planned: 1, minimum: 2 }),
    fault("4", "unknown", { shift: "sore" }),
  ],
  rosterSwaps: [
    {
      ...{ id: "S-1", reason: "Pernikahan adik di Yogyakarta", state: "proposed", since: Date.now() },
      ...{ first: { officer: "P-0", day: "2026-11-26" }, second: { officer: "P-2", day: "2026-11-28" } },
      ...{ proposedBy: "operator:a1", decidedBy: null, declinedFor: null },
    },
  ],
  rosterPlans: [
    {
      ...{ id: "P1", name: "November", from: "2026-11-01", until: "2026-11-30", agency: null },
      ...{ base: "rotation", state: "published", since: Date.now(), draftedBy: "operator:a1" },
      ...{ publishedBy: "operator:a1", entries: 0 },
    },
    {
      ...{ id: "P2", name: "Desember, pengganti", from: "2026-12-01", until: "2026-12-31", agency: null },
      ...{ base: "nothing", state: "draft", since: Date.now(), draftedBy: "operator:a1" },
      ...{ publishedBy: null, entries: 1240 },
    },
  ],
  rosterCity: [
    {
      ...rosterCity,
      holidays: [
        {
          day: monday,
          name: { id: "Maulid Nabi Muhammad SAW", en: "The Prophet's Birthday" },
          kind: "public",
        },
      ],
    },
  ],
};

it("shows a week of everybody with what posts lack, what is wrong and what waits", async () => {
  await openPlan({
    ...told,
    rosterDays: daysOf(officers, monday).map((row, n) => ({
      ...row,
      days: row.days.map((day, at) =>
        n % 16 === 0 && at === 1
          ? { shifts: [], changed: { reason: "Cuti", by: "operator:a1", atMs: Date.now() } }
          : n % 16 === 4 && at === 2
            ? {
                ...day,
                shifts: day.shifts.map((shift) => ({
                  ...shift,
                  source: { kind: "swap", swap: "S", from: "P-2" } as const,
                })),
              }
            : day,
      ),
    })),
  });
  await press("j", "j");
  await expect.element(page.getByText("◆ Maulid", { exact: false })).toBeVisible();
  await expect.element(page.getByText("2 baris kekurangan petugas", { exact: false })).toBeVisible();
  await expect.element(page.getByText("▲ 1 dari 2, kurang 1").first()).toBeVisible();
  await expect.element(page.getByText("tak seorang pun, 22.00–06.00", { exact: false })).toBeVisible();
  expect(document.querySelectorAll(".plan-table .list-row").length).toBeLessThan(60);
  await page.screenshot({ path: "../../../out/browser/roster-plan.png" });
  await changeLanguage("en");
  await page.screenshot({ path: "../../../out/browser/roster-plan-en.png" });
});

it("changes an officer's day with a reason, by keyboard alone", async () => {
  const { sent } = await openPlan();
  await press("j", "Home");
  for (let n = 0; n < 7; n++) await press("ArrowLeft");
  await press("ArrowRight", "Enter");
  await expect.poll(dialog).toMatch(/, Selasa/);
  await page.screenshot({ path: "../../../out/browser/roster-change.png" });
  await page.getByRole("button", { name: "Tanpa giliran" }).click();
  await userEvent.tab();
  await userEvent.keyboard("Cuti tahunan{Enter}");
  await expect
    .poll(() => sent("roster.change"))
    .toEqual([{ officer: first, day: expect.stringMatching(/^\d{4}-/), shifts: [], reason: "Cuti tahunan" }]);
  await expect.poll(dialog).toBeUndefined();
});

it("proposes a swap, and agrees to one", async () => {
  const { sent, core } = await openPlan(told);
  core.answer("roster.proposeSwap", { swap: "S-9" });
  await press("j", "Home");
  await control("u");
  await expect.poll(dialog).toMatch(/^Tukar jaga/);
  await page.getByLabelText("Dengan siapa", { exact: false }).selectOptions("P-2");
  await page.getByLabelText("Alasan", { exact: false }).fill("Hajatan");
  await page.screenshot({ path: "../../../out/browser/roster-swap.png" });
  await userEvent.keyboard("{Enter}");
  await expect
    .poll(() => sent("roster.proposeSwap"))
    .toMatchObject([{ first: { officer: first }, second: { officer: "P-2" }, reason: "Hajatan" }]);
  await userEvent.keyboard("{Control>}{Shift>}o{/Shift}{/Control}");
  await expect.poll(() => sent("roster.agreeSwap")).toEqual([{ swap: "S-1" }]);
  await userEvent.keyboard("{Control>}{Shift>}n{/Shift}{/Control}");
  await expect.poll(dialog).toBe("Tolak");
  await userEvent.keyboard("Pos kosong{Enter}");
  await expect.poll(() => sent("roster.declineSwap")).toEqual([{ swap: "S-1", reason: "Pos kosong" }]);
});

it("drafts a plan, fills it without a reason, and publishes it after its faults were shown", async () => {
  const { sent, core } = await openPlan(told);
  core.answer("roster.draft", { plan: "P2" });
  await control("k");
  await expect.poll(dialog).toBe("Rancangan baru");
  await userEvent.keyboard("Desember{Enter}");
  await expect.poll(() => sent("roster.draft")).toMatchObject([{ name: "Desember", base: "rotation" }]);
  await expect.element(page.getByText("Rancangan, belum berlaku")).toBeVisible();
  await expect.poll(() => document.querySelector<HTMLElement>("[data-draft=true]")).not.toBeNull();
  await press("j", "Home", "Enter");
  await page.getByRole("button", { name: /^Malam/ }).click();
  await page.getByRole("button", { name: /^Simpan ke rancangan/ }).click();
  await expect
    .poll(() => sent("roster.enter"))
    .toMatchObject([{ plan: "P2", entries: [{ officer: first, shifts: [{ shift: "malam" }] }] }]);
  await page.screenshot({ path: "../../../out/browser/roster-draft.png" });
  await control("p");
  await expect.poll(dialog).toMatch("Terbitkan Desember");
  await expect.element(page.getByText("4 kesalahan dalam rencana ini", { exact: false })).toBeVisible();
  await page.screenshot({ path: "../../../out/browser/roster-publish.png" });
  await page.getByRole("button", { name: /^Terbitkan juga/ }).click();
  await expect.poll(() => sent("roster.publish")).toEqual([{ plan: "P2" }]);
});

it("looks at a file line by line before it comes in as a draft, and takes a plan out", async () => {
  const { sent, core } = await openPlan(told);
  await control("i");
  await expect.poll(dialog).toBe("Masukkan jadwal atau hari libur");
  const input = document.querySelector<HTMLInputElement>("dialog input[type=file]")!;
  await userEvent.upload(input, new File(["petugas;tanggal;giliran"], "Januari.csv"));
  await expect.poll(() => sent("roster.read")).toMatchObject([{ name: "Januari.csv" }]);
  const record = { officer: "P-999", day: "01/01/2027", shift: "pagi", post: "", fault: null };
  core.patch("rosterFile", [
    {
      ...{ id: "file", name: "Januari.csv", kind: "csv", state: "preview", fault: null },
      ...{
        fresh: 1240,
        same: 3,
        faulty: 2,
        holidays: 1,
        officers: 40,
        from: "2027-01-01",
        until: "2027-01-31",
      },
      records: [
        { ...record, line: 17, fate: "faulty", fault: { code: "unknown-officer", detail: "P-999" } },
        {
          ...record,
          line: 18,
          officer: "P-1",
          day: "31/06/2027",
          fate: "faulty",
          fault: { code: "no-day", detail: "31/06/2027" },
        },
        { ...record, line: 2, officer: "P-1", fate: "new" },
        { ...record, line: 3, officer: "P-2", fate: "same" },
        { ...record, line: 1, officer: "", day: "2027-01-01", shift: "Tahun Baru", fate: "holiday" },
      ],
    },
  ]);
  await expect.element(page.getByText("1.240 baru, 3 sudah sama, 2 salah", { exact: false })).toBeVisible();
  await expect.element(page.getByText("petugas tidak dikenal: P-999")).toBeVisible();
  await page.screenshot({ path: "../../../out/browser/roster-import.png" });
  core.answer("roster.import", { plan: "P2", from: "2027-01-01" });
  await page.getByRole("button", { name: "Masukkan sebagai rancangan" }).click();
  await expect.poll(() => sent("roster.import")).toEqual([{ name: "Januari", base: "nothing" }]);
  await expect.poll(dialog).toBeUndefined();
  await expect.element(page.getByText("Rancangan, belum berlaku")).toBeVisible();

  core.answer("roster.export", { name: "jadwal.ics", text: "BEGIN:VCALENDAR" });
  await control("o");
  await expect.poll(dialog).toMatch("Ekspor jadwal");
  await page.screenshot({ path: "../../../out/browser/roster-export.png" });
  await page.getByRole("button", { name: /iCalendar/ }).click();
  await expect
    .poll(() => sent("roster.export"))
    .toMatchObject([{ format: "ics", from: "2026-12-28", until: "2027-01-03", plan: "P2", agency: null }]);
  await expect.element(page.getByText("jadwal.ics disimpan", { exact: false })).toBeVisible();
});

it("shows what was decided before: who, when, what and why, of all or of one", async () => {
  const nothing = { day: null, other: null, plan: null, shifts: null, count: 0, reason: null };
  const at = Date.parse("2026-11-24T09:00:00+07:00");
  await openPlan({
    ...told,
    rosterDecisions: [
      {
        ...{
          ...nothing,
          id: "a1:1",
          at,
          by: "operator:a1",
          kind: "published",
          officer: null,
          plan: "Desember",
        },
      },
      {
        ...{ ...nothing, id: "a1:2", at: at + 60_000, by: "operator:a1", kind: "changed", officer: first },
        ...{ day: "2026-12-01", shifts: [], reason: "Cuti tahunan" },
      },
    ],
  });
  await press("j", "Home");
  await userEvent.keyboard("{Control>}{Shift>}f{/Shift}{/Control}");
  await expect.poll(dialog).toBe("Keputusan jadwal sebelumnya");
  const shown = () =>
    [...document.querySelectorAll<HTMLElement>("[data-decision]")].map((row) => row.textContent);
  await expect.poll(() => shown().length).toBe(2);
  expect(shown()[0]).toContain("tanpa giliran");
  expect(shown()[0]).toContain("Cuti tahunan");
  expect(shown()[1]).toContain("menerbitkan Desember");
  await page.screenshot({ path: "../../../out/browser/roster-decisions.png" });
  await page.getByRole("button", { name: /^Hanya/ }).click();
  await expect.poll(() => shown().length).toBe(1);
});

it("a city without shifts has no plan to show", async () => {
  await open({ rosterCity: [{ ...rosterCity, shifts: [] }] });
  expect(document.body.textContent).not.toContain("Jadwal");
});
