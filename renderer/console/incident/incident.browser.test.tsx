/** An incident from the queue to its end, by keyboard alone. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { FakeCore, GivenRows } from "../../data/testing.tsx";
import { select } from "../../ui/selection.ts";
import { camera, happened, incident, link, officer, order, report, sopStep, suggestion } from "../given.ts";
import { clearConsole, details, names, openConsole, options, prepareConsole, press } from "../testing.tsx";

let core: FakeCore;
let sent: (name: string) => unknown[];
let opened: string[];

beforeAll(prepareConsole);
beforeEach(async () => {
  await clearConsole();
  opened = [];
  vi.spyOn(window, "open").mockImplementation((url) => {
    opened.push(String(url));
    return null;
  });
});
afterEach(() => vi.restoreAllMocks());

const officers = [officer(1), officer(2), officer(3, { crew: "DMK-B" }), officer(4, { duty: "off" })];
const masked = { report: "report-1", name: "I*** S***", phone: "***001", shown: false };
const fire = incident(1, { category: "kebakaran", text: "Asap dari gudang" });

/** With the first row chosen. */
async function openFirst(given: GivenRows) {
  const all = await openConsole({ officers, ...given }, 1600, 900);
  ({ core, sent } = all);
  core.answer("officers.suggest", {
    suggestions: [
      suggestion(1),
      suggestion(2),
      suggestion(3, { crew: "DMK-B", activeOrders: 2 }),
      suggestion(4, { onDuty: false }),
    ],
  });
  core.answer("order.send", { orders: ["order-1"] });
  await expect.poll(() => options().length).toBeGreaterThan(0);
  await press("j", "Enter");
  await expect.poll(details).toBe(given.incidents?.[0]?.id);
  return all.screen;
}

const dialog = () => page.getByRole("dialog");
const section = (name: string) => document.querySelector<HTMLElement>(`[data-section=${name}]`);
const isOpen = () => document.querySelector("dialog[open]") !== null;

describe("from a report to a crew on the way", () => {
  it("it is five keys: J, Enter, T, O, Enter", async () => {
    await openFirst({ incidents: [fire] });
    await press("t");
    await expect.poll(() => sent("incident.acknowledge")).toEqual([{ incident: "report-1" }]);
    await press("o");
    await expect.element(dialog().getByText("Petugas 1")).toBeVisible();
    await press("Enter");
    await expect
      .poll(() => sent("order.send"))
      .toEqual([
        {
          ...{ incident: "report-1", officers: ["DMK-1"], support: false, replaces: null },
          task: "Kebakaran: Jl. Merdeka 1, Tangerang. Asap dari gudang",
        },
      ]);
    await expect.poll(isOpen).toBe(false);
  });

  it("each officer has the reasons for and against; several go with one key each", async () => {
    await openFirst({ incidents: [fire] });
    await press("o");
    const rows = () =>
      [...document.querySelectorAll<HTMLElement>(".candidate")].map((row) => row.textContent);
    await expect.poll(() => rows().length).toBe(4);
    for (const reason of [
      "OPD sesuai",
      "bertugas",
      "bebas",
      "400 m",
      "perjalanan 1 mnt",
      "posisi 4 dtk lalu",
    ])
      expect(rows()[0]).toContain(reason);
    expect(rows()[2]).toContain("2 perintah lain");
    expect(rows()[3]).toContain("tidak bertugas");
    await press("j", " ", "j", " ");
    await expect.element(dialog().getByRole("button", { name: /Kirim ke 2 petugas/ })).toBeVisible();
    await press("Enter");
    await expect.poll(() => sent("order.send")).toMatchObject([{ officers: ["DMK-2", "DMK-3"] }]);
  });

  it("a whole crew, and everybody on duty in a district, are one key", async () => {
    await openFirst({ incidents: [fire] });
    await press("o");
    await expect.element(dialog().getByText("Petugas 1")).toBeVisible();
    await press("c");
    await expect.element(dialog().getByRole("button", { name: /Kirim ke 2 petugas/ })).toBeVisible();
    await press("c", "g", "d", "a", "Enter");
    await expect.poll(() => sent("order.send")).toMatchObject([{ officers: ["DMK-1", "DMK-2", "DMK-3"] }]);
  });

  it("what was typed survives Esc and a refusal, which says who was there before", async () => {
    await openFirst({ incidents: [fire] });
    await press("o");
    await expect.element(dialog().getByText("Petugas 1")).toBeVisible();
    const task = dialog().getByRole("textbox", { name: "Perintah" });
    await task.fill("Bawa dua mobil");
    await press("Escape");
    await expect.poll(isOpen).toBe(false);
    await press("o");
    await expect.element(task).toHaveValue("Bawa dua mobil");
    await expect.element(dialog().getByText("Petugas 1")).toBeVisible();
    core.refuseNext({
      ...{ code: "wrong-state", expected: "dispatch", found: "cancelled" },
      ...{ by: "operator:b2", at: Date.parse("2026-11-24T03:42:00Z") },
    });
    await press("Enter");
    await expect
      .element(dialog().getByRole("alert"))
      .toMatchTextContent(
        /Perintah tidak dikirim: keadaannya sudah dibatalkan sejak 10\.42 oleh Operator b2/,
      );
    await expect.element(task).toHaveValue("Bawa dua mobil");
  });
});

