import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { AttendanceRow } from "../../../shared/contract/attendance.ts";
import { officer } from "../given.ts";
import { clearConsole, details, names, openConsole, options, prepareConsole, press } from "../testing.tsx";
import { attended, day, facts, flag, machineFile, recapLine } from "./given.ts";
import { todayIn } from "./period.ts";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const attendance: AttendanceRow = {
  ...{ id: "attendance", lateMinutes: 10, earlyMinutes: 5, folder: "/data/attendance", busy: false },
};
const today = todayIn("Asia/Jakarta", Date.now());
const openPage = () => userEvent.keyboard("{Control>}{F5}{/Control}");
const control = (key: string) => userEvent.keyboard(`{Control>}${key}{/Control}`);

const some = [
  attended(1),
  attended(2, { lateMs: 25 * 60_000, remarks: ["no-out"], leftAt: null, workedMs: 0 }),
  attended(3, { status: "absent" }),
  attended(4, { status: "unclear", remarks: ["leave-and-attendance"] }),
  attended(5, { status: "sick", agency: "dishub", crew: "DSH-A" }),
  attended(6, { agency: "dishub", crew: "DSH-A", earlyMs: 20 * 60_000, changedAt: 1 }),
  attended(7, { status: "due", shift: "siang", shiftName: { id: "Siang", en: "Afternoon" } }),
  attended(8, { lateMs: 31 * 60_000, earlyMs: 12 * 60_000 }),
  attended(9, { status: "extra", shift: null, shiftName: null, post: null }),
  attended(10, { status: "field-duty" }),
];
const closed = {
  ...{ day: today, closesAt: Date.now() - 7_200_000, closedAt: Date.now() - 7_000_000, changed: 1 },
  rulesSince: null,
};
const officers = Array.from({ length: 12 }, (_, n) => officer(n + 1));

