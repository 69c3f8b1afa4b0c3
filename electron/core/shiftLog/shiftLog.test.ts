import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it, vi } from "vitest";
import type { LogRow } from "../../../shared/contract/shiftLog.ts";
import { everydayLogRules } from "../../../shared/domain/log/rules.ts";
import type { LiveRows } from "../live/rows.ts";
import type { Refused } from "../live/serve.ts";
import { calledBy, testCaller } from "../testing.ts";
import { files } from "./given.ts";
import { shiftLogOn } from "./testing.ts";

const said = (text: string, more: object = {}) => ({
  ...{ text, tags: [] as string[], links: [], template: null, attachments: [] },
  ...more,
});
const everything = { actor: null, tag: null, group: null, incident: null, before: null } as const;
const refusal = async (asked: unknown) =>
  Promise.resolve(asked).then(
    () => undefined,
    (error) => (error as Refused).reason,
  );

describe("an entry", () => {
  it("is an event, and its correction stands over what was written, which stays", async () => {
    const { called: commands, store } = shiftLogOn();
    const { entry } = await commands["log.write"](said("  Hujan deras  ", { tags: ["cuaca", "cuaca"] }));
    const before = JSON.stringify(store.log.sealedOf(entry));
    await commands["log.correct"]({
      entry,
      text: "Hujan ringan",
      tags: ["cuaca"],
      links: [],
      reason: "salah ketik",
    });
    const events = store.log.of(entry);
    expect(events.map(({ kind }) => kind)).toEqual(["log.written", "log.corrected"]);
    expect(events[0]?.body).toMatchObject({ text: "Hujan deras", tags: ["cuaca"] });
    expect(JSON.stringify(store.log.sealedOf(entry).slice(0, 1))).toBe(before);
  });

  it("is corrected by whoever wrote it, and by a supervisor", async () => {
    const { commands, called } = shiftLogOn();
    const { entry } = await called["log.write"](said("x"));
    const other = calledBy(commands, { ...testCaller({ role: "operator" }), actor: "person:U-2" });
    const own = calledBy(commands, testCaller({ role: "operator" }));
    const correction = { entry, text: "y", tags: [], links: [], reason: "keliru" };
    expect(await refusal((async () => other["log.correct"](correction))())).toMatchObject({
      code: "not-allowed",
    });
    own["log.correct"](correction);
    called["log.correct"](correction);
  });

  it("of a megabyte, or of nothing, is refused and said; a correction of none is too", async () => {
    const { called: commands, store } = shiftLogOn();
    const events = store.log.sealed("st-1").length;
    expect(await refusal(commands["log.write"](said("x".repeat(1_000_000))))).toEqual({
      ...{ code: "too-long", expected: "10000", found: "1000000" },
    });
    expect(await refusal(commands["log.write"](said(" \n ")))).toEqual({ code: "nothing-said" });
    const correct = async () =>
      commands["log.correct"]({ entry: "L-0", text: "x", tags: [], links: [], reason: "x" });
    expect(await refusal(correct())).toMatchObject({ code: "unknown-entry" });
    expect(store.log.sealed("st-1")).toHaveLength(events);
  });
});

it("a printed day names who wrote, and not by an account's id", async () => {
  const { commands, called } = shiftLogOn();
  const other = calledBy(commands, { ...testCaller(), actor: "person:U-2" });
  await other["log.write"](said("Pompa dinyalakan"));
  const { bytes } = await called["log.print"]({ day: "2026-11-29", language: "id" });
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: true });
  expect(text).toMatch(/Sari Wulandari\s+.*Pompa dinyalakan/s);
  expect(text).not.toContain("U-2");
});

describe("an attachment", () => {
  it("is kept once, under the hash of what it holds; its name is a label", async () => {
    const { called: commands, store, dataFolder } = shiftLogOn();
    const attachments = [
      { name: "../../etc/passwd\u202etxt.jpg", bytes: files.jpeg },
      { name: "C:\\foto\\sama.jpg", bytes: files.jpeg },
    ];
    const { entry } = await commands["log.write"](said("", { attachments }));
    const sha256 = createHash("sha256").update(files.jpeg).digest("hex");
    expect(readdirSync(join(dataFolder, "attachments"))).toEqual([`${sha256}.jpg`]);
    expect(readdirSync(dataFolder)).toEqual(["attachments"]);
    expect(Uint8Array.from(readFileSync(join(dataFolder, "attachments", `${sha256}.jpg`)))).toEqual(
      files.jpeg,
    );
    const one = { sha256, type: "image/jpeg", bytes: files.jpeg.length };
    expect(store.log.of(entry)[0]?.body).toMatchObject({
      attachments: [
        { ...one, name: "passwdtxt.jpg" },
        { ...one, name: "sama.jpg" },
      ],
    });
    expect(await commands["log.attachment"]({ sha256 })).toEqual({ type: "image/jpeg", bytes: files.jpeg });
    // Changed on the disk, it is not handed out as what it was.
    writeFileSync(join(dataFolder, "attachments", `${sha256}.jpg`), files.png);
    expect(await refusal(commands["log.attachment"]({ sha256 }))).toMatchObject({
      code: "unknown-attachment",
    });
  });

  it("that is too large, of no known kind or of two kinds is refused, with all of the entry", async () => {
    const log = { ...everydayLogRules, attachments: { largestMegabytes: 0.0001, most: 2 } };
    const { called: commands, store, dataFolder } = shiftLogOn({ log });
    const events = store.log.sealed("st-1").length;
    const write = (...given: Uint8Array[]) =>
      refusal(
        commands["log.write"](said("x", { attachments: given.map((bytes) => ({ name: "a/b.jpg", bytes })) })),
      );
    const polyglot = Uint8Array.from([...files.jpeg, ...Buffer.from("PK\x05\x06")]);
    expect(await write(files.jpeg, polyglot)).toMatchObject({ code: "mixed-type", found: "b.jpg" });
    expect(await write(Uint8Array.from([0, 1, 2]))).toMatchObject({ code: "unknown-type", found: "b.jpg" });
    expect(await write(new Uint8Array(200))).toMatchObject({ code: "too-large" });
    expect(await write(files.jpeg, files.jpeg, files.jpeg)).toMatchObject({ code: "too-large" });
    expect(store.log.sealed("st-1")).toHaveLength(events);
    expect(readdirSync(dataFolder)).toEqual([]);
  });

  it("is refused where the disk is nearly full, and nothing of the entry is written; words alone still are", async () => {
    const { called: commands, store, dataFolder } = shiftLogOn({ freeBytes: 1_000_000 });
    const events = store.log.sealed("st-1").length;
    const attachments = [{ name: "a.jpg", bytes: files.jpeg }];
    expect(await refusal(commands["log.write"](said("x", { attachments })))).toEqual({ code: "disk-full" });
    expect(store.log.sealed("st-1")).toHaveLength(events);
    expect(readdirSync(dataFolder)).toEqual([]);
    await commands["log.write"](said("x"));
    expect(store.log.sealed("st-1")).toHaveLength(events + 1);
  });
});