describe("an act", () => {
  it("that was another's first says so", async () => {
    const screen = await openFirst({ incidents: [fire] });
    core.refuseNext({
      ...{ code: "wrong-state", expected: "acknowledge", found: "acknowledged" },
      ...{ by: "operator:b2", at: Date.parse("2026-11-24T03:42:00Z") },
    });
    await press("t");
    await expect
      .element(screen.getByRole("alert"))
      .toMatchTextContent(
        /Kejadian tidak ditangani: keadaannya sudah ditangani sejak 10\.42 oleh Operator b2\./,
      );
  });

  it("that the table does not allow is dimmed, and says why when its key is pressed", async () => {
    const screen = await openFirst({ incidents: [fire] });
    await expect
      .element(screen.getByRole("button", { name: /^Selesai/ }))
      .toHaveAttribute("aria-disabled", "true");
    await press("r");
    await expect
      .element(screen.getByRole("status").first())
      .toMatchTextContent(/Tidak dapat dalam keadaan ini/);
    expect(isOpen()).toBe(false);
    core.patch("incidents", [{ ...fire, state: "acknowledged", acknowledgedBy: "operator:a1" }]);
    await expect.element(screen.getByText(/ditangani Operator a1/)).toBeVisible();
    await press("r");
    await expect.poll(isOpen).toBe(true);
  });

  it.each([
    ["acknowledged", "r", "incident.resolve", { note: "sudah padam" }],
    ["resolved", "z", "incident.close", { note: "sudah padam" }],
    ["closed", "u", "incident.reopen", { reason: "sudah padam" }],
    ["new", "v", "incident.cancel", { reason: "sudah padam" }],
    ["new", ",", "incident.note", { text: "sudah padam" }],
  ] as const)("on one that is %s by %s sends %s with the words", async (state, key, command, words) => {
    await openConsole({ officers, incidents: [{ ...fire, state }] }, 1600, 900).then((all) => {
      ({ core, sent } = all);
    });
    if (state !== "new" && state !== "acknowledged") await press("c", "c", "c");
    await expect.poll(() => options().length).toBe(1);
    await press("j", "Enter");
    await press(key);
    await expect.poll(isOpen).toBe(true);
    await userEvent.keyboard("sudah padam");
    await press("Enter");
    await expect.poll(() => sent(command)).toEqual([{ incident: "report-1", ...words }]);
    await expect.poll(isOpen).toBe(false);
  });

  it("with a reason waits for it, and Shift+Enter begins a line", async () => {
    await openFirst({ incidents: [fire] });
    await press("v");
    await expect.poll(isOpen).toBe(true);
    await press("Enter");
    expect(sent("incident.cancel")).toEqual([]);
    await userEvent.keyboard("satu{Shift>}{Enter}{/Shift}dua");
    await press("Enter");
    await expect.poll(() => sent("incident.cancel")).toEqual([{ incident: "report-1", reason: "satu\ndua" }]);
  });

  it("hands over to another agency, with the reason", async () => {
    await openFirst({ incidents: [fire] });
    await press("h");
    await expect.poll(isOpen).toBe(true);
    await press("Tab");
    await userEvent.keyboard("bukan api");
    await press("Enter");
    await expect
      .poll(() => sent("incident.transfer"))
      .toEqual([{ incident: "report-1", agency: "dishub", reason: "bukan api" }]);
  });

  it("changes only what was changed, and never to an unreadable place", async () => {
    await openFirst({ incidents: [fire] });
    await press("e");
    await expect.poll(isOpen).toBe(true);
    await dialog().getByRole("combobox", { name: "Prioritas" }).selectOptions("rendah");
    const place = dialog().getByRole("textbox", { name: "Koordinat" });
    await place.fill("jauh");
    await press("Enter");
    await expect.element(dialog().getByText(/Koordinat tidak terbaca/)).toBeVisible();
    expect(sent("incident.change")).toEqual([]);
    await place.fill("-6.19, 106.64");
    await press("Enter");
    await expect
      .poll(() => sent("incident.change"))
      .toEqual([{ incident: "report-1", priority: "low", place: [106.64, -6.19] }]);
  });
});

