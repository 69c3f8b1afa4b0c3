import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateOrderOf, guessColumns, missingFields, readClock, readDay, readLine } from "./machineFile.ts";
import { zone } from "./testing.ts";

describe("a machine's columns", () => {
  it("are known by what machines and offices call them", () => {
    expect(guessColumns(["No.", "PIN", "Nama", "Tanggal", "Scan Masuk", "Scan Pulang"])).toEqual({
      ...{ person: "PIN", date: "Tanggal", in: "Scan Masuk", out: "Scan Pulang" },
    });
    expect(guessColumns(["AC-No.", "Name", "Date/Time", "State"])).toMatchObject({
      person: "AC-No.",
      at: "Date/Time",
      status: "State",
    });
    expect(missingFields(guessColumns(["Kartu", "Ketukan"]))).toEqual(["person", "at"]);
    expect(missingFields({ person: "a", date: "b" })).toEqual(["at"]);
    expect(missingFields({ person: "a", date: "b", out: "c" })).toEqual([]);
  });
});

describe("dates", () => {
  it("in three forms, and what is none", () => {
    expect(readDay("2026-11-02", "day-first")).toBe("2026-11-02");
    expect(readDay("02/11/2026", "day-first")).toBe("2026-11-02");
    expect(readDay("2.11.2026", "day-first")).toBe("2026-11-02");
    expect(readDay("11/02/2026", "month-first")).toBe("2026-11-02");
    expect(readDay("30/02/2026", "day-first")).toBeUndefined();
    expect(readDay("besok", "day-first")).toBeUndefined();
  });

  it("that may be read in two ways are read as the others of the file", () => {
    expect(dateOrderOf(["01/02/2026 06:00", "13/02/2026 06:00"])).toBe("day-first");
    expect(dateOrderOf(["01/02/2026", "02/13/2026"])).toBe("month-first");
    expect(dateOrderOf(["01/02/2026"])).toBe("day-first");
    expect(dateOrderOf(["13/02/2026", "02/13/2026"])).toBeUndefined();
  });

  it("come back from every form that they are written in", () => {
    const days = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.constantFrom("/", "-", "."), (day, mark) => {
        const [year, month, date] = day.split("-") as [string, string, string];
        expect(readDay([year, month, date].join(mark), "day-first")).toBe(day);
        expect(readDay([date, month, year].join(mark), "day-first")).toBe(day);
        expect(readDay([month, date, year].join(mark), "month-first")).toBe(day);
      }),
    );
  });
});

it("times with points, seconds and halves of a day", () => {
  const minute = (text: string) => readClock(text)! / 60_000;
  expect([
    minute("6:05"),
    minute("06.05"),
    minute("6:05 PM"),
    minute("12:00 am"),
    minute("12:30 PM"),
  ]).toEqual([...[365, 365, 1085, 0, 750]]);
  expect(readClock("06:05:30")).toBe(365 * 60_000 + 30_000);
  expect([readClock("24:00"), readClock("06:60"), readClock("")]).toEqual([undefined, undefined, undefined]);
});

describe("a line", () => {
  const read = (values: Parameters<typeof readLine>[0]) => readLine(values, "day-first", zone);

  it("is the city's time, and its own where it names a zone", () => {
    expect(read({ person: "7", at: "24/11/2026 06:00", status: "Masuk" })).toEqual([
      { person: "7", type: "in", atMs: Date.parse("2026-11-24T06:00+07:00"), device: null },
    ]);
    expect(read({ person: "7", at: "2026-11-23T23:00:00Z", status: "keluar" })).toMatchObject([
      { type: "out", atMs: Date.parse("2026-11-24T06:00+07:00") },
    ]);
    expect(read({ person: "7", at: "2026-11-24 06:00", status: "?" })).toMatchObject([{ type: "unknown" }]);
  });

  it("of a day has both ends of it, the second after midnight too, and may have none", () => {
    const both = read({ person: "7", date: "24/11/2026", in: "21:58", out: "06:03" });
    expect(both).toMatchObject([
      { type: "in", atMs: Date.parse("2026-11-24T21:58+07:00") },
      { type: "out", atMs: Date.parse("2026-11-25T06:03+07:00") },
    ]);
    expect(read({ person: "7", date: "24/11/2026", in: "", out: "" })).toEqual([]);
  });

  it("says what is wrong with it", () => {
    expect(read({ person: " ", at: "24/11/2026 06:00" })).toContain("person");
    expect(read({ person: "7", at: "kemarin" })).toContain("kemarin");
    expect(read({ person: "7", date: "31/11/2026", time: "06:00" })).toContain("31/11/2026");
  });
});
