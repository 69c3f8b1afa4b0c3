import { extractText, getDocumentProxy } from "unpdf";
import { afterEach, expect, it } from "vitest";
import { exportName } from "../proof/commands.ts";
import { resourcesFolder } from "../testing.ts";
import { Paper } from "./flow.ts";
import { markedName, markPapers, wordOfMark } from "./mark.ts";

afterEach(() => markPapers(null));

async function pagesOf(lines: number): Promise<string[]> {
  const head = { letterhead: ["KOTA"], title: "Catatan", subtitle: "", foot: "" };
  const paper = await Paper.open(head, resourcesFolder);
  for (let line = 0; line < lines; line++) await paper.text(`baris ${line}`);
  const document = await getDocumentProxy(await paper.end());
  return (await extractText(document)).text;
}

it("every page of a paper, and every file's name, says that what is in it is simulated", async () => {
  markPapers(await wordOfMark(resourcesFolder, "id"));
  const pages = await pagesOf(80);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page).toContain("SIMULASI");
  expect(pages.join(" ")).toContain("baris 79");
  expect(markedName("rekap.csv")).toBe("SIMULASI-rekap.csv");
  expect(exportName("bukti", "TL-1", 0)).toMatch(/^SIMULASI-bukti-TL-1-/);
});

it("nothing of it stands on what is real, nor moves what is written", async () => {
  const real = await pagesOf(80);
  expect(real.join()).not.toContain("SIMULASI");
  markPapers("SIMULASI");
  expect(await pagesOf(80)).toHaveLength(real.length);
  markPapers(null);
  expect(markedName("rekap.csv")).toBe("rekap.csv");
});
