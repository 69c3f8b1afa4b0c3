import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RosterDaysRow, RosterFaultRow } from "../../../../shared/contract/roster.ts";
import type { RosterFileRow } from "../../../../shared/contract/rosterExchange.ts";
import { views } from "../../../../shared/contract/views.ts";
import { addDays, localDay } from "../../../../shared/domain/zone.ts";
import { smallCity } from "../../demo/drill/smallCity.ts";
import { rosterOn, today } from "../testing.ts";
import { readCalendar } from "./calendar.ts";
import { RosterWords, readDay } from "./words.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const everybody = { agency: null, crew: null, officer: null, plan: null, language: "id" } as const;

async function read(
  room: ReturnType<typeof rosterOn>,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<RosterFileRow> {
  room.commands["roster.read"]({ name, bytes });
  await expect.poll(() => room.sources.rosterFile.get("file")?.state).not.toBe("reading");
  const row = room.sources.rosterFile.get("file")!;
  expect(views.rosterFile.row.strict().parse(row)).toEqual(row);
  return row;
}

const weekOf = (room: ReturnType<typeof rosterOn>, plan: string | null) =>
  room
    .rows<RosterDaysRow>("rosterDays", { days: 7, plan })
    .map(({ officer, days }) => [
      officer,
      days.map((day) => day.shifts.map((each) => [each.shift, each.post])),
    ]);

describe("a day", () => {
  it("is read in the three forms in which lists have it", () => {
    const forms = [
      "2026-12-01",
      "01/12/2026",
      "1.12.2026",
      "01-12-2026",
      "1 Des 2026",
      "01-Dec-2026",
      "1 Desember 2026",
    ];
    expect(forms.map(readDay)).toEqual(forms.map(() => "2026-12-01"));
    const none = ["", "31/06/2026", "2026-02-29", "12/31/2026", "besok", "1 Xyz 2026", "2026"];
    expect(none.map(readDay)).toEqual(none.map(() => undefined));
  });

  it("is the same day again, whatever form it was written in", () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays("1990-01-01", days));
    fc.assert(
      fc.property(day, (iso) => {
        const [year, month, date] = iso.split("-");
        expect(readDay(iso)).toBe(iso);
        expect(readDay(`${date}/${month}/${year}`)).toBe(iso);
        const at = Date.parse(`${iso}T00:00:00Z`);
        for (const language of ["id", "en-GB"]) {
          const named = new Intl.DateTimeFormat(language, {
            ...{ timeZone: "UTC", day: "numeric", month: "long", year: "numeric" },
          }).format(at);
          expect(readDay(named), named).toBe(iso);
        }
      }),
    );
  });
});

