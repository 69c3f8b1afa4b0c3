import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { StationJoinRow, StationRow } from "../../../shared/contract/stations.ts";
import type { StorageRow } from "../../../shared/contract/storage.ts";
import type { GivenRows } from "../../data/testing.tsx";
import { room } from "../given.ts";
import { clearConsole, details, names, openConsole, prepareConsole, press } from "../testing.tsx";
import { station } from "./given.ts";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const self = station("st-7c1e", {
  name: "Meja 1",
  self: true,
  skewMs: null,
  lastContactAt: null,
  events: 48_210,
});
const quiet: StationJoinRow = { id: "join", code: null, until: null, admitted: null, asking: "no" };
const seven: StationRow[] = [
  self,
  station("st-2", { name: "Meja 2", events: 20_114 }),
  station("st-3", { name: "Dinding kiri", version: "1.1.0", skewMs: -230 }),
  station("st-4", { name: "Dinding kanan", skewMs: 7400, queue: 12 }),
  station("st-5", { name: "Meja pengawas", progress: 0.62, behind: 1_903_400, events: 0 }),
  station("st-6", {
    ...{ name: "Ruang wali kota", state: "away", lastContactAt: Date.now() - 47 * 60_000, behind: 318 },
    skewMs: null,
  }),
  station("st-8", { name: "Laptop lama", state: "retired", lastContactAt: Date.now() - 9 * 86_400_000 }),
  station("st-9", {
    ...{
      name: "st-9",
      state: "stranger",
      skewMs: null,
      refused: { stranger: 41, "forged-author": 2 },
      events: 0,
    },
    fingerprint: "b81d09e3774c5f6a2210aa94ce07d3f8",
  }),
];

async function open(stations: readonly StationRow[], given: GivenRows = {}, width = 1920, height = 1080) {
  const opened = await openConsole({ stations, stationJoin: [quiet], ...given }, width, height);
  await press("Control>", "F3", "/Control");
  await expect.element(opened.screen.getByRole("heading", { name: "Stasiun", exact: true })).toBeVisible();
  return opened;
}

const mebibyte = 1024 ** 2;
const storage: StorageRow = {
  ...{ id: "storage", measuredAt: Date.now(), reusableBytes: 3 * mebibyte, freeBytes: 41_000 * mebibyte },
  bytes: {
    ...{ database: 6200 * mebibyte, journal: 4 * mebibyte, attachments: 812 * mebibyte, pictures: 0 },
    ...{ backups: 43_000 * mebibyte, other: 2.4 * mebibyte },
  },
  ...{ sampledDays: 30, bytesEachDay: 310 * mebibyte, daysLeft: 132.3, marginDays: 30 },
};

const picture = (name: string) => page.screenshot({ path: `../../../out/browser/room-${name}.png` });
const key = (name: string) => press("Control>", "Shift>", name, "/Shift", "/Control");
const tool = (name: string) => document.querySelector<HTMLButtonElement>(`[data-tool="${name}"]`)!;
const line = (n: number) => document.querySelectorAll<HTMLElement>(".list [role=option]")[n]!.textContent;

describe("the stations", () => {
  it("says that there is none while nobody knows of one", async () => {
    const { screen } = await open([]);
    await expect.element(screen.getByText("Tidak ada stasiun.").first()).toBeVisible();
    expect(tool("code").disabled).toBe(true);
    await picture("empty");
  });

  it("tells one that is alone how to go on", async () => {
    const { screen } = await open([self]);
    await expect.element(screen.getByText(/^Baru stasiun ini/)).toBeVisible();
    expect(line(0)).toContain("acuan");
    expect(tool("retire").disabled).toBe(true);
    await picture("one");
  });

  it("shows how each of seven does: this one first, who asks next, retired ones last", async () => {
    await open(seven);
    await expect
      .poll(() => names().map((name) => name?.replace(/· ini$/, "")))
      .toEqual([
        ...["Meja 1", "st-9", "Dinding kanan", "Dinding kiri", "Meja 2", "Meja pengawas"],
        ...["Ruang wali kota", "Laptop lama"],
      ]);
    expect(line(1)).toContain("43 ditolak");
    expect(line(2)).toMatch(/▲ \+7,4 dtk.*12/);
    expect(line(3)).toContain("-0,2 dtk");
    expect(line(5)).toMatch(/mengejar62%.*1\.903\.400/);
    expect(line(6)).toMatch(/terputus.*belum diukur.*318.*47 mnt/);
    const bar = document.querySelector(".bar-stations");
    expect(bar?.textContent).toBe("5/6 stasiun");
    expect(bar?.getAttribute("data-old")).toBe("true");
    await picture("seven");
  });

  it.each([
    ["clock", 2, "st-4", /meleset lebih dari 5 detik/],
    ["other-version", 3, "st-3", /Versinya lain/],
    ["catching-up", 5, "st-5", /masih mengambil riwayat/],
    ["lost", 6, "st-6", /pensiunkan/],
    ["refused", 1, "st-9", /mengaku stasiun lain/],
  ])("explains %s", async (name, at, id, words) => {
    await open(seven);
    document.querySelectorAll<HTMLElement>(".list [role=option]")[at]!.click();
    await expect.poll(details).toBe(id);
    await expect.poll(() => document.querySelector("[data-details]")?.textContent).toMatch(words);
    await picture(name);
  });

  it("fits a small window", async () => {
    await open(seven, {}, 1366, 768);
    await picture("small");
    for (const each of document.querySelectorAll(".room-skew, .room-standing"))
      expect(each.scrollWidth, each.textContent ?? "").toBeLessThanOrEqual(each.clientWidth + 1);
  });
});

