import { extractText, getDocumentProxy } from "unpdf";
import { expect, it } from "vitest";
import { resourcesFolder } from "../testing.ts";
import { openPaper } from "./document.ts";
import { Paper } from "./flow.ts";

async function read(bytes: Uint8Array): Promise<{ text: string; fonts: string }> {
  const fonts = Buffer.from(bytes).toString("latin1");
  const document = await getDocumentProxy(bytes.slice());
  return { text: (await extractText(document, { mergePages: true })).text.replace(/\s+/g, " "), fonts };
}

async function written(...lines: string[]) {
  const { document, bytes } = await openPaper({}, resourcesFolder);
  for (const line of lines) document.font("Helvetica").text(line);
  return read(await bytes());
}

it("writes letters that the readers' own fonts lack", async () => {
  const lines = ["Kraków, ulica Świętej", "Pos A → Pos B", "≥ 95 %", "☑ selesai", "Ārif Ḥasan", "Œuvre €"];
  const { text } = await written(...lines);
  for (const line of lines) expect(text).toContain(line);
  expect(text).not.toContain("?");
});

it("writes Arabic in the order in which it is read", async () => {
  const { text } = await written("المسجد الكبير");
  expect(text.normalize("NFKC")).toContain("المسجد الكبير");
});

it("holds no font of its own where Windows' Latin is all there is, and the letters before it go on as they were", async () => {
  expect((await written("Jalan Raya “Merdeka” – 5 €")).fonts).not.toContain("DejaVu");
  const mixed = await written("→", "Jalan");
  expect(mixed.fonts).toContain("DejaVuSansCondensed");
  expect(mixed.fonts).toContain("Helvetica");
});

it("writes what no font has as a question mark, rather than as something else", async () => {
  expect((await written("Jalan 路 →")).text).toContain("Jalan ? →");
});

it("writes them in what flows over pages, too", async () => {
  const head = { letterhead: ["Kota Śródmieście"], title: "Log → bukti", subtitle: "", foot: "≥ 1" };
  const paper = await Paper.open(head, resourcesFolder);
  await paper.heading("Ringkasan ✓");
  await paper.row([{ text: "ś", bold: true }, { text: "Ā" }]);
  const { text } = await read(await paper.end());
  for (const word of ["Kota Śródmieście", "Log → bukti", "≥ 1", "Ringkasan ✓", "ś", "Ā"])
    expect(text).toContain(word);
});