describe("a plan as CSV", () => {
  it("with a mark, semicolons, three forms of days and names of shifts comes in as a draft", async () => {
    const room = rosterOn();
    const text = [
      "\uFEFFPetugas;Nama;Tanggal;Giliran;Pos",
      "P-001;Petugas 1;2026-11-24;Siang;",
      'p-002;"Petugas; 2";24/11/2026;malam;Pos kebersihan',
      "P-003;;24-Nov-2026;libur;",
    ].join("\r\n");
    const row = await read(room, "des.csv", utf8(text));
    expect(row).toMatchObject({
      kind: "csv",
      state: "preview",
      fresh: 3,
      faulty: 0,
      officers: 3,
      from: today,
      until: today,
    });
    expect(room.store.roster.events()).toEqual([]);
    const { plan, from } = await room.commands["roster.import"]({ name: "Desember", base: "nothing" });
    expect(from).toBe(today);
    expect(room.sources.rosterPlans.get(plan!)).toMatchObject({
      name: "Desember",
      state: "draft",
      entries: 3,
    });
    expect(weekOf(room, plan).filter(([, days]) => days![0]!.length > 0)).toEqual([
      ["P-001", [[["siang", "pos-kebersihan"]], ...Array(6).fill(expect.anything())]],
      ["P-002", [[["malam", "pos-kebersihan"]], ...Array(6).fill(expect.anything())]],
    ]);
    // A draft: nobody goes by it yet.
    expect(room.officer("P-001").shift?.id).toBe("pagi");
    await expect(room.commands["roster.import"]({ name: "again", base: "nothing" })).rejects.toThrow(
      "nothing-to-import",
    );
  });

  it("names what it does not know by its line, and brings the rest in", async () => {
    const room = rosterOn();
    const lines = [
      "petugas,tanggal,giliran,pos",
      "P-001,2026-11-24,pagi,",
      "P-999,2026-11-24,pagi,",
      "P-002,kapan-kapan,pagi,",
      "P-002,2026-11-24,subuh,",
      "P-002,2026-11-24,pagi,Pos Mars",
      "P-001,2026-11-24,pagi,",
      "P-001,2027-11-24,pagi,",
      "P-001,2026-11-25",
    ];
    const row = await read(room, "x.csv", utf8(lines.join("\n")));
    const faults = row.records.filter(({ fate }) => fate === "faulty");
    expect(faults.map(({ line, fault }) => [line, fault?.code, fault?.detail])).toEqual([
      [3, "unknown-officer", "P-999"],
      [4, "no-day", "kapan-kapan"],
      [5, "unknown-shift", "subuh"],
      [6, "unknown-post", "Pos Mars"],
      [7, "twice", "P-001, 2026-11-24"],
      [8, "too-far", "2027-11-24"],
      [9, "columns", "expected 4 columns, found 2"],
    ]);
    expect(row).toMatchObject({ fresh: 0, same: 1, faulty: 7 });
  });

  it("shows its overlaps and gaps by name before anybody publishes it", async () => {
    const room = rosterOn();
    const city = smallCity();
    const long = {
      ...city,
      shifts: city.shifts.map((each) => (each.id === "pagi" ? { ...each, end: "15:00" } : each)),
    };
    const other = rosterOn(room.store, { city: long });
    await read(
      other,
      "x.csv",
      utf8("petugas;tanggal;giliran\nP-001;2026-11-24;pagi\nP-001;2026-11-24;siang\n"),
    );
    const { plan } = await other.commands["roster.import"]({ name: "x", base: "nothing" });
    const kinds = other
      .rows<RosterFaultRow>("rosterFaults", { plan })
      .map(({ kind, officer, post }) => [kind, officer ?? post]);
    expect(kinds).toContainEqual(["overlap", "P-001"]);
    expect(kinds).toContainEqual(["gap", "pos-kebersihan"]);
    // A list of one agency leaves the others to the rotation.
    expect(kinds).not.toContainEqual(["gap", "pos-dishub"]);
  });

  it.each([
    ["x.csv", "nama;umur\nA;1", "no-columns"],
    ["x.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR", "schema"],
    ["x.bin", "a\0b", "not-text"],
  ])("that is none (%s) is refused with the reason", async (name, text, code) => {
    const row = await read(rosterOn(), name, utf8(text));
    expect(row).toMatchObject({ state: "refused", fault: { code } });
  });
});

describe("what goes out", () => {
  const week = { from: today, until: addDays(today, 6) };

  it.each(["csv", "ics"] as const)("as %s comes in again as it was", async (format) => {
    const room = rosterOn();
    room.commands["roster.change"]({ officer: "P-001", day: today, shifts: [], reason: "leave" });
    const shifts = [
      { shift: "malam", post: "pos-dishub" },
      { shift: "siang", post: null },
    ];
    room.commands["roster.change"]({ officer: "P-002", day: "2026-11-26", shifts, reason: "stands in" });
    const { text, name } = await room.commands["roster.export"]({ ...everybody, ...week, format });
    expect(name).toBe(`jadwal-36.71-2026-11-24-2026-11-30.${format}`);
    const row = await read(room, name, utf8(text));
    expect(row).toMatchObject({ fresh: 0, faulty: 0, from: today, until: week.until });
    const { plan } = await room.commands["roster.import"]({ name: "again", base: "nothing" });
    room.commands["roster.restore"]({ officer: "P-001", day: today, reason: "" });
    room.commands["roster.restore"]({ officer: "P-002", day: "2026-11-26", reason: "" });
    const fresh = rosterOn();
    fresh.commands["roster.change"]({ officer: "P-001", day: today, shifts: [], reason: "leave" });
    fresh.commands["roster.change"]({ officer: "P-002", day: "2026-11-26", shifts, reason: "stands in" });
    expect(weekOf(room, plan)).toEqual(weekOf(fresh, null));
  });

  it("is of one officer, a crew or an agency", async () => {
    const { commands, city } = rosterOn();
    const whoIn = async (given: object) => {
      const { text } = await commands["roster.export"]({ ...everybody, ...week, format: "csv", ...given });
      return [
        ...new Set(
          text
            .trim()
            .split("\r\n")
            .slice(1)
            .map((line) => line.split(";")[0]),
        ),
      ];
    };
    expect(await whoIn({ officer: "P-003" })).toEqual(["P-003"]);
    const crew = city.officers.filter((each) => each.crew === "B").map(({ id }) => id);
    expect(await whoIn({ crew: "B" })).toEqual(crew);
    const agency = city.officers.filter((each) => each.agency === "dishub").map(({ id }) => id);
    expect(await whoIn({ agency: "dishub" })).toEqual(agency);
  });

  it("as a calendar says each moment in UTC, and no telephone number", async () => {
    const { commands, city } = rosterOn();
    const { text } = await commands["roster.export"]({
      ...everybody,
      ...week,
      format: "ics",
      officer: "P-007",
    });
    expect(text).toContain("BEGIN:VCALENDAR\r\n");
    // Crew C by night: 22:00 in Jakarta.
    expect(text).toMatch(/DTSTART:20261124T150000Z\r\n/);
    expect(text).toMatch(/DTEND:20261124T230000Z\r\n/);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(7);
    expect(text).not.toContain(city.officers[0]!.phone);
    for (const line of text.split("\r\n")) expect(utf8(line).byteLength).toBeLessThanOrEqual(75);
  });

  it("is text in a spreadsheet, also where it looks like a formula", async () => {
    const city = smallCity();
    const named = {
      ...city,
      officers: city.officers.map((each, n) => (n === 0 ? { ...each, name: "=HYPERLINK(1)" } : each)),
    };
    const { commands } = rosterOn(undefined, { city: named });
    const { text } = await commands["roster.export"]({
      ...everybody,
      ...week,
      format: "csv",
      officer: "P-001",
    });
    expect(text).toContain(";'=HYPERLINK(1);");
  });
});