describe("likely doubles", () => {
  const other = incident(2, { category: "kebakaran", text: "Api di pasar", state: "en-route" });
  const doubtful = {
    ...fire,
    deadline: { stage: "acknowledge" as const, at: 0 },
    alike: [
      { incident: "report-2", distanceM: 80, ageMs: 60_000 },
      { incident: "report-3", distanceM: 400, ageMs: -120_000 },
    ],
  };

  it("are offered with distance and age; one key merges into the one that is farther", async () => {
    await openFirst({ incidents: [doubtful, other] });
    expect(section("alike")?.textContent).toMatch(/80 m · 1 mnt lebih dulu/);
    expect(section("alike")?.textContent).toMatch(/Api di pasar/);
    await press("+");
    await expect.poll(() => sent("incident.merge")).toEqual([{ incident: "report-1", into: "report-2" }]);
    // Its row goes, and the page shows what it has become part of.
    core.patch("incidents", [{ ...other, reports: ["report-2", "report-1"] }], ["report-1"]);
    await expect.poll(details).toBe("report-2");
    await expect.poll(() => section("reports")?.textContent).toContain("report-1");
  });

  it("one key keeps apart, and the next is offered", async () => {
    await openFirst({ incidents: [doubtful, other] });
    await press("-");
    await expect.poll(() => sent("incident.keepApart")).toEqual([{ incident: "report-1", from: "report-2" }]);
    core.patch("incidents", [{ ...doubtful, alike: doubtful.alike.slice(1) }]);
    await expect.poll(() => section("alike")?.textContent).toMatch(/400 m · 2 mnt kemudian/);
    await press("-");
    await expect
      .poll(() => sent("incident.keepApart").at(-1))
      .toEqual({ incident: "report-1", from: "report-3" });
  });

  it("that were merged keep their references, and come out again", async () => {
    const screen = await openFirst({
      incidents: [{ ...fire, reports: ["report-1", "WA-77"] }],
      incidentReports: [report(1), report(2, { id: "WA-77", text: "Ada asap", channel: "WhatsApp" })],
    });
    expect(section("reports")?.textContent).toMatch(/WA-77.*WhatsApp.*Ada asap/s);
    await screen.getByRole("button", { name: "Pisahkan lagi" }).click();
    await expect.poll(() => sent("incident.separate")).toEqual([{ incident: "WA-77" }]);
  });
});

