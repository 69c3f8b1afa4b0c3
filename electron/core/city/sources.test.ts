import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../testing.ts";
import { loadCity } from "./load.ts";

const shipped = join(import.meta.dirname, "../../../resources/cities/36.71");

/** The shipped city with other sources; null for none. */
async function withSources(text: string | null) {
  const folder = await temporaryFolder();
  await cp(shipped, folder, { recursive: true });
  if (text === null) await rm(join(folder, "sources.yaml"));
  else await writeFile(join(folder, "sources.yaml"), text);
  const { city, faults } = await loadCity(folder);
  const told = faults.filter(({ file }) => file === "sources.yaml");
  return { intake: city?.intake, told: told.map(({ code, line, path }) => [code, line, path]) };
}

it("a city needs none", async () => {
  const none = { intake: { open311: [], cap: [] }, told: [] };
  expect(await withSources(null)).toEqual(none);
  expect(await withSources("{}")).toEqual(none);
});

it("are read with what they leave out", async () => {
  const { intake, told } = await withSources(`
open311:
  - { id: dlh, name: DLH, url: "https://a.example/v2", services: { "001": sampah } }
cap:
  - { id: bmkg, name: BMKG, url: "https://b.example/feed" }
`);
  expect(told).toEqual([]);
  expect(intake).toEqual({
    open311: [
      {
        id: "dlh",
        name: "DLH",
        url: "https://a.example/v2",
        everySeconds: 60,
        services: { "001": "sampah" },
      },
    ],
    cap: [{ id: "bmkg", name: "BMKG", url: "https://b.example/feed", everySeconds: 120 }],
  });
});

it("with faults are told by line, and what is right is used", async () => {
  const { intake, told } = await withSources(`open311:
  - id: dlh
    name: DLH
    url: https://a.example/v2
    services: { "001": gempa, "002": sampah }
  - { id: "a:b", name: A, url: "https://a.example" }
  - { id: mqtt, name: A, url: "https://a.example" }
  - { id: secret, name: A, url: "https://user:geheim@a.example" }
  - { id: often, name: A, url: "https://a.example", everySeconds: 1 }
  - { id: away, name: A, url: "https://a.example", statusUrl: "https://a.example/status" }
cap:
  - { id: dlh, name: A, url: "https://a.example" }
  - { id: ftp, name: A, url: "ftp://a.example" }
feeds: []
`);
  expect(told).toEqual([
    ["unknown-reference", 5, "open311[0].services.001"],
    ["schema", 6, "open311[1].id"],
    ["schema", 7, "open311[2].id"],
    ["schema", 8, "open311[3].url"],
    ["schema", 9, "open311[4].everySeconds"],
    ["schema", 10, "open311[5].statusUrl"],
    ["duplicate-id", 12, "cap[0].id"],
    ["schema", 13, "cap[1].url"],
    ["unknown-key", 14, "feeds"],
  ]);
  expect(intake).toMatchObject({ open311: [{ id: "dlh", services: { "002": "sampah" } }], cap: [] });
});