describe("a calendar that others made", () => {
  const calendar = (...events: string[]) =>
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", ...events, "END:VCALENDAR", ""].join("\r\n");

  it("of holidays marks them, and a crew that rests on holidays rests", async () => {
    const city = smallCity();
    const resting = { ...city, rotation: { ...city.rotation, restOnHolidays: ["A"] } };
    const room = rosterOn(undefined, { city: resting });
    const text = calendar(
      ...["BEGIN:VEVENT", "UID:1", "DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261126"],
      ...["SUMMARY:Hari Jadi Kota", "END:VEVENT"],
    );
    expect(await read(room, "libur.ics", utf8(text))).toMatchObject({ holidays: 2, fresh: 0, faulty: 0 });
    expect(room.officer("P-001").planned).toBe(true);
    expect(await room.commands["roster.import"]({ name: "libur", base: "nothing" })).toEqual({
      plan: null,
      from: null,
    });
    expect(room.sources.rosterCity.get("roster")?.holidays).toMatchObject([
      { day: "2026-11-24", name: { id: "Hari Jadi Kota" } },
      { day: "2026-11-25" },
    ]);
    expect(room.officer("P-001").planned).toBe(false);
  });

  it("of a plan names officers and shifts, repeats, and is of another zone", () => {
    const city = smallCity();
    const { lines } = readCalendar(
      calendar(
        ...["BEGIN:VEVENT", "UID:1", "DTSTART:20261123T230000Z", "DTEND:20261124T070000Z"],
        ...[
          "RRULE:FREQ=DAILY;COUNT=3",
          "SUMMARY:Pagi",
          "ATTENDEE;CN=P-001:mailto:a@example.id",
          "END:VEVENT",
        ],
        ...["BEGIN:VEVENT", "UID:2", "DTSTART:20261124T140000", "DTEND:20261124T220000"],
        ...["SUMMARY:Siang", "CONTACT:P-002", "LOCATION:Pos dishub", "END:VEVENT"],
        ...["BEGIN:VEVENT", "UID:3", "SUMMARY:Siang", "CONTACT:P-002", "END:VEVENT"],
      ),
      city.zone,
      new RosterWords(city),
    );
    expect(
      lines.map(({ line, entry, fault }) => [line, entry?.officer, entry?.day, entry?.shift, fault?.code]),
    ).toEqual([
      [1, "P-001", "2026-11-24", "pagi", undefined],
      [1, "P-001", "2026-11-25", "pagi", undefined],
      [1, "P-001", "2026-11-26", "pagi", undefined],
      [2, "P-002", "2026-11-24", "siang", undefined],
      [3, undefined, undefined, undefined, "no-day"],
    ]);
    expect(localDay(city.zone, Date.parse("2026-11-23T23:00:00Z"))).toBe("2026-11-24");
  });
});
