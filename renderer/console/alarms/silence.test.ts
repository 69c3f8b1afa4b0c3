import { expect, it } from "vitest";
import { alarmPriorities } from "../../../shared/domain/alarm/alarm.ts";
import { isSilent, silenceForMs, silenceOf } from "./silence.ts";
import { patterns } from "./sounds.ts";

const alarm = (id: string, since = 1) => ({ id, since, priority: "high" as const });

it("is silent for ten minutes, whatever of the known alarms goes", () => {
  const silence = silenceOf([alarm("a"), alarm("b")], 0);
  expect(isSilent(null, [], 0)).toBe(false);
  expect(isSilent(silence, [alarm("a"), alarm("b")], silenceForMs - 1)).toBe(true);
  expect(isSilent(silence, [alarm("a")], 1)).toBe(true);
  expect(isSilent(silence, [alarm("a")], silenceForMs)).toBe(false);
});

it("ends with the next new alarm, and with one that comes again", () => {
  const silence = silenceOf([alarm("a")], 0);
  expect(isSilent(silence, [alarm("a"), alarm("b")], 1)).toBe(false);
  expect(isSilent(silence, [alarm("a", 2)], 1)).toBe(false);
});

it("each priority has a rhythm of its own, the graver the more often", () => {
  const rhythms = alarmPriorities.map((priority) => patterns[priority]);
  expect(new Set(rhythms.map(({ notes }) => notes.length)).size).toBe(alarmPriorities.length);
  const repeats = rhythms.map(({ repeatMs }) => repeatMs ?? Number.POSITIVE_INFINITY);
  expect([...repeats].sort((a, b) => a - b)).toEqual(repeats);
  for (const { notes, repeatMs } of rhythms) {
    const last = notes.at(-1)!;
    expect((last.atS + last.forS) * 1000).toBeLessThan(repeatMs ?? 1000);
  }
});
