import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { City } from "../../../../shared/domain/city/index.ts";
import { temporaryFolder } from "../../testing.ts";
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

const scenario = `
name: { id: Uji, en: Test }
like: hari-biasa
reports: { everySeconds: [100, 200] }
officers: { orders: { sceneNotes: { macet: ["Dua truk."] } } }
script:
  - { atSeconds: 5, sensor: WL-1, value: 12 }
  - { atSeconds: 9, cameraDown: CAM-1 }
`;

it("takes what it leaves out from the drill that it is like", () => {
  const city = cityFor(ordinaryDay);
  const base = readDrill(ordinaryDay, "hari-biasa.yaml", city);
  const drill = readDrill(scenario, "uji.yaml", city, base);
  expect(drill.name.en).toBe("Test");
  expect(drill.reports).toEqual({ ...base.reports, everySeconds: [100, 200] });
  const { orders } = base.officers;
  expect(drill.officers).toEqual({
    ...base.officers,
    orders: { ...orders, sceneNotes: { ...orders.sceneNotes, macet: ["Dua truk."] } },
  });
  expect(drill.script).toHaveLength(2);
});

it("tells the line of a script's entry that cannot be played", () => {
  const city = cityFor(ordinaryDay);
  const base = readDrill(ordinaryDay, "hari-biasa.yaml", city);
  const faultsIn = (text: string) => {
    try {
      readDrill(text, "uji.yaml", city, base);
    } catch (error) {
      if (error instanceof DrillUnusable) return error.faults.map(({ line, expected }) => [line, expected]);
      throw error;
    }
    return [];
  };
  expect(faultsIn(scenario.replace("WL-1", "WL-9"))).toEqual([[7, "a sensor of the city, found WL-9"]]);
  expect(faultsIn(scenario.replace("CAM-1", "CAM-99"))).toEqual([[8, "a camera of the city, found CAM-99"]]);
  expect(faultsIn(scenario.replace("value: 12", "valeu: 12"))).toEqual([
    [7, expect.stringContaining("{atSeconds, sensor, value}")],
  ]);
  const report = "report: { category: mandi, channel: X, text: a, address: b, place: [110, -6.18] }";
  expect(faultsIn(scenario.replace("cameraDown: CAM-1", report))).toEqual([
    [8, "a category of the city, found mandi"],
    [8, "a place in the city, found 110, -6.18"],
  ]);
  // One that is like another that is like a third is not followed.
  expect(faultsOf(scenario).some(({ expected }) => expected.includes("like"))).toBe(true);
});

it("is the city's own where it has one of that name, whose places need not be those of the one that it is like", async () => {
  const [shipped, folder] = [await temporaryFolder(), await temporaryFolder()];
  await Promise.all([shipped, folder].map((each) => mkdir(join(each, "drills"))));
  await writeFile(join(shipped, "drills", "hari-biasa.yaml"), ordinaryDay);
  await writeFile(join(shipped, "drills", "lain.yaml"), ordinaryDay);
  const own = `like: hari-biasa
name: { id: Sini, en: Here }
reports: { told: [{ category: longsor, channel: "112", text: a, address: b, place: [128.2, -3.7] }] }
`;
  await writeFile(join(folder, "drills", "hari-biasa.yaml"), own);
  const there = { ...smallCity(), folder, bounds: [128, -4, 129, -3] as const, sensors: [] };
  const city = { ...there, categories: [{ ...there.categories[0]!, id: "longsor" }] } as unknown as City;
  const drill = await loadDrill(shipped, "hari-biasa", city);
  expect([drill.name.en, drill.reports.told.length]).toEqual(["Here", 1]);
  await expect(loadDrill(shipped, "lain", city)).rejects.toThrow(/a category of the city, found/);
});

it("refuses a name that is a path, and one that is not there", async () => {
  await expect(loadDrill("resources", "../cities", smallCity())).rejects.toThrow(DrillUnusable);
  await expect(loadDrill("resources", "tidak-ada", smallCity())).rejects.toThrow(/tidak-ada/);
});