describe("decisions in conflict", () => {
  const side = (station: string, actor: string, act: string, stands: boolean) => ({
    ...{ actor, station, act, stands, incident: "report-1", agency: null, at: fire.requestedAt },
  });
  const taken = {
    ...{ id: "st-1:4|st-2:9", kind: "taken-twice" as const, officer: null },
    sides: [
      side("st-1", "operator:st-1", "incident.acknowledged", true),
      side("st-2", "operator:st-2", "incident.acknowledged", false),
    ],
  };
  const sentTwice = {
    ...{ id: "st-1:5|st-2:10", kind: "officer-twice" as const, officer: "DMK-1" },
    sides: [
      side("st-1", "operator:st-1", "order.sent", true),
      { ...side("st-2", "operator:st-2", "order.sent", true), incident: "TL-20261129-0815" },
    ],
  };
  const torn = { ...fire, state: "acknowledged" as const, conflicts: [taken, sentTwice] };

  it("stand on the page and on its line, say which one holds, and one key says that they were read", async () => {
    await openFirst({ incidents: [torn] });
    const text = () => section("conflicts")?.textContent ?? "";
    await expect.poll(text).toMatch(/Diambil dua orang/);
    expect(text()).toMatch(/Operator st-1 di st-1: mengambil.*berlaku/s);
    expect(text()).toMatch(/Operator st-2 di st-2: mengambil.*tidak berlaku/s);
    expect(text()).toMatch(/Petugas 1 mendapat dua perintah.*untuk kejadian lain, TL-20261129-0815/s);
    expect(document.querySelector("[data-mark=conflicts]")?.textContent).toBe("2 berbenturan");
    await page.screenshot({ path: "../../../out/browser/conflicts.png" });
    await press("&");
    await expect
      .poll(() => sent("incident.seeConflict"))
      .toEqual([{ incident: "report-1", conflict: taken.id }]);
    core.patch("incidents", [{ ...torn, conflicts: [] }]);
    await expect.poll(() => section("conflicts")).toBeNull();
  });
});