describe("a day of attendance", () => {
  it("shows what somebody has to see to first, with counts on top, and what came of it at the side", async () => {
    await openConsole(
      {
        ...{
          attendance: [attendance],
          attendanceDay: some,
          attendanceDays: [closed],
          attendanceFacts: facts,
          officers,
        },
        attendanceFlags: [
          flag(4),
          flag(8, { kind: "device", device: "HP-7", others: ["DMK-2"], distanceM: null }),
        ],
      },
      1920,
      1080,
    );
    await openPage();
    await expect.poll(() => names().slice(0, 2)).toEqual(["Petugas 4", "Petugas 3"]);
    expect(document.body.textContent).toContain("Terbuka lagi: 1 giliran berubah sejak ditutup");
    await press("j");
    await expect.poll(details).toBe("DMK-4");
    await expect.poll(() => document.querySelectorAll(".attendance-facts section").length).toBeGreaterThan(0);
    expect(document.querySelector(".attendance-flags")?.textContent).toContain(
      "1840 m dari pos, akurasi ±25 m",
    );
    await page.screenshot({ path: "../../../out/browser/attendance-day.png" });
  });

  it("is filtered by chips, agencies and words", async () => {
    const { screen } = await openConsole({ attendance: [attendance], attendanceDay: some, officers });
    await openPage();
    await expect.poll(names).toHaveLength(10);
    await screen.getByRole("button", { name: /izin, sakit, cuti, DL/ }).click();
    await expect.poll(names).toEqual(["Petugas 10", "Petugas 5"]);
    await press("a", "/");
    await userEvent.keyboard("petugas 8");
    await expect.poll(names).toEqual(["Petugas 8"]);
  });

  it("an entry needs a reason, and is sent with the time of the shift that it is for", async () => {
    const { sent, screen } = await openConsole({ attendance: [attendance], attendanceDay: some, officers });
    await openPage();
    await expect.poll(names).toHaveLength(10);
    await press("j", "j");
    await expect.poll(details).toBe("DMK-3");
    await control("h");
    await expect.element(screen.getByLabelText("Pukul")).toHaveValue("06:00");
    await userEvent.keyboard("{Enter}");
    expect(sent("attendance.clock")).toEqual([]);
    await screen.getByLabelText("Alasan").fill("mesin mati");
    await page.screenshot({ path: "../../../out/browser/attendance-enter.png" });
    await userEvent.keyboard("{Enter}");
    await expect
      .poll(() => sent("attendance.clock"))
      .toEqual([{ officer: "DMK-3", type: "in", at: some[2]!.startsAt, reason: "mesin mati" }]);
  });

  it("a flag is judged by a key, with a reason", async () => {
    const { sent, screen } = await openConsole({
      ...{ attendance: [attendance], attendanceDay: some, officers, attendanceFlags: [flag(4)] },
    });
    await openPage();
    await expect.poll(names).toHaveLength(10);
    await press("j");
    await expect.poll(details).toBe("DMK-4");
    await userEvent.keyboard("{Control>}{Shift>}b{/Shift}{/Control}");
    await screen.getByLabelText("Alasan (tercatat)").fill("antar alat");
    await userEvent.keyboard("{Enter}");
    await expect
      .poll(() => sent("attendance.judgeFlag"))
      .toEqual([{ officer: "DMK-4", flag: flag(4).id, verdict: "justified", reason: "antar alat" }]);
  });

  it("what a phone told is struck out with a reason", async () => {
    const { sent, screen } = await openConsole({
      ...{ attendance: [attendance], attendanceDay: some, officers, attendanceFacts: facts },
    });
    await openPage();
    await expect.poll(names).toHaveLength(10);
    await press("j");
    await screen.getByRole("button", { name: "Coret" }).click();
    await screen.getByLabelText("Alasan (tercatat)").fill("HP dipinjam");
    await userEvent.keyboard("{Enter}");
    await expect
      .poll(() => sent("attendance.strike"))
      .toEqual([{ officer: "DMK-4", clocking: "phone:1", struck: true, reason: "HP dipinjam" }]);
  });

  it("a day that was opened again is closed by a key; other days are a key away", async () => {
    const { sent } = await openConsole({
      attendance: [attendance],
      attendanceDay: some,
      attendanceDays: [closed],
    });
    await openPage();
    await expect.poll(names).toHaveLength(10);
    await control("t");
    await expect.poll(() => sent("attendance.closeDay")).toEqual([{ day: today }]);
    const shown = () => document.querySelector(".attendance-period strong")?.textContent;
    const before = shown();
    await control(",");
    await expect.poll(shown).not.toBe(before);
    await control(".");
    await expect.poll(shown).toBe(before);
  });

  it("says that there is nothing, that it is stale, and that the city has none", async () => {
    const { core, screen } = await openConsole({ attendance: [attendance] });
    await openPage();
    await expect.element(screen.getByText("Tidak ada giliran pada hari ini.")).toBeVisible();
    core.die();
    await expect.poll(() => document.querySelector(".frame[data-state=stale]")).not.toBeNull();
  });

  it("is out of sight where the city has no rules for it", async () => {
    await openConsole({ officers });
    expect(
      [...document.querySelectorAll(".tabs-pages .tab")].map((tab) => tab.textContent).join(),
    ).not.toContain("Absensi");
  });
});

describe("the recap", () => {
  const marks = [
    "present",
    "late",
    "absent",
    "sick",
    "leave",
    "field-duty",
    "early",
    "",
    "permission",
    "late-early",
    "unclear",
    "present+present",
  ];
  const lines = Array.from({ length: 60 }, (_, n) =>
    recapLine(
      `DMK-${String(n + 1).padStart(3, "0")}`,
      Array.from({ length: 30 }, (_, at) =>
        at % 4 === 3 ? "" : (marks[(at * 7 + n * 5) % marks.length] ?? ""),
      ),
      {
        crew: n < 30 ? "DMK-A" : "DSH-A",
        agency: n < 30 ? "damkar" : "dishub",
        name: `Petugas Bernama Panjang ${n + 1}`,
      },
    ),
  );
  const sum = recapLine(
    "all",
    Array.from({ length: 30 }, () => ""),
    { days: Array.from({ length: 30 }, () => "43/60"), name: "" },
  );

  it("is the office's table, and a figure opens into what it came from", async () => {
    const { screen } = await openConsole(
      { attendance: [attendance], attendanceRecap: [...lines, sum], attendanceFacts: facts, officers },
      1920,
      1080,
    );
    await openPage();
    await screen.getByRole("button", { name: "Rekap" }).click();
    await expect.poll(() => options().length).toBeGreaterThan(10);
    await page.screenshot({ path: "../../../out/browser/attendance-recap.png" });
    const cell = document.querySelector<HTMLElement>(".list [data-figure=late]")!;
    const expected = lines.find(({ name }) => name === names()[0]?.trim())!.totals.late;
    expect(cell.textContent).toBe(String(expected));
    cell.click();
    await expect.poll(details).toBe("DMK-001");
    await expect.poll(() => document.querySelectorAll(".attendance-facts section").length).toBe(1);
    await page.screenshot({ path: "../../../out/browser/attendance-recap-opened.png" });
  });

  it("of a crew opens into its officers", async () => {
    const crew = { ...lines[0]!, id: "DMK-A", name: "DMK-A", days: lines[0]!.days.map(() => "7/9") };
    const { screen, core } = await openConsole({ attendance: [attendance], attendanceRecap: [crew, sum] });
    await openPage();
    await press("c");
    await expect.poll(names).toEqual([" DMK-A"]);
    await press(";");
    await press("j", "Enter");
    core.patch("attendanceRecap", lines);
    await expect.element(screen.getByRole("button", { name: "DMK-A ×" })).toBeVisible();
  });

  it("is exported with what is shown, as the file that was asked for", async () => {
    const { screen, sent, core } = await openConsole({
      attendance: [attendance],
      attendanceRecap: [...lines, sum],
    });
    core.answer("attendance.export", {
      name: "absensi-2026-11.pdf",
      rows: 2,
      bytes: new Uint8Array([37, 80, 68, 70]),
    });
    await openPage();
    await press("c");
    await expect.poll(() => options().length).toBeGreaterThan(5);
    await userEvent.keyboard("{Control>}{Shift>}e{/Shift}{/Control}");
    await screen.getByRole("button", { name: /berkop/ }).click();
    await expect.element(screen.getByRole("status")).toHaveTextContent("absensi-2026-11.pdf siap disimpan.");
    expect(sent("attendance.export")).toMatchObject([{ format: "pdf", by: "officer", language: "id" }]);
  });

  it("says that a month is empty", async () => {
    const { screen } = await openConsole({ attendance: [attendance] });
    await openPage();
    await press("c");
    await expect.element(screen.getByText("Tidak ada data pada bulan ini.")).toBeVisible();
  });
});

