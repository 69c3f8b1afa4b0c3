import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import type { City } from "../../../../shared/domain/city/index.ts";
import { DrillUnusable, loadDrill, readDrill } from "./scenario.ts";
import { smallCity } from "./smallCity.ts";

const ordinaryDay = await readFile(
  new URL("../../../../resources/drills/hari-biasa.yaml", import.meta.url),
  "utf8",
);

/** The small city with the categories that a drill names. */
function cityFor(text: string): City {
  const city = smallCity();
  const names = new Set([...text.matchAll(/category: (\S+)/g)].map(([, id]) => id!));
  return { ...city, categories: [...names].map((id) => ({ ...city.categories[0]!, id })) };
}

it("reads an ordinary day, told by different people about different things", () => {
  const drill = readDrill(ordinaryDay, "hari-biasa.yaml", cityFor(ordinaryDay));
  expect(drill.reports.told.length).toBeGreaterThanOrEqual(40);
  expect(new Set(drill.reports.told.map((report) => report.text)).size).toBe(drill.reports.told.length);
  expect(new Set(drill.reports.told.map((report) => report.category)).size).toBeGreaterThanOrEqual(10);
  expect(new Set(drill.reports.told.map((report) => report.channel))).toEqual(
    new Set(["Tangerang LIVE", "112", "WhatsApp", "X"]),
  );
});

function faultsOf(text: string, city = cityFor(text)) {
  try {
    readDrill(text, "uji.yaml", city);
  } catch (error) {
    if (error instanceof DrillUnusable) return error.faults;
    throw error;
  }
  return [];
}

it("tells the line of what is wrong", () => {
  const lineOf = (part: string) => ordinaryDay.split("\n").findIndex((line) => line.includes(part)) + 1;
  const wrongRange = ordinaryDay.replace("everySeconds: [10, 20]", "everySeconds: [20, 10]");
  expect(faultsOf(wrongRange)).toEqual([
    {
      file: "uji.yaml",
      line: lineOf("everySeconds: [10, 20]"),
      expected: expect.stringContaining("from before to"),
    },
  ]);
  const outside = ordinaryDay.replace("place: [106.6295, -6.1766]", "place: [110, -6.1766]");
  expect(faultsOf(outside)).toEqual([
    {
      file: "uji.yaml",
      line: lineOf("[106.6295, -6.1766]"),
      expected: expect.stringContaining("place in the city"),
    },
  ]);
});

it("tells of YAML that is none, and of a category that the city lacks", () => {
  expect(faultsOf("name: { id: [")[0]?.expected).toContain("YAML");
  expect(faultsOf(ordinaryDay, smallCity()).every((fault) => fault.expected.includes("category"))).toBe(true);
});

it("refuses a name that is a path, and one that is not there", async () => {
  await expect(loadDrill("resources", "../cities", smallCity())).rejects.toThrow(DrillUnusable);
  await expect(loadDrill("resources", "tidak-ada", smallCity())).rejects.toThrow(/tidak-ada/);
});
