import { describe, expect, it, vi } from "vitest";
import type { IntakeFileRow } from "../../../shared/contract/intake.ts";
import { capXml } from "./capXml.ts";
import { FileIntake } from "./file.ts";
import { intakeRoom } from "./testing.ts";

// Ten thousand lines take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

function opened() {
  const room = intakeRoom();
  const { city, store, writer, warnings, sources, clock } = room;
  const file = new FileIntake({ city, store, writer, warnings, rows: sources.intakeFile, clock });
  return {
    ...{ ...room, file },
    row: () => sources.intakeFile.get("file") as IntakeFileRow,
    async read(text: string | Buffer, name = "laporan.csv") {
      await file.read(name, Buffer.from(text as string));
      return sources.intakeFile.get("file") as IntakeFileRow;
    },
    reports: () => [...sources.reports.values()],
  };
}

const head = "id,kategori,deskripsi,lat,lon,waktu";
const line = (id: number | string, more = "") =>
  `${id},sampah,Sampah ${id},-6.18,106.63,2026-11-24 14:00${more}`;

describe("a CSV file", () => {
  it("is shown before anything comes in, and then comes in once", async () => {
    const { read, file, row, reports } = opened();
    const text = [
      head,
      line(1),
      "",
      `2,Waste,"Dua\nbaris, ""kutipan""",-6.18,106.63,2026-11-24 14:00`,
      line(3),
    ];
    expect(await read(text.join("\r\n"))).toMatchObject({
      ...{ state: "preview", kind: "csv", encoding: "utf-8", fresh: 3, known: 0, refused: 0, unmapped: [] },
      records: [
        { line: 2, id: "1", category: "sampah", fate: "new", at: Date.parse("2026-11-24T07:00:00Z") },
        { line: 4, id: "2", category: "sampah", text: 'Dua\nbaris, "kutipan"' },
        { line: 6, id: "3" },
      ],
    });
    expect(reports()).toEqual([]);
    expect(await file.import()).toBe(true);
    expect(row()).toMatchObject({ state: "done", progress: 3 });
    expect(reports()).toMatchObject([{ id: "file:1", channel: "file" }, { id: "file:2" }, { id: "file:3" }]);
    expect(await file.import()).toBe(false);
    expect(await read(text.join("\n"))).toMatchObject({ fresh: 0, known: 3 });
    file.dismiss();
    expect(row()).toBeUndefined();
  });

  it("may have semicolons or tabs, decimal commas, other columns, and heads in either language", async () => {
    const { read } = opened();
    const semicolons =
      "Nomor;Service Code;Uraian;Lintang;Bujur;Tanggal;Cuaca\n1;sampah;a;-6,18;106,63;2026-11-24 14:00;x";
    expect(await read(semicolons)).toMatchObject({ fresh: 1, records: [{ place: [106.63, -6.18] }] });
    expect(await read([head, line(1)].join("\n").replaceAll(",", "\t"))).toMatchObject({ fresh: 1 });
  });

  it("says of each line that stays out why", async () => {
    const { read, file, reports } = opened();
    const text = [
      head,
      line(1),
      line(1),
      "2,sampah,x,,,2026-11-24 14:00",
      "3,sampah,x",
      line(4, "x"),
      line(5),
    ];
    expect(await read(text.join("\n"))).toMatchObject({
      ...{ fresh: 2, refused: 4 },
      records: [
        { line: 2, fate: "new" },
        { line: 3, fate: "refused", fault: { code: "twice", detail: "2" } },
        { line: 4, fate: "refused", fault: { code: "no-place" } },
        { line: 5, fate: "refused", fault: { code: "schema", detail: "expected 6 columns, found 3" } },
        { line: 6, fate: "refused" },
        { line: 7, fate: "new" },
      ],
    });
    await file.import();
    expect(reports().map(({ id }) => id)).toEqual(["file:1", "file:5"]);
  });

  it("keeps places outside the city, marked, and categories that the city does not have", async () => {
    const { read, file, reports } = opened();
    const row = await read(`${head}\n1,gempa,x,-7.8,110.4,2026-11-24 14:00`);
    expect(row).toMatchObject({ fresh: 1, outside: 1, unmapped: ["gempa"], records: [{ outside: true }] });
    await file.import();
    expect(reports()).toMatchObject([{ outside: true, category: "gempa" }]);
  });

  it("may be in UTF-16 or in what Windows wrote, and says which it was", async () => {
    const { read } = opened();
    const text = `${head}\n${line(1).replace("Sampah 1", "Café")}`;
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    const told = (encoding: string) => ({ encoding, records: [{ text: "Café" }] });
    expect(await read(utf16)).toMatchObject(told("utf-16le"));
    expect(await read(Buffer.from(`\uFEFF${text}`))).toMatchObject(told("utf-8"));
    expect(await read(Buffer.from(text, "latin1"))).toMatchObject(told("windows-1252"));
  });

  it("of 10 000 lines comes in whole, and 10 000 characters, HTML and every script with it", async () => {
    const { read, file, row, reports, store } = opened();
    const special = ["<b>tebal</b>", "🚒🔥", "مرحبا", "x".repeat(10_000)];
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      line(index).replace(`Sampah ${index}`, special[index] ?? `Sampah ${index}`),
    );
    const preview = await read([head, ...lines].join("\n"));
    expect(preview).toMatchObject({ state: "preview", fresh: 10_000, refused: 0, progress: 10_000 });
    expect(preview.records.length).toBe(200);
    await file.import();
    expect(row()).toMatchObject({ state: "done", progress: 10_000 });
    expect(reports().length).toBe(10_000);
    expect(special.map((_, index) => store.reports.get(`file:${index}`)?.text)).toEqual(special);
  });

  it.each([
    ["nothing", "", "not-csv"],
    ["no columns of a report", "nama,umur\nA,3", "no-columns"],
    ["a quotation that never ends", `${head}\n1,sampah,"x,-6.18,106.63,2026-11-24 14:00`, "not-csv"],
    ["a workbook", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), "not-text"],
    ["a broken JSON", "{", "not-json"],
    ["a JSON of something else", '{"type":"Topology"}', "schema"],
    ["an XML bomb", '<!DOCTYPE a [<!ENTITY a "a">]><a>&a;</a>', "xml-doctype"],
  ])("is refused whole: %s", async (_, text, code) => {
    const { read, file } = opened();
    expect(await read(text)).toMatchObject({ state: "refused", fault: { code }, fresh: 0 });
    expect(await file.import()).toBe(false);
  });

  it("gives way to the one that is dropped after it", async () => {
    const { read, file, row } = opened();
    const first = file.read(
      "a.csv",
      Buffer.from([head, ...Array.from({ length: 3000 }, (_, id) => line(id))].join("\n")),
    );
    await read([head, line("b")].join("\n"), "b.csv");
    await first;
    expect(row()).toMatchObject({ name: "b.csv", state: "preview", fresh: 1 });
  });
});

