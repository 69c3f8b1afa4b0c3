import { expect, it, onTestFinished } from "vitest";
import type { BriefingNoteRow, BriefingPhotoRow, BriefingRow } from "../../../shared/contract/briefing.ts";
import { nobodyCaller } from "../access/caller.ts";
import { city, incidentsOn } from "../incidents/testing.ts";
import { LiveRows } from "../live/rows.ts";
import { storeInMemory } from "../store/testing.ts";
import { resourcesFolder } from "../testing.ts";
import { Briefing } from "./index.ts";

function briefingOn(store = storeInMemory(), changes: Partial<typeof city> = {}, laterMs = 0) {
  const made = incidentsOn(store);
  made.wait(laterMs);
  const rows = new LiveRows<BriefingRow>(({ id }) => id);
  const notes = new LiveRows<BriefingNoteRow>(({ page }) => page);
  const photos = new LiveRows<BriefingPhotoRow>(({ incident }) => incident);
  const { register, now } = made;
  const readPicture = async () => undefined;
  const options = {
    city: { ...city, ...changes },
    store,
    register,
    clock: now,
    rows,
    notes,
    photos,
    readPicture,
    resourcesFolder,
  };
  const briefing = new Briefing(options);
  onTestFinished(() => briefing.stop());
  const after = (ms: number) => {
    made.wait(ms);
    briefing.advance();
    return rows.get("briefing")!;
  };
  return { ...made, ...{ rows, notes, photos, briefing, after } };
}

it("turns its pages by itself, until a person turns one", () => {
  const { briefing, after, rows } = briefingOn();
  expect(after(0)).toMatchObject({ page: "today", turning: true });
  expect(after(20_000).page).toBe("districts");
  briefing.commands["briefing.step"]({ by: -1 });
  expect(rows.get("briefing")).toMatchObject({ page: "today", turning: false });
  expect(after(60_000).page).toBe("today");
  briefing.commands["briefing.turn"]({ turning: true });
  expect(after(19_999).page).toBe("today");
  expect(after(1).page).toBe("districts");
});

it("goes on where it was when the core starts anew, and begins with its first page on another day", () => {
  const first = briefingOn();
  first.briefing.commands["briefing.show"]({ page: "agencies" });
  const again = briefingOn(first.store);
  expect(again.rows.get("briefing")).toMatchObject({ page: "agencies", turning: false });
  again.briefing.commands["briefing.turn"]({ turning: true });
  expect(again.after(20_000).page).toBe("attendance");
  expect(briefingOn(first.store).rows.get("briefing")).toMatchObject({ page: "attendance", turning: true });
  const later = briefingOn(first.store, {}, 24 * 3_600_000);
  expect(later.rows.get("briefing")).toMatchObject({ page: "today", turning: true });
});

it("has no page for what a city does not have", () => {
  expect(briefingOn(storeInMemory(), { sensors: [] }).after(0).pages).not.toContain("water");
  expect(briefingOn().after(0).pages).toContain("water");
});

const wall = (id: number) => nobodyCaller({ id, kind: "wall" });
const desk = nobodyCaller({ id: 9, kind: "console" });

it("turns over the parts into which the smallest wall divides a page, and forgets one that went", () => {
  const { briefing, rows, after } = briefingOn();
  const row = () => rows.get("briefing")!;
  const say = briefing.commands["briefing.room"];
  after(0);
  say({ page: "today", room: { widthRem: 90, heightRem: 40 }, parts: 1 }, desk);
  expect(row().room).toEqual({ widthRem: 90, heightRem: 40 });
  // A console follows the wall.
  say({ page: "today", room: { widthRem: 60, heightRem: 20 }, parts: 2 }, wall(1));
  say({ page: "today", room: { widthRem: 30, heightRem: 25 }, parts: 3 }, wall(2));
  say({ page: "today", room: { widthRem: 90, heightRem: 40 }, parts: 1 }, desk);
  expect(row().room).toEqual({ widthRem: 30, heightRem: 20 });
  expect(after(12_000)).toMatchObject({ page: "today", part: 1 });
  expect(after(12_000)).toMatchObject({ page: "today", part: 2 });
  briefing.forget(2);
  say({ page: "today", room: { widthRem: 60, heightRem: 20 }, parts: 2 }, wall(1));
  expect(row()).toMatchObject({ part: 1, room: { widthRem: 60, heightRem: 20 } });
  expect(after(12_000)).toMatchObject({ page: "districts", part: 0, room: null });
  briefing.commands["briefing.step"]({ by: -1 });
  expect(row()).toMatchObject({ page: "today", part: 1, turning: false });
  say(null, wall(1));
  expect(row().room).toEqual({ widthRem: 90, heightRem: 40 });
});

it("keeps the presenter's notes over a start", () => {
  const { briefing, store } = briefingOn();
  briefing.commands["briefing.note"]({ page: "agencies", text: "Damkar: tiga sif" });
  expect(briefingOn(store).notes.get("agencies")?.text).toBe("Damkar: tiga sif");
});

it("shows what was before and after, of incidents with two pictures", () => {
  const { report, decisions, wait, after, photos } = briefingOn();
  const pictured = (subject: string, sha256: string) =>
    decisions.decide([
      {
        decision: {
          ...{ kind: "incident.pictured", subject },
          body: {
            ...{ camera: "K", cameraName: "Simpang", takenAt: null, widthPx: 640, heightPx: 360 },
            ...{ sha256: sha256.repeat(64), bytes: 9 },
          },
        },
        actor: "operator:a",
      },
    ]);
  for (const id of ["TL-1", "TL-2"]) report(id);
  for (const [id, hash] of [
    ["TL-1", "a"],
    ["TL-2", "b"],
    ["TL-1", "c"],
    ["TL-1", "d"],
  ] as const) {
    wait(1000);
    pictured(id, hash);
  }
  const { pages } = after(60_000);
  expect(pages).toContain("photos");
  expect([...photos.values()]).toMatchObject([
    {
      incident: "TL-1",
      before: { sha256: "a".repeat(64) },
      after: { sha256: "d".repeat(64), camera: "Simpang" },
    },
  ]);
});
