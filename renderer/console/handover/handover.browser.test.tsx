import { beforeAll, beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import type { SessionRow } from "../../../shared/contract/access.ts";
import type { DutyRow, HandoverItemRow, HandoverRow } from "../../../shared/contract/handover.ts";
import type { Item } from "../../../shared/domain/handover/item.ts";
import type { Person } from "../../../shared/domain/roles/role.ts";
import type { GivenRows } from "../../data/testing.tsx";
import { changeLanguage } from "../../ui/i18n.ts";
import { clearConsole, details, openConsole, options, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const ani: Person = { id: "U-1", name: "Ani Rahayuningtyas", role: "supervisor" };
const budi: Person = { id: "U-2", name: "Budi Santoso", role: "supervisor" };
const minute = 60_000;
const at = (minutes: number) => Date.now() + minutes * minute;
const both = (text: string) => ({ id: text, en: text });
const session: SessionRow = {
  ...{ id: "session", state: "signed-in", person: ani, byDemo: false, lockAfterMs: null, lockedAt: null },
};
const people = [ani, budi].map((each) => ({ ...each, active: true }));
const shift = (id: string, from: number): NonNullable<DutyRow["ending"]> => ({
  ...{ id, name: { id, en: id }, startsAtMs: at(from), endsAtMs: at(from + 480) },
});
const item = (kind: Item["kind"], n: number, given: Partial<Item> = {}): Item => ({
  ...{ id: `${kind}:${n}`, kind, subject: `${n}`, priority: "normal", title: both(""), text: null },
  ...{ facts: {}, sinceMs: at(-90), dueMs: null },
  ...given,
});
const items: Item[] = [
  item("incident", 1, {
    ...{ title: { id: "Kebakaran", en: "Fire" }, priority: "urgent", dueMs: at(4) },
    text: both(
      "Api terlihat dari lantai dua pasar, asap tebal ke arah jalan raya, dua pedagang belum ditemukan.",
    ),
    facts: {
      address: "Jl. Pasar Anyar 12",
      district: "Tangerang",
      agency: "Damkar",
      next: "arrive",
      crews: 2,
    },
  }),
  item("incident", 2, {
    ...{ title: { id: "Banjir", en: "Flood" }, priority: "high", dueMs: at(12) },
    facts: {
      address: "Perumahan Periuk Damai blok C",
      district: "Periuk",
      agency: "Drainase",
      next: "dispatch",
    },
  }),
  item("order", 3, {
    title: both("Sandi Tanjung"),
    text: both("Bawa pompa"),
    facts: { category: both("Banjir") },
    dueMs: at(2),
  }),
  item("warning", 4, {
    title: both("Hujan lebat disertai petir"),
    facts: { areas: "Kota Tangerang" },
    dueMs: at(200),
  }),
  item("alarm", 5, {
    title: both("Kamera Cikokol 2 mati"),
    text: both("Perbaikan tiang"),
    facts: { by: "Ani" },
    dueMs: at(90),
  }),
  item("staffing", 6, {
    title: both("Pos Cipondoh"),
    priority: "high",
    facts: { shift: both("Siang"), planned: 1, minimum: 3 },
  }),
  item("camera", 7, { title: both("Cikokol 2"), facts: { district: "Tangerang" } }),
  item("changes", 8, { priority: "low", facts: { reported: 41, finished: 36, orders: 52, stillOpen: 5 } }),
  item("instruction", 9, {
    priority: "low",
    title: both("Siaga banjir Periuk"),
    text: both("Tinggi air dibaca tiap jam."),
    facts: { version: 2 },
  }),
];
const duty = (given: Partial<DutyRow> = {}): DutyRow => ({
  ...{ id: "duty", leader: { ...ani, since: at(-470), handover: "H-0" }, open: null },
  ...{ ending: shift("Pagi", -470), beginning: shift("Siang", 10), reservedMs: 15 * minute },
  ...given,
});
const row = (given: Partial<HandoverRow> = {}): HandoverRow => ({
  ...{ id: "H-1", phase: "under-way", phaseSince: at(-5), begunAt: at(-5), reservedMs: 15 * minute },
  ...{ ending: shift("Pagi", -470), beginning: shift("Siang", 10), outgoing: ani, incoming: budi },
  ...{ missing: null, interruption: null, ended: null, items: items.length, document: null },
  ...{ left: { goThrough: 7, confirm: 8, answer: 1 }, signatures: { outgoing: null, incoming: null } },
  ...{ wantsSecond: true, stations: ["a1"] },
  ...given,
});
const mark = { at: at(-3), by: "person:U-1" };
const rows = (change: (row: HandoverItemRow) => HandoverItemRow = (each) => each): HandoverItemRow[] =>
  items.map((each, position) =>
    change({
      ...{ id: each.id, position, item: each, isNews: position === 2, remark: null, questions: [] },
      ...{
        goneThrough: position < 2 ? mark : null,
        confirmed: position < 1 ? mark : null,
        readBefore: false,
      },
      ...(position === 1 && {
        remark: "Pompa kedua dipinjam dari Dinas PUPR.",
        questions: [{ id: "Q-1", text: "Siapa yang memegang kunci rumah pompa?", at: at(-1), answer: null }],
      }),
    }),
  );

async function open(given: GivenRows, width = 1920, height = 1080) {
  const opened = await openConsole({ session: [session], people, ...given }, width, height);
  await press("Control>", "F10", "/Control");
  return opened;
}
const picture = (name: string) => page.screenshot({ path: `../../../out/browser/handover-${name}.png` });
const key = async (letter: string, ...held: string[]) => {
  await press(...held.map((each) => `${each}>`), letter, ...held.map((each) => `/${each}`));
};

it("shows what would be handed over, who leads, and begins as the one who has the shift", async () => {
  const draft = items.map((each, position) => ({ id: each.id, position, item: each }));
  const { sent, core } = await open({ duty: [duty()], handoverDraft: draft });
  core.answer("handover.begin", { handover: "H-1" });
  await expect.poll(() => options().length).toBe(items.length);
  expect(document.querySelector(".bar-duty")?.textContent).toContain("Ani Rahayuningtyas");
  await key("j");
  await expect.poll(details).toBe("incident:1");
  await picture("draft");
  await key("6", "Control");
  await expect.poll(() => sent("handover.begin")).toEqual([{ as: "outgoing" }]);
});

it("takes over as incoming where nobody leads, and lets no operator begin", async () => {
  const draft = [{ id: items[0]!.id, position: 0, item: items[0]! }];
  const nobody = { duty: [duty({ leader: null })], handoverDraft: draft };
  const operator = { ...session, person: { ...ani, role: "operator" as const } };
  const { sent } = await open({ ...nobody, session: [operator] });
  await expect.poll(() => options().length).toBe(1);
  await key("6", "Control");
  expect(sent("handover.begin")).toEqual([]);
  await picture("nobody");
});

it("goes through the items by keyboard, asks and answers, joins and signs", async () => {
  const { sent, core } = await open({
    duty: [duty({ open: "H-1" })],
    handover: [row()],
    handoverItems: rows(),
  });
  await expect.poll(() => options().length).toBe(items.length);
  await key("j");
  await key("j");
  await expect.poll(details).toBe("incident:2");
  await picture("running");
  // That one was told: Enter goes on.
  await key("j");
  await press("Enter");
  await expect
    .poll(() => sent("handover.goThrough"))
    .toEqual([{ handover: "H-1", item: "order:3", remark: null }]);
  await expect.poll(details).toBe("warning:4");
  await key("k");
  await key("k");
  await key("9", "Control");
  await page.getByRole("textbox", { name: "Jawab" }).fill("Pak Joko");
  await press("Enter");
  await expect
    .poll(() => sent("handover.answer"))
    .toEqual([{ handover: "H-1", question: "Q-1", text: "Pak Joko" }]);
  await expect.poll(() => document.querySelector("dialog[open]")).toBeNull();
  await key("7", "Control");
  await page.getByLabelText(/^PIN/).fill("618340");
  await picture("join");
  await press("Enter");
  await expect
    .poll(() => sent("handover.join"))
    .toEqual([{ handover: "H-1", side: "incoming", person: "U-2", secret: "618340" }]);
  await expect
    .poll(() => document.querySelector(".handover-turn")?.textContent)
    .toMatch(/^Giliran yang menerima/);
  core.patch("handoverItems", [{ ...rows()[1]!, questions: [] }]);
  await expect.poll(() => document.querySelectorAll(".handover-marks [data-open=true]").length).toBe(0);
  await press("Enter");
  await expect.poll(() => sent("handover.confirm")).toEqual([{ handover: "H-1", item: "incident:2" }]);
  core.patch("handover", [row({ document: "ab".repeat(32), left: { goThrough: 0, confirm: 0, answer: 0 } })]);
  await key("7", "Control");
  await expect
    .poll(() => document.querySelector(".handover-turn")?.textContent)
    .toMatch(/^Giliran yang menyerahkan/);
  await key("Enter", "Control", "Shift");
  await page.getByLabelText(/^PIN/).fill("385027");
  await picture("sign");
  core.refuseNext({ code: "handover", found: "other-document" });
  await press("Enter");
  await expect.element(page.getByText(/isinya berubah/)).toBeVisible();
  expect(sent("handover.sign")).toMatchObject([
    { side: "outgoing", document: "ab".repeat(32), language: "id" },
  ]);
});

it("says plainly that it was interrupted, waits for a signature, or lacks a person", async () => {
  const restart = row({ phase: "interrupted", interruption: { cause: "restart", reason: null, at: at(-1) } });
  const { sent, core } = await open({
    duty: [duty({ open: "H-1" })],
    handover: [restart],
    handoverItems: rows(),
  });
  await expect.element(page.getByText(/karena aplikasi ditutup/)).toBeVisible();
  await picture("interrupted");
  await key("6", "Control");
  await expect.poll(() => sent("handover.resume")).toEqual([{ handover: "H-1" }]);
  const signature = { person: ani, at: at(-1), sha256: "ab".repeat(32), holds: true };
  const signed = { phase: "signed" as const, signatures: { outgoing: signature, incoming: null } };
  core.patch("handover", [row({ ...signed, document: "ab".repeat(32), interruption: null })]);
  await expect.element(page.getByText(/Menunggu tanda tangan yang menerima/)).toBeVisible();
  const missing = { side: "incoming" as const, reason: "Kecelakaan di jalan", second: null };
  core.patch("handover", [row({ missing })]);
  await expect.element(page.getByText(/Kecelakaan di jalan/)).toBeVisible();
  await changeLanguage("en");
  await expect.element(page.getByText(/Not there, who takes over/)).toBeVisible();
  await picture("missing-en");
});

it("opens former handovers, with who signed and whether what is kept is what was signed", async () => {
  const signature = (person: Person, holds: boolean) => ({
    person,
    at: at(-400),
    sha256: "cd".repeat(32),
    holds,
  });
  const done = row({
    ...{ id: "H-1", phase: "done", begunAt: at(-420) },
    signatures: { outgoing: signature(budi, true), incoming: signature(ani, false) },
  });
  const refused = row({
    ...{ id: "H-2", phase: "refused", begunAt: at(-900) },
    ended: { reason: "Dua kejadian belum jelas", by: "person:U-2", at: at(-890) },
  });
  const { sent, core } = await open({
    ...{ duty: [duty()], handovers: [done, refused], handover: [done] },
    handoverItems: rows((each) => ({ ...each, goneThrough: mark, confirmed: mark })),
  });
  await key("g", "Control");
  await expect.poll(() => options().length).toBe(2);
  await key("j");
  await expect.element(page.getByText(/TIDAK COCOK/)).toBeVisible();
  await picture("history");
  core.answer("handover.paper", { name: "serah-terima.pdf", bytes: new Uint8Array([37]) });
  await key("F12", "Control");
  await expect.poll(() => sent("handover.paper")).toMatchObject([{ handover: "H-1" }]);
});