describe("orders", () => {
  const now = Date.now();
  const ordered = {
    ...fire,
    state: "dispatched" as const,
    orders: [
      order(1, { state: "refused", reason: "Ban bocor" }),
      order(2, {
        sentAt: null,
        escalation: { step: 1, action: "next", officer: "DMK-3", at: now + 90_000 },
      }),
    ],
  };

  it("tell how they stand, why they were refused, and what comes next by itself", async () => {
    await openFirst({ incidents: [ordered] });
    const text = () => section("orders")?.textContent ?? "";
    expect(text()).toMatch(/Petugas 1ditolak/);
    expect(text()).toContain("Alasan: Ban bocor");
    expect(text()).toMatch(/Petugas 2belum terkirim/);
    expect(text()).not.toMatch(/Petugas 2terkirim/);
    expect(text()).toMatch(/Tanpa jawaban, dalam 1 mnt dikirim ke Petugas 3/);
    core.patch("incidents", [{ ...ordered, orders: [order(2, { state: "en-route" })] }]);
    await expect.poll(text).toMatch(/Petugas 2menuju lokasi/);
  });

  it("the escalation is stopped, an order recalled, a reply entered, somebody else sent: Shift and a key", async () => {
    await openFirst({ incidents: [ordered] });
    const shift = (key: string) => userEvent.keyboard(`{Shift>}${key}{/Shift}`);
    await shift("S");
    await expect
      .poll(() => sent("order.stopEscalation"))
      .toEqual([{ incident: "report-1", order: "order-2" }]);
    await shift("T");
    await expect.poll(isOpen).toBe(true);
    await press("Enter");
    await expect
      .poll(() => sent("order.recall"))
      .toEqual([{ incident: "report-1", order: "order-2", reason: null }]);
    await expect.poll(isOpen).toBe(false);
    await shift("R");
    await expect.poll(isOpen).toBe(true);
    await press("5", "Enter");
    await expect
      .poll(() => sent("order.reply"))
      .toEqual([{ incident: "report-1", order: "order-2", type: "on-scene", reason: null, note: null }]);
    await expect.poll(isOpen).toBe(false);
    await press("[");
    await shift("O");
    await expect.element(dialog().getByText("Ganti Petugas 1")).toBeVisible();
    await expect.element(dialog().getByText("bebas").first()).toBeVisible();
    await press("j", "Enter");
    await expect
      .poll(() => sent("order.send"))
      .toMatchObject([{ officers: ["DMK-2"], replaces: "order-1", task: "Padamkan api" }]);
  });

  it("a refusal entered by radio needs its reason", async () => {
    await openFirst({ incidents: [ordered] });
    await userEvent.keyboard("{Shift>}R{/Shift}");
    await expect.poll(isOpen).toBe(true);
    await press("3", "Enter");
    expect(sent("order.reply")).toEqual([]);
    await press("Tab", "Tab", "Tab", "Tab");
    await dialog().getByRole("textbox").fill("Ban bocor");
    await press("Enter");
    await expect
      .poll(() => sent("order.reply"))
      .toMatchObject([{ type: "refused", reason: "Ban bocor", note: null }]);
  });

  it.each([
    ["p", "phone", ["tel:+6280000001002"]],
    ["w", "whatsapp", ["https://wa.me/6280000001002"]],
    ["y", "radio", []],
  ] as const)("%s reaches the officer by %s, and the outcome is one key", async (key, channel, links) => {
    await openFirst({ incidents: [ordered] });
    await press(key);
    await expect.poll(isOpen).toBe(true);
    expect(opened).toEqual(links);
    if (channel === "radio") await expect.element(dialog().getByText("DM-1")).toBeVisible();
    await press("2");
    await expect
      .poll(() => sent("incident.contact"))
      .toEqual([{ incident: "report-1", officer: "DMK-2", channel, outcome: "no-answer", note: null }]);
    await expect.poll(isOpen).toBe(false);
  });

  it("without one, the citizen is called back, whose number is asked for first", async () => {
    const screen = await openFirst({ incidents: [fire], citizens: [masked] });
    await expect.element(screen.getByText("I*** S*** ***001")).toBeVisible();
    core.answer("citizen.reveal", {
      citizens: [{ ...masked, name: "Ibu Sari", phone: "0812 0000 0001", shown: true }],
    });
    await press("p");
    await expect.poll(() => opened).toEqual(["tel:081200000001"]);
    await expect.element(dialog().getByText("Ibu Sari")).toBeVisible();
    await press("1");
    await expect.poll(() => sent("incident.contact")).toMatchObject([{ officer: null, outcome: "reached" }]);
  });

  it("one whose number was refused is not called", async () => {
    const screen = await openFirst({ incidents: [fire], citizens: [masked] });
    core.refuseNext({ code: "not-handling", by: "operator:a2" });
    await press("p");
    await expect.element(screen.getByText(/hanya untuk yang menangani/)).toBeVisible();
    expect(opened).toEqual([]);
    expect(isOpen()).toBe(false);
  });

  it("is shown and masked again by one key, with the words as they were written", async () => {
    const listed = { ...fire, text: "Telepon ***001" };
    const screen = await openFirst({ incidents: [listed], citizens: [masked] });
    core.answer("citizen.reveal", { citizens: [] });
    await press("*");
    await expect.poll(() => sent("citizen.reveal")).toEqual([{ incident: "report-1" }]);
    core.patch("citizens", [{ ...masked, name: "Ibu Sari", phone: "0812 0000 0001", shown: true }]);
    core.patch("incident", [{ ...listed, text: "Telepon 0812 0000 0001" }]);
    await expect.element(screen.getByText("Ibu Sari 0812 0000 0001")).toBeVisible();
    await expect.element(screen.getByText("Telepon 0812 0000 0001")).toBeVisible();
    await page.screenshot({ path: "../../../out/browser/incident-citizen.png" });
    await press("*");
    await expect.poll(() => sent("citizen.hide")).toEqual([{ incident: "report-1" }]);
  });
});

