import { join } from "node:path";
import { parse } from "csv-parse/sync";
import readXlsx from "read-excel-file/node";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, it } from "vitest";
import { rules } from "../../../../shared/domain/attendance/testing.ts";
import { attendanceOn } from "../testing.ts";
import { type ExportRequest, exportRecap } from "./index.ts";

const resourcesFolder = join(import.meta.dirname, "../../../../resources");
const month = "2026-11";
const [late, absent] = ["P-001", "P-010"];

function prepared() {
  const room = attendanceOn();
  for (const day of ["2026-11-09", "2026-11-10"]) {
    room.clock(late, "in", `${day}T06:30`);
    room.clock(late, "out", `${day}T15:00`);
  }
  room.attendance.settle();
  const options = {
    ...{ city: room.city, rules, store: room.store, plan: () => room.roster.roster.plan(), resourcesFolder },
    clock: () => Date.parse("2026-12-01T03:00:00Z"),
  };
  const recap = room.rows("attendanceRecap", { month, by: "officer" });
  const write = (given: Partial<ExportRequest>) =>
    exportRecap(options, { month, by: "officer", format: "csv", language: "id", ...given });
  return { room, recap, write };
}

/** What the screen shows of a line, in the order of the table's totals. */
function shown(recap: ReturnType<typeof prepared>["recap"], id: string): number[] {
  const { totals } = recap.find((row) => row.id === id)!;
  const {
    present,
    late: lateCount,
    early,
    absent: absentCount,
    permission,
    sick,
    leave,
    fieldDuty,
    unclear,
  } = totals;
  return [
    ...[present, lateCount, early, absentCount, permission, sick, leave, fieldDuty, unclear],
    ...[Math.floor(totals.lateMs / 60_000), Math.floor(totals.workedMs / 3_600_000)],
    Math.floor(totals.overtimeMs / 3_600_000),
  ];
}

it("a spreadsheet that is opened again has the figures of the screen, as numbers", async () => {
  const { recap, write } = prepared();
  const { name, bytes } = await write({ format: "xlsx" });
  expect(name).toBe("absensi-2026-11.xlsx");
  const sheets = await readXlsx(Buffer.from(bytes));
  const data = (
    Array.isArray(sheets[0]) ? sheets : (sheets[0] as unknown as { data: unknown[][] }).data
  ) as unknown[][];
  expect(data[0]?.[0]).toBe("Rekapitulasi Kehadiran: November 2026");
  for (const id of [late, absent]) {
    const line = data.find((row) => row[1] === id)!;
    expect(line.slice(-12)).toEqual(shown(recap, id));
  }
  expect(shown(recap, late).slice(0, 2)).toEqual([2, 2]);
  const line = data.find((row) => row[1] === late)!;
  expect(line.slice(4 + 8, 4 + 11)).toEqual(["T", "T", "A"]);
  expect(data.at(-1)?.slice(-12)).toEqual(shown(recap, "all"));
});

it("the paper that is opened again has the letterhead, the lines, their figures and the signature", async () => {
  const { recap, write } = prepared();
  const { bytes } = await write({ format: "pdf" });
  const document = await getDocumentProxy(bytes);
  const { text } = await extractText(document, { mergePages: true });
  expect(text).toContain("PEMERINTAH KOTA");
  expect(text).toContain("REKAPITULASI KEHADIRAN");
  expect(text).toContain("November 2026");
  expect(text).toContain("Tangerang, 1 Desember 2026");
  expect(text).toMatch(/Kepala Bagian[\s\S]*Ratna/);
  const words = text.split(/\s+/).join(" ");
  for (const [id, name] of [
    [late, "Petugas 1"],
    [absent, "Petugas 10"],
  ] as const) {
    expect(words, name).toMatch(new RegExp(`${name} [^P]*?${shown(recap, id).join(" ")}`));
  }
  expect(words).toContain(`${shown(recap, "all").join(" ")}`);
});

it("a long recap has its head on every page, and every page its number", async () => {
  const { room, write } = prepared();
  const { bytes } = await write({ format: "pdf" });
  const document = await getDocumentProxy(bytes);
  expect(room.city.officers.length).toBeLessThan(40);
  const { text } = await extractText(document, { mergePages: false });
  expect(text.at(-1)).toContain(`${text.length} / ${text.length}`);
});

it("a CSV that is read again has every line and the sum", async () => {
  const { room, recap, write } = prepared();
  const { bytes } = await write({ format: "csv" });
  const rows = parse(new TextDecoder().decode(bytes), { bom: true }) as string[][];
  expect(rows).toHaveLength(room.city.officers.length + 2);
  for (const id of [late, absent])
    expect(
      rows
        .find((row) => row[1] === id)!
        .slice(-12)
        .map(Number),
    ).toEqual(shown(recap, id));
  const crews = parse(new TextDecoder().decode((await write({ by: "crew" })).bytes), {
    bom: true,
  }) as string[][];
  expect(crews.slice(1, -1).map(([name]) => name)).toEqual(["A", "B", "C"]);
});

it("a month without anything is refused", async () => {
  const { write } = prepared();
  await expect(write({ month: "2031-01" })).rejects.toThrow("nothing-to-export");
});