describe("fingerprint machines", () => {
  it("a file that waits is mapped once, numbers are given to people", async () => {
    const waiting = machineFile(3, {
      ...{ state: "waiting", fresh: 0, known: 0, columns: ["Kartu", "Ketukan"], guess: {} },
      sample: [["1043", "24-11-2026 06:00"]],
    });
    const off = machineFile(2, { clockOffMs: 3_600_000, clockSamples: 38, unmapped: 2 });
    const refused = machineFile(4, {
      state: "refused",
      fresh: 0,
      known: 0,
      fault: { code: "not-text", detail: "NUL" },
    });
    const { sent, screen, core } = await openConsole(
      {
        ...{ attendance: [attendance], officers, machineFiles: [machineFile(1), off, waiting, refused] },
        machinePeople: [
          { person: "1043", officer: null, clockings: 12, lastAt: Date.parse(`${day}T07:00:00Z`) },
        ],
      },
      1920,
      1080,
    );
    await openPage();
    await press("c", "c");
    await expect.poll(names).toEqual(["mesin-3.csv", "mesin-1.csv", "mesin-2.csv", "mesin-4.csv"]);
    await page.screenshot({ path: "../../../out/browser/attendance-machines.png" });
    await screen.getByRole("combobox", { name: /Nomor petugas di mesin/ }).selectOptions("Kartu");
    await screen.getByRole("combobox", { name: /Tanggal dan jam/ }).selectOptions("Ketukan");
    await screen.getByRole("button", { name: "Pasangkan Enter" }).click();
    await expect
      .poll(() => sent("attendance.mapColumns"))
      .toEqual([{ columns: { person: "Kartu", at: "Ketukan" } }]);
    core.patch("machineFiles", [{ ...waiting, state: "done" }]);
    await expect.element(screen.getByText("1043")).toBeVisible();
    await screen.getByLabelText("Milik siapa nomor 1043?").fill("DMK-3");
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => sent("attendance.mapPerson")).toEqual([{ person: "1043", officer: "DMK-3" }]);
    await screen.getByText("mesin-2.csv").click();
    await expect.element(screen.getByText(/Bila benar, semua absensi/)).toBeVisible();
    await page.screenshot({ path: "../../../out/browser/attendance-clock.png" });
    await userEvent.keyboard("{Control>}{Shift>}b{/Shift}{/Control}");
    await expect.element(screen.getByRole("dialog")).toBeVisible();
    await userEvent.keyboard("Jam maju{Enter}");
    await expect
      .poll(() => sent("attendance.correctMachine"))
      .toEqual([{ file: "hash-2", offsetMs: 3_600_000, reason: "Jam maju" }]);
  });
});