describe("the procedure", () => {
  it("is ticked by key, step by step, and a step opens, calls or orders", async () => {
    const steps = [
      sopStep(1, { doneAt: Date.now(), doneBy: "operator:a1" }),
      sopStep(2, { action: { type: "call", name: "PLN", phone: "123" } }),
      sopStep(3, { action: { type: "camera", camera: "camera-1" } }),
    ];
    await openFirst({ incidents: [fire], sopSteps: steps, cameras: [camera(1)] });
    await expect.poll(() => section("sop")?.textContent).toMatch(/1 dari 3 langkah/);
    await press("'");
    await expect.poll(() => opened).toEqual(["tel:123"]);
    await press("1");
    await expect.poll(isOpen).toBe(false);
    await press("s");
    await expect
      .poll(() => sent("sop.tick"))
      .toEqual([{ incident: "report-1", sop: "kebakaran", version: 2, step: "langkah-2", done: true }]);
    core.patch("sopSteps", [{ ...steps[1]!, doneAt: Date.now(), doneBy: "operator:a1" }]);
    await expect
      .poll(() => document.querySelector("[data-next=true]")?.getAttribute("data-step"))
      .toBe("langkah-3");
    await press("'");
    await expect.poll(details).toBe("camera-1");
    await press("Backspace");
    await expect.poll(details).toBe("report-1");
  });
});

describe("the history", () => {
  it("is told in words, the newest first; strangers are shown as such, and what came too late says so", async () => {
    await openFirst({
      incidents: [fire],
      history: [
        happened(1, "incident.acknowledged"),
        happened(2, "order.sent", {
          ...{ order: "order-1", officer: "DMK-1", task: "Padamkan", group: "g", support: false },
          ...{ replaces: null, replyBy: 5 },
        }),
        { ...happened(3, "incident.acknowledged"), effective: false, actor: "operator:b2" },
        happened(4, "drone.launched", { height: 3 }),
        happened(5, "incident.noted", { text: "<b>ramai</b>" }),
      ],
    });
    const entries = () =>
      [...document.querySelectorAll<HTMLElement>("[data-event]")].map(({ textContent }) => textContent ?? "");
    await expect.poll(() => entries().length).toBe(5);
    const [noted, stranger, late, ordered, taken] = entries();
    expect(noted).toMatch(/Operator a1.*mencatat<b>ramai<\/b>/);
    expect(stranger).toContain("drone.launched (tidak dikenal versi ini)");
    expect(late).toMatch(/Operator b2.*tanpa akibat/);
    expect(ordered).toMatch(/memerintahkan Petugas 1Padamkan/);
    expect(taken).toContain("menangani kejadian ini");
  });
});

describe("what the room did by itself", () => {
  it("says whose answer was missing, and who was asked instead or told", async () => {
    const escalated = (number: number, action: string, officer: string | null) =>
      happened(number, "order.escalated", { order: "order-1", step: number, action, officer });
    await openFirst({
      incidents: [{ ...fire, state: "dispatched", orders: [order(1)] }],
      history: [
        happened(0, "order.sent", {
          ...{ order: "order-1", officer: "DMK-1", task: "Padamkan", group: "g", support: false },
          ...{ replaces: null, replyBy: 5 },
        }),
        escalated(1, "again", "DMK-1"),
        escalated(2, "next", "DMK-3"),
        escalated(3, "supervisor", "DMK-2"),
        escalated(4, "supervisor", null),
      ],
    });
    const entries = () =>
      [...document.querySelectorAll<HTMLElement>("[data-event]")].map(({ textContent }) => textContent ?? "");
    await expect.poll(() => entries().length).toBe(5);
    const [unsupervised, supervisor, next, again] = entries();
    expect(again).toContain("tanpa jawaban Petugas 1: perintah dikirim lagi");
    expect(next).toContain("tanpa jawaban Petugas 1: beralih ke Petugas 3");
    expect(supervisor).toContain("tanpa jawaban Petugas 1: pengawas Petugas 2 diberi tahu");
    expect(unsupervised).toContain("tanpa jawaban Petugas 1: OPD tidak menyebut pengawas");
  });
});

