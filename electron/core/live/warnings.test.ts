import fc from "fast-check";
import { expect, it } from "vitest";
import { smallCity } from "../demo/drill/smallCity.ts";
import { readCapDocument } from "../intake/cap.ts";
import { type CapWords, capXml } from "../intake/capXml.ts";
import { storeInMemory } from "../store/testing.ts";
import { createSources } from "./sources.ts";
import { LiveWarnings } from "./warnings.ts";

function alertOf(words: CapWords) {
  const document = readCapDocument(Buffer.from(capXml(words)));
  if (document.kind !== "alert") throw new Error("expected an alert");
  return document.alert;
}

function room(start = "2026-11-24T08:30:00Z") {
  let now = Date.parse(start);
  const store = storeInMemory();
  const sources = createSources();
  const open = () => new LiveWarnings(smallCity(), store.warnings, sources.warnings, () => now);
  const live = open();
  return {
    ...{ store, sources, open },
    hear(words: CapWords, topicId?: string) {
      store.warnings.put({
        ...{ alert: alertOf(words), source: "mqtt", receivedAt: now },
        ...(topicId !== undefined && { topicId }),
      });
      live.refresh();
    },
    removed(topicId: string) {
      store.warnings.remove(topicId, now);
      live.refresh();
    },
    at(time: string) {
      now = Date.parse(time);
      live.advance();
    },
    inForce: () => [...sources.warnings.values()].map(({ id }) => id.replace("bmkg@example.go.id,", "")),
  };
}

it("stands from when it holds until it ends, by the clock alone, after a start too", () => {
  const { hear, at, inForce, sources, open } = room();
  hear({ effective: "2026-11-24T09:00:00Z", expires: "2026-11-24T10:00:00Z" });
  expect(inForce()).toEqual([]);
  at("2026-11-24T09:00:00Z");
  expect(inForce()).toEqual(["BMKG-1#0"]);
  expect([...sources.warnings.values()]).toMatchObject([
    {
      event: { id: "Hujan lebat", en: "Hujan lebat" },
      severity: "Moderate",
      sender: "BMKG",
      areas: "Periuk",
    },
  ]);
  at("2026-11-24T09:59:59Z");
  sources.warnings.replace([]);
  open();
  expect(inForce()).toEqual(["BMKG-1#0"]);
  at("2026-11-24T10:00:00Z");
  expect(inForce()).toEqual([]);
});

it("gives way to its update, and is gone when it is taken back or taken away", () => {
  const { hear, removed, inForce } = room();
  const references = (identifier: string) => `bmkg@example.go.id,${identifier},2026-11-24T08:00:00+00:00`;
  hear({ identifier: "A" });
  hear({ identifier: "B", msgType: "Update", references: references("A") });
  expect(inForce()).toEqual(["B#0"]);
  hear({ identifier: "C", msgType: "Cancel", references: references("B"), info: [] });
  expect(inForce()).toEqual([]);
  hear({ identifier: "D" }, "topic-d");
  removed("topic-d");
  expect(inForce()).toEqual([]);
  hear({ identifier: "D" }, "topic-d");
  expect(inForce()).toEqual(["D#0"]);
});

it("is not ended by an exercise, and tests and drafts stand for nothing", () => {
  const { hear, inForce, sources } = room();
  const references = "bmkg@example.go.id,A,2026-11-24T08:00:00Z";
  hear({ identifier: "A" });
  hear({ identifier: "B", status: "Exercise", msgType: "Cancel", references, info: [] });
  for (const status of ["Test", "Draft", "System"]) hear({ identifier: status, status });
  expect(inForce()).toEqual(["A#0"]);
  hear({ identifier: "E", status: "Exercise" });
  expect(sources.warnings.get("bmkg@example.go.id,E#0")?.exercise).toBe(true);
});

it("stands or not whatever order messages come in, and however often", () => {
  const references = (identifier: string) => `bmkg@example.go.id,${identifier},2026-11-24T08:00:00Z`;
  const messages: CapWords[] = [
    { identifier: "A" },
    { identifier: "B", msgType: "Update", references: references("A") },
    { identifier: "C", msgType: "Cancel", references: references("B"), info: [] },
    { identifier: "D" },
    { identifier: "E", msgType: "Update", references: `${references("D")} ${references("A")}` },
  ];
  const shuffled = fc.shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 });
  fc.assert(
    fc.property(shuffled, (told) => {
      const { hear, inForce } = room();
      for (const words of told) hear(words);
      expect(inForce()).toEqual(["E#0"]);
    }),
    { numRuns: 30 },
  );
});
