import { expect, it } from "vitest";
import type { Sop } from "../city/sop.ts";
import { tickKey } from "../incident/incident.ts";
import { shifted } from "../place.ts";
import { nearestCamera, sopSteps } from "./steps.ts";

const text = (words: string) => ({ id: words, en: words });
const fire: Sop = {
  ...{ id: "fire", version: 2, categories: ["kebakaran", "penyelamatan"] },
  steps: [
    { id: "look", text: text("Look"), who: text("Operator"), limitMin: 2, action: { type: "camera" } },
    {
      ...{ id: "power", text: text("Cut the power"), who: text("Operator") },
      action: { type: "call", name: "PLN", phone: "123" },
    },
    {
      ...{ id: "water", text: text("Bring water"), who: text("Crew"), limitMin: 10 },
      action: { type: "order", task: "Bawa air" },
    },
    { id: "write", text: text("Write it up"), who: text("Operator") },
  ],
};
const evacuation: Sop = {
  ...{ id: "evacuation", version: 1, categories: ["kebakaran"] },
  steps: [{ id: "look", text: text("Where to"), who: text("Operator") }],
};
const sops = [fire, { ...evacuation, id: "other", categories: ["banjir"] }, evacuation];

it("lists the steps of all procedures of the category, with limits, ticks and what a step does", () => {
  const ticks = new Map([
    [tickKey("fire", "look"), { done: true, atMs: 1500, actor: "operator:st-1", version: 1 }],
    [tickKey("fire", "power"), { done: false, atMs: 1600, actor: "operator:st-1", version: 2 }],
  ]);
  const rows = sopSteps({ sops, category: "kebakaran", countedFromMs: 1000, ticks, camera: "CAM-1" });
  expect(rows.map(({ sop, step }) => `${sop}/${step}`)).toEqual([
    ...["fire/look", "fire/power", "fire/water", "fire/write", "evacuation/look"],
  ]);
  expect(rows[0]).toEqual({
    ...{ sop: "fire", version: 2, step: "look", text: text("Look"), who: text("Operator") },
    ...{ dueAt: 121_000, action: { type: "camera", camera: "CAM-1" } },
    ...{ doneAt: 1500, doneBy: "operator:st-1" },
  });
  expect(rows[1]).toMatchObject({ dueAt: null, doneAt: null, doneBy: null, action: { phone: "123" } });
  expect(rows[2]?.action).toEqual({ type: "order", task: "Bawa air" });
  expect(rows.slice(3).map(({ action }) => action)).toEqual([null, null]);
  expect(sopSteps({ sops, category: "sampah", countedFromMs: 0, ticks, camera: null })).toEqual([]);
});

it("knows the nearest camera, and that there is none", () => {
  const cameras = [900, 200, 400].map((eastM) => ({
    id: `CAM-${eastM}`,
    place: shifted([106.63, -6.18], eastM, 0),
  }));
  expect(nearestCamera(cameras, [106.63, -6.18])).toBe("CAM-200");
  expect(nearestCamera([], [106.63, -6.18])).toBeNull();
});