describe("a report by telephone", () => {
  it("is typed, placed, sent, and opens; nothing is lost by closing it", async () => {
    await openFirst({ incidents: [fire] });
    core.answer("report.take", { incident: "report-9" });
    await press("b");
    await userEvent.keyboard("keba");
    await press("Tab");
    await userEvent.keyboard("Asap tebal");
    await press("Tab", "Tab");
    await userEvent.keyboard("-6.19, 106.64");
    await press("Escape", "Escape");
    await expect.poll(() => document.querySelector("[data-phone]")).toBeNull();
    expect(sent("report.take")).toEqual([]);
    await press("b");
    await expect.element(page.getByRole("textbox", { name: "Keterangan pelapor" })).toHaveValue("Asap tebal");
    await press("Enter");
    await expect
      .poll(() => sent("report.take"))
      .toEqual([
        {
          ...{ category: "kebakaran", text: "Asap tebal", place: [106.64, -6.19], channel: "Telepon" },
          ...{ address: null, reporterName: null, reporterPhone: null },
        },
      ]);
    core.patch("incidents", [incident(9, { category: "kebakaran" })]);
    await expect.poll(details).toBe("report-9");
    await press("b");
    await expect.element(page.getByRole("textbox", { name: "Keterangan pelapor" })).toHaveValue("");
  });

  it("says what is missing, and is refused without losing a word", async () => {
    await openFirst({ incidents: [fire] });
    await press("Insert");
    await userEvent.keyboard("keba");
    await press("Enter");
    await expect.element(page.getByText(/Belum lengkap: keterangan, tempat/)).toBeVisible();
    expect(sent("report.take")).toEqual([]);
    await press("Tab");
    await userEvent.keyboard("Asap");
    await page
      .getByRole("region", { name: "Laporan lewat telepon" })
      .getByRole("combobox")
      .selectOptions("Tangerang");
    core.refuseNext({ code: "failed" });
    await page.getByRole("button", { name: /Simpan laporan/ }).click();
    await expect.element(page.getByRole("alert")).toMatchTextContent(/Laporan tidak disimpan/);
    await expect.element(page.getByRole("textbox", { name: "Keterangan pelapor" })).toHaveValue("Asap");
    expect(sent("report.take")).toMatchObject([{ place: [106.63, -6.18] }]);
  });
});

describe("search", () => {
  it("finds in everything, marks the words, and Enter opens", async () => {
    await openFirst({ incidents: [fire, incident(2)] });
    core.answer("search", {
      hits: [
        {
          ...{ incident: "report-1", report: "report-1", category: "kebakaran", state: "new" as const },
          ...{ excerpt: "\u0002Asap\u0003 dari gudang", receivedAt: 1 },
        },
        {
          ...{ incident: "report-2", report: "report-2", category: "macet", state: "closed" as const },
          ...{ excerpt: "bukan \u0002asap\u0003", receivedAt: 1 },
        },
      ],
    });
    await userEvent.keyboard("{Control>}f{/Control}");
    await userEvent.keyboard("asap");
    await expect.poll(() => document.querySelectorAll(".find mark").length).toBe(2);
    expect(sent("search").at(-1)).toEqual({ text: "asap" });
    await press("ArrowDown", "Enter");
    await expect.poll(details).toBe("report-2");
    expect(isOpen()).toBe(false);
  });

  it("says that nothing was found", async () => {
    await openFirst({ incidents: [fire] });
    core.answer("search", { hits: [] });
    await press("f");
    await userEvent.keyboard("zzz");
    await expect.element(page.getByText("Tidak ada yang ditemukan.")).toBeVisible();
  });
});

it("one that is in no list any more is asked for by itself", async () => {
  await openFirst({ incidents: [fire], incident: [incident(77, { state: "closed", text: "Tahun lalu" })] });
  select({ kind: "incident", id: "report-77" });
  await expect.poll(details).toBe("report-77");
  await expect.element(page.getByText("Tahun lalu")).toBeVisible();
});

it("what has not gone out stands in the state bar", async () => {
  const screen = await openFirst({ incidents: [fire], link: [{ ...link, unsent: 3 }] });
  await expect.element(screen.getByText("3 belum terkirim")).toBeVisible();
});

it("a key makes the page wide, and narrow again", async () => {
  await openFirst({ incidents: [fire, incident(2)] });
  const width = () => document.querySelector("[data-pane=details]")!.getBoundingClientRect().width;
  const before = width();
  await press(".");
  await expect.poll(width).toBeGreaterThan(before * 1.2);
  await press(".");
  await expect.poll(width).toBe(before);
  expect(names()).toHaveLength(2);
});
