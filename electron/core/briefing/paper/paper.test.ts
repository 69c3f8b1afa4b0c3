import { extractText, getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { expect, it } from "vitest";
import {
  type BriefingCell,
  type BriefingPaper,
  briefingPaper,
} from "../../../../shared/domain/briefing/content.ts";
import { resourcesFolder } from "../../testing.ts";
import { briefingPdf } from "./index.ts";

const text = (of: string, level: "warning" | "alarm" | null = null): BriefingCell => ({
  ...{ kind: "text", text: of, level, stale: false },
});
const agency = (of: string): BriefingCell => ({
  kind: "agency",
  text: of,
  shape: "hexagon",
  colour: "#cc8fd0",
});
const head = (...words: string[]) => words.map((word, index) => ({ text: word, end: index > 0 }));
const hash = (letter: string) => letter.repeat(64);

/** The smallest picture that a JPEG reader takes: a grey dot. */
const dot = Buffer.from(
  "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z",
  "base64",
);

const districts = [
  "Tangerang",
  "Jatiuwung",
  "Batuceper",
  "Benda",
  "Cipondoh",
  "Ciledug",
  "Karawaci",
  "Periuk",
];
const paper: BriefingPaper = briefingPaper.parse({
  ...{ title: "Paparan Kota Tangerang · SIMULASI", time: "Minggu, 29 November 2026, pukul 16.20.05 WIB" },
  ...{ atMs: 0, foot: "Seperti tampil pada saat itu.", continued: "(lanjutan)" },
  pages: [
    {
      ...{ page: "today", title: "Hari ini", stale: null },
      content: {
        kind: "figures",
        figures: [
          { name: "Kejadian hari ini", value: "128", note: "pekan lalu 96", level: null },
          { name: "Terbuka", value: "31", note: "4 lewat", level: "warning" },
          { name: "Tenggat ditepati", value: "91%", note: "pekan lalu 88%", level: null },
          { name: "Tiba (median)", value: "2 j 05", note: null, level: null },
          { name: "Bertugas", value: "1.204", note: "2 belum masuk", level: "warning" },
          { name: "Alarm menunggu", value: "0", note: "3 berlangsung", level: null },
          { name: "Peringatan resmi", value: "1", note: "Hujan lebat disertai petir", level: "warning" },
          { name: "Air dan hujan di atas batas", value: "1", note: "Pompa Periuk: bahaya", level: "alarm" },
        ],
        chart: {
          ...{ title: "Kejadian hari ini per jam", label: "0, 1, 2" },
          values: Array.from({ length: 24 }, (_, hour) => (hour * 7) % 11),
          marks: Array.from({ length: 24 }, (_, hour) => (hour % 3 ? "" : String(hour).padStart(2, "0"))),
        },
      },
    },
    {
      ...{ page: "districts", title: "Titik rawan menurut kecamatan", stale: null },
      content: {
        ...{ kind: "table", lines: [], left: "dan 5 lagi", none: null },
        head: head("Kecamatan", "", "7 hari", "", "pekan lalu", "Terbuka", "/10.000"),
        rows: districts.map((name, n) => [
          ...[text(name), { kind: "bar", share: 1 / (n + 1), level: null }, text(String(410 - n * 37))],
          { kind: "change", change: "up", text: "lebih banyak" },
          ...[text(String(300 + n)), text(String(61 - n)), text("2,7")],
        ]),
      },
    },
    {
      ...{ page: "deadlines", title: "Tenggat berikutnya", stale: null },
      content: {
        ...{ kind: "table", left: null, none: null, head: head("", "Kejadian", "Tenggat", "Tempat", "OPD") },
        lines: [{ text: "4 tenggat sudah terlewat.", aside: null, level: "warning" }],
        rows: Array.from({ length: 7 }, (_, n) => [
          { kind: "priority", priority: "urgent", text: "mendesak" },
          ...[text("Banjir"), text(`sisa ${n + 2} mnt`, n === 0 ? "alarm" : null)],
          ...[text(`Periuk · Jl. Kalimantan Raya No. ${n}`), agency("Drainase")],
        ]),
      },
    },
    {
      ...{ page: "agencies", title: "Kinerja OPD", stale: "data per 16.05" },
      content: {
        ...{
          kind: "table",
          lines: [],
          left: null,
          none: null,
          head: head("OPD", "per hari", "7 hari", "ditepati"),
        },
        rows: ["Damkar", "Dishub", "DLH", "Drainase", "Satpol PP"].map((name, n) => [
          ...[agency(name), { kind: "course", values: [1, 4, 2, 0, 5, 3, n], text: "" }],
          ...[text(String(90 + n)), text(n === 4 ? "terlalu sedikit" : "97%")],
        ]),
      },
    },
    {
      ...{ page: "water", title: "Muka air dan peringatan", stale: null },
      content: {
        ...{ kind: "table", left: null, none: null, head: head("Sensor", "", "Terukur", "Keadaan") },
        lines: [{ text: "Hujan lebat disertai petir", aside: "sampai 29 Nov, 19.00", level: "warning" }],
        rows: [
          [text("Pompa Periuk"), { kind: "bar", share: 1, level: "alarm" }, text("212 cm"), text("bahaya")],
        ],
      },
    },
    {
      ...{ page: "photos", title: "Sebelum dan sesudah", stale: null },
      content: {
        ...{ kind: "photos", missing: "Foto tidak ada di stasiun ini.", none: null },
        pairs: [
          {
            ...{ title: "Sampah", place: "Karawaci · Jl. Merdeka 1" },
            before: { sha256: hash("a"), name: "Sebelum", caption: "Simpang Cikokol · 09.12" },
            after: { sha256: hash("b"), name: "Sesudah", caption: "Simpang Cikokol · 11.40" },
          },
        ],
      },
    },
  ],
});

const readPicture = async (sha256: string) => (sha256 === hash("a") ? dot : undefined);

/** Every text of a briefing that somebody reads: not what stands for a mark. */
function* wordsOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const each of value) yield* wordsOf(each);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const { kind } = value as { kind?: string };
  const unread = new Set([
    "kind",
    "sha256",
    "page",
    "level",
    "shape",
    "colour",
    "priority",
    "change",
    "label",
  ]);
  for (const [name, each] of Object.entries(value)) {
    if (unread.has(name) || (name === "text" && ["change", "course", "priority"].includes(kind ?? "")))
      continue;
    if (name === "missing" || name === "continued") continue;
    if (typeof each === "string") yield each;
    else if (name === "marks") yield* each as string[];
    else yield* wordsOf(each);
  }
}

