import { expect, it } from "vitest";
import { type RoomNow, refusalOfDrill } from "./begin.ts";

const calm: RoomNow = { demo: false, inDrill: false, handoverUnderWay: false, others: 0, urgentOpen: 0 };

it.each<[Partial<RoomNow>, ReturnType<typeof refusalOfDrill>]>([
  [{}, null],
  [{ urgentOpen: 1 }, "urgent-and-alone"],
  [{ urgentOpen: 1, others: 1 }, null],
  [{ urgentOpen: 1, demo: true }, null],
  [{ handoverUnderWay: true, others: 3 }, "handover"],
  [{ inDrill: true }, "in-drill"],
])("a station that finds %j is answered %j", (found, refusal) => {
  expect(refusalOfDrill({ ...calm, ...found })).toBe(refusal);
});