describe("this station's disk", () => {
  const shown = () => document.querySelector<HTMLElement>(".room-storage")!.textContent;

  it("shows what each part takes, how fast it grows and how long the disk lasts", async () => {
    const { core } = await open(seven, { storage: [storage] });
    await expect
      .poll(shown)
      .toContain("Bertambah 310 MiB sehari (dari 30 hari): disk cukup untuk 132 hari lagi.");
    expect(shown()).toContain("Basis data6,1 GiB");
    expect(shown()).toContain("Disk kosong40 GiB");
    expect(shown()).not.toContain("Gambar kamera");
    await picture("storage");
    core.patch("storage", [{ ...storage, daysLeft: 12.9 }]);
    await expect.poll(shown).toContain("disk hanya cukup untuk 12 hari lagi, kurang dari batas 30 hari");
    await picture("storage-short");
    core.patch("storage", [{ ...storage, bytesEachDay: null, daysLeft: null, sampledDays: 1 }]);
    await expect.poll(shown).toContain("setelah dua hari");
  });

  it("says how far the history has come, on its own page and in the bar", async () => {
    const history = { part: "past", percent: 62 } as const;
    await open(seven, { storage: [storage], room: [{ ...room, history }] });
    await expect
      .poll(() => document.querySelector("[data-details]")!.textContent)
      .toContain("Riwayat lama masih diambil: 62%");
    await expect
      .poll(() => document.querySelector(".bar-link")!.textContent)
      .toContain("riwayat belum lengkap, 62%");
    await picture("history");
  });
});

describe("joining and leaving", () => {
  it("shows a code by key, and takes it away again", async () => {
    const { sent, core } = await open([self]);
    const until = Date.now() + 300_000;
    core.answer("stations.joinCode", { code: "K7MPX2QD", until });
    await key("F3");
    await expect.poll(() => sent("stations.joinCode")).toEqual([{}]);
    core.patch("stationJoin", [{ ...quiet, code: "K7MPX2QD", until }]);
    await expect.poll(() => document.querySelector("output")?.textContent).toBe("K7MP X2QD");
    await picture("code");
    await key("F3");
    await expect.poll(() => sent("stations.endJoinCode")).toEqual([{}]);
    core.patch("stationJoin", [{ ...quiet, admitted: "st-2" }]);
    core.patch("stations", [station("st-2", { name: "Meja 2" })]);
    await expect
      .poll(() => document.querySelector(".room-joining")?.textContent)
      .toContain("Meja 2 sudah bergabung");
  });

  it("joins with the code of another, and says what came of it", async () => {
    const { sent, core, screen } = await open([self]);
    await key("F4");
    await userEvent.keyboard("k7mp-x2q");
    await press("Enter");
    expect(sent("stations.join")).toEqual([]);
    await userEvent.keyboard("d");
    await picture("join");
    core.refuseNext({ code: "cannot-join" });
    await press("Enter");
    await expect.element(screen.getByText(/tidak punya kunci/)).toBeVisible();
    await press("Enter");
    await expect.poll(() => sent("stations.join").at(-1)).toEqual({ code: "K7MP-X2QD" });
    core.patch("stationJoin", [{ ...quiet, asking: "refused" }]);
    await expect.element(screen.getByText(/Minta kode baru/)).toBeVisible();
  });

  it("admits the key that a person compared, and no other that came meanwhile", async () => {
    const { sent, core, screen } = await open(seven);
    document.querySelectorAll<HTMLElement>(".list [role=option]")[1]!.click();
    await expect.poll(details).toBe("st-9");
    await key("F5");
    await expect.element(screen.getByText("b81d 09e3 774c 5f6a 2210 aa94 ce07 d3f8").last()).toBeVisible();
    await press("Enter");
    expect(sent("stations.admit")).toEqual([]);
    core.patch("stations", [{ ...seven.at(-1)!, fingerprint: "ffffffffffffffffffffffffffffffff" }]);
    await screen.getByRole("checkbox").click();
    await picture("admit");
    await press("Enter");
    await expect
      .poll(() => sent("stations.admit"))
      .toEqual([{ station: "st-9", fingerprint: "b81d09e3774c5f6a2210aa94ce07d3f8" }]);
  });

  it("retires a lost one with a reason, and a second person who confirms", async () => {
    const people = [
      { id: "U-2", name: "Budi Santoso", role: "supervisor" as const, active: true },
      { id: "U-4", name: "Operator", role: "operator" as const, active: true },
    ];
    const { sent, screen } = await open(seven, { people });
    document.querySelectorAll<HTMLElement>(".list [role=option]")[6]!.click();
    await expect.poll(details).toBe("st-6");
    await key("F6");
    await userEvent.fill(screen.getByLabelText("Alasan"), "Komputer dicuri");
    await userEvent.fill(screen.getByLabelText(/^PIN/), "271604");
    expect(document.querySelectorAll("select option")).toHaveLength(1);
    await picture("retire");
    await press("Enter");
    await expect
      .poll(() => sent("stations.retire"))
      .toEqual([{ station: "st-6", reason: "Komputer dicuri", second: { person: "U-2", secret: "271604" } }]);
  });

  it("lets an operator look, and decide nothing", async () => {
    const session = {
      ...{
        id: "session" as const,
        state: "signed-in" as const,
        byDemo: false,
        lockAfterMs: 0,
        lockedAt: null,
      },
      person: { id: "U-4", name: "Sari", role: "operator" as const },
    };
    const { sent } = await open(seven, { session: [session] });
    expect(
      [...document.querySelectorAll<HTMLButtonElement>("[data-tool]")].every(({ disabled }) => disabled),
    ).toBe(true);
    await key("F3");
    expect(sent("stations.joinCode")).toEqual([]);
  });
});