const flat = (words: string) => words.replace(/\s+/g, " ");

it("has every word and figure that it was given, on one page of A4 across", async () => {
  const bytes = await briefingPdf(paper, { readPicture, resourcesFolder });
  const document = await getDocumentProxy(bytes.slice());
  expect(document.numPages).toBe(1);
  const page = await document.getPage(1);
  expect(page.view.map(Math.round)).toEqual([0, 0, 842, 595]);
  const { text: read } = await extractText(document, { mergePages: true });
  const missing = [...wordsOf(paper)].filter((word) => !flat(read).includes(flat(word)));
  expect(missing).toEqual([]);
  expect(read).toContain("Foto tidak ada di stasiun ini.");
});

it("draws its charts as shapes, and only pictures as pictures", async () => {
  const { OPS } = await getResolvedPDFJS();
  const document = await getDocumentProxy(
    (await briefingPdf(paper, { readPicture, resourcesFolder })).slice(),
  );
  const { fnArray } = await (await document.getPage(1)).getOperatorList();
  const count = (operation: number) => fnArray.filter((each) => each === operation).length;
  expect(count(OPS.paintImageXObject)).toBe(1);
  // A day's 24 hours, and five agencies' 7 days.
  expect(count(OPS.constructPath)).toBeGreaterThan(24 + 5 * 7);
});

it("goes on over further sheets with what does not fit, and leaves nothing out", async () => {
  const long = paper.pages.map((page) =>
    page.content.kind === "table"
      ? {
          ...page,
          content: {
            ...page.content,
            rows: Array.from({ length: 200 }, (_, n) =>
              page.content.kind === "table"
                ? [text(`${page.page} ${n}`), ...page.content.rows[0]!.slice(1)]
                : [],
            ),
          },
        }
      : page,
  );
  const photos = paper.pages.at(-1)!.content;
  if (photos.kind !== "photos") throw new Error("expected photos");
  const pair = photos.pairs[0]!;
  const many = {
    ...photos,
    pairs: Array.from({ length: 7 }, (_, n) => ({ ...pair, title: `Pasangan ${n}` })),
  };
  const pages = [...long.slice(0, -1), { ...paper.pages.at(-1)!, content: many }];
  const document = await getDocumentProxy(
    await briefingPdf({ ...paper, pages }, { readPicture, resourcesFolder }),
  );
  expect(document.numPages).toBeGreaterThan(2);
  const { text: read } = await extractText(document, { mergePages: true });
  const missing = [...wordsOf(pages)].filter((word) => !flat(read).includes(flat(word)));
  expect(missing).toEqual([]);
  expect(read).toContain("(lanjutan)");
});