describe("a search", () => {
  it("finds by words, their stems, tag, person, kind and incident, the newest first", async () => {
    const { called: commands, store, time } = shiftLogOn();
    const rain = await commands["log.write"](said("Menggenangi jalan di depan pasar", { tags: ["cuaca"] }));
    time.nowMs += 1000;
    const links = [{ kind: "incident", id: "TL-7", name: "Banjir" }];
    const visit = await commands["log.write"](said("Kunjungan camat ke genangan", { links }));
    const note = { kind: "incident.noted", subject: "TL-7", body: { text: "genangan surut" } } as const;
    store.log.append("st-1", note, "operator:st-2", time.nowMs);
    const find = async (text: string, filter: object = {}) => {
      const { hits } = await commands["log.search"]({ ...everything, text, ...filter });
      return hits.map(({ row }) => row.subject);
    };
    expect(await find("tergenang")).toEqual(["TL-7", visit.entry, rain.entry]);
    expect(await find("genang", { tag: "cuaca" })).toEqual([rain.entry]);
    expect(await find("", { incident: "TL-7" })).toEqual(["TL-7", visit.entry]);
    expect(await find("", { group: "entry" })).toEqual([visit.entry, rain.entry]);
    expect(await find("surut", { actor: "operator:st-2" })).toEqual(["TL-7"]);
    expect(await find("surut", { actor: "operator:st-1" })).toEqual([]);
    for (const typed of ['"', "AND", "a* OR", "text:", "NEAR(", "tx", "-", "marks"]) await find(typed);
  });

  it("gives an entry once that was corrected, and goes on where it stopped", async () => {
    const { called: commands } = shiftLogOn();
    const entries: string[] = [];
    for (let n = 0; n < 130; n++)
      entries.unshift((await commands["log.write"](said(`pompa nomor ${n}`))).entry);
    const first = await commands["log.search"]({ ...everything, text: "pompa" });
    const second = await commands["log.search"]({ ...everything, text: "pompa", before: first.next });
    expect([...first.hits, ...second.hits].map(({ row }) => row.subject)).toEqual(entries);
    expect(second.next).toBeNull();
    const entry = entries[0]!;
    await commands["log.correct"]({
      entry,
      text: "pompa nomor 1 lagi",
      tags: [],
      links: [],
      reason: "keliru",
    });
    const { hits } = await commands["log.search"]({ ...everything, text: "lagi" });
    expect(hits.map(({ row }) => row.entry?.versions.map(({ text }) => text))).toEqual([
      ["pompa nomor 129", "pompa nomor 1 lagi"],
    ]);
  });
});

describe("a day", () => {
  it("shows what was decided and written, and what comes, without what is personal of a reporter", async () => {
    const { called: commands, store, open, time } = shiftLogOn();
    const taken = {
      ...{ category: "banjir", text: "Air naik", place: [106.63, -6.18] as [number, number], address: null },
      ...{ channel: "112", reporterName: "Budi", reporterPhone: "0812", requestedAt: time.nowMs },
    };
    store.log.append(
      "st-1",
      { kind: "report.taken", subject: "TL-1", body: taken },
      "operator:st-1",
      time.nowMs,
    );
    const opened = open("logDay", { day: "2026-11-29" })!;
    const rows = opened.rows as LiveRows<LogRow>;
    const kinds = () => [...rows.values()].map(({ kind }) => kind);
    expect(kinds()).toEqual(["station.key-announced", "report.taken"]);
    expect(JSON.stringify([...rows.values()])).not.toMatch(/Budi|0812/);
    time.nowMs += 1000;
    const { entry } = await commands["log.write"](said("catatan"));
    await vi.waitFor(() => expect(kinds()).toHaveLength(3));
    await commands["log.correct"]({ entry, text: "ralat", tags: [], links: [], reason: "keliru" });
    const texts = () =>
      [...rows.values()].flatMap(({ entry: each }) => each?.versions.map(({ text }) => text) ?? []);
    await vi.waitFor(() => expect(texts()).toEqual(["catatan", "ralat"]));
    opened.close();
    expect(open("incidents", {})).toBeUndefined();
  });
});