it("a GeoJSON file comes in by its points", async () => {
  const { read, file, reports } = opened();
  const feature = (id: number, geometry: object | null) => ({
    ...{ type: "Feature", id, geometry },
    properties: { category: "sampah", description: `Titik ${id}`, time: "2026-11-24T07:00:00Z" },
  });
  const features = [
    feature(1, { type: "Point", coordinates: [106.63, -6.18] }),
    feature(2, { type: "LineString", coordinates: [] }),
    feature(3, null),
    "x",
  ];
  expect(await read(JSON.stringify({ type: "FeatureCollection", features }))).toMatchObject({
    ...{ kind: "geojson", fresh: 1, refused: 3 },
    records: [{ line: 1, fate: "new" }, { line: 2, fault: { code: "no-place" } }, { line: 3 }, { line: 4 }],
  });
  await file.import();
  expect(reports()).toMatchObject([{ id: "file:1", text: "Titik 1", place: [106.63, -6.18] }]);
});

it("a CAP file becomes a warning; a test stays out", async () => {
  const { read, file, row, sources } = opened();
  expect(await read(capXml())).toMatchObject({
    kind: "cap",
    fresh: 1,
    records: [{ category: "Hujan lebat" }],
  });
  await file.import();
  expect(row()).toMatchObject({ state: "done" });
  expect([...sources.warnings.values()]).toMatchObject([{ source: "file", severity: "Moderate" }]);
  expect(await read(capXml())).toMatchObject({ fresh: 0, known: 1 });
  expect(await read(capXml({ identifier: "T", status: "Test" }))).toMatchObject({
    ...{ fresh: 0, refused: 1, records: [{ fault: { code: "not-actual", detail: "Test" } }] },
  });
});
