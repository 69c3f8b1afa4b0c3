import { expect, it } from "vitest";
import type { LogRow } from "../../../shared/contract/shiftLog.ts";
import { seededRandom } from "../../../shared/domain/random.ts";
import { exchangeAll } from "../store/testing.ts";
import { shiftLogOn } from "./testing.ts";

const day = "2026-11-29";
const noFilter = { actor: null, tag: null, group: null, incident: null };

it("what is written at several stations is one log: its day, its corrections, its search", async () => {
  const [a, b] = ["st-1", "st-2"].map((station) => shiftLogOn({ station })) as [
    ReturnType<typeof shiftLogOn>,
    ReturnType<typeof shiftLogOn>,
  ];
  for (const { store } of [a, b]) store.log.verifyWith(() => true);
  const meet = () => exchangeAll([a.store, b.store], a.time.nowMs + 3_600_000, seededRandom(7));
  const shown = [a, b].map((at) => at.open("logDay", { day })!);
  const entry = { tags: ["pompa"], links: [], attachments: [], template: null };
  await a.called["log.write"]({ ...entry, text: "Pompa satu mati" });
  a.time.nowMs += 60_000;
  b.time.nowMs += 30_000;
  await b.called["log.write"]({ ...entry, text: "Pompa dua menyala" });
  await a.called["log.write"]({ ...entry, text: "Pintu air dibuka" });
  meet();
  const rows = (index: number) => [...shown[index]!.rows.values()] as LogRow[];
  const texts = (index: number) =>
    rows(index)
      .filter(({ entry }) => entry)
      .sort((x, y) => x.at - y.at)
      .map(({ entry: found }) => found!.versions.at(-1)!.text);
  const all = ["Pompa satu mati", "Pompa dua menyala", "Pintu air dibuka"];
  for (const index of [0, 1]) await expect.poll(() => texts(index)).toEqual(all);

  const first = rows(1).find(({ entry: found }) => found?.versions.at(-1)?.text === "Pompa satu mati");
  await b.called["log.correct"]({
    ...{ entry: first?.subject ?? "", text: "Pompa satu padam", tags: [], links: [], reason: "salah tulis" },
  });
  meet();
  for (const index of [0, 1]) await expect.poll(() => texts(index)[0]).toBe("Pompa satu padam");
  const found = (at: typeof a) =>
    at.store.logSearch
      .find("pompa", noFilter, 1e9, 100)
      .map(({ event }) => `${event.station}:${event.seq}`)
      .sort();
  expect(found(b)).toEqual(found(a));
  expect(found(b).length).toBeGreaterThan(2);
  expect(b.rows.get("log")?.tags).toEqual(a.rows.get("log")?.tags);
  for (const each of shown) each.close();
});
