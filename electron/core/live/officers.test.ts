import { expect, it, vi } from "vitest";
import { smallCity } from "../demo/drill/smallCity.ts";
import { storeInMemory } from "../store/testing.ts";
import { LiveOfficers } from "./officers.ts";
import { createSources } from "./sources.ts";

const hourMs = 3600_000;
/** 08:00 in the city: crew A has the morning, B the afternoon. */
const morning = Date.parse("2026-11-24T01:00:00Z");

function roster() {
  const { officers: repository } = storeInMemory();
  const { officers: rows } = createSources();
  let now = morning;
  const start = () => new LiveOfficers(smallCity(), repository, rows, () => now);
  let officers = start();
  return {
    clock(officer: string, type: "in" | "out", time: number) {
      repository.putDutyEvent({
        ...{ officer, id: `${type}-${time}`, type, time, receivedAt: now },
        ...{ longitude: null, latitude: null, accuracyM: null, device: null },
      });
      officers.refresh(new Set([officer]));
    },
    at(time: number) {
      now = time;
      officers.advance();
    },
    restart() {
      officers = start();
    },
    refresh: (officer: string) => officers.refresh(new Set([officer])),
    dutyOf(officer: string) {
      const { duty, dutySince } = rows.get(officer)!;
      return [duty, dutySince];
    },
    planned: () => new Set([...rows.values()].filter((row) => row.planned).map(({ crew }) => crew)),
    rows,
  };
}

it("everybody of the city is there, and of nobody is known what was never heard", () => {
  const { rows, dutyOf } = roster();
  expect([...rows.values()].map(({ id }) => id)).toEqual(smallCity().officers.map(({ id }) => id));
  expect(dutyOf("P-001")).toEqual(["unknown", null]);
});

it("the last attendance event says who is on duty, also after a restart", () => {
  const { clock, dutyOf, restart } = roster();
  clock("P-001", "in", morning - 2 * hourMs);
  expect(dutyOf("P-001")).toEqual(["on", morning - 2 * hourMs]);
  clock("P-001", "out", morning - hourMs);
  clock("P-001", "in", morning - 3 * hourMs);
  expect(dutyOf("P-001")).toEqual(["off", morning - hourMs]);
  clock("stranger", "in", morning);
  restart();
  expect(dutyOf("P-001")).toEqual(["off", morning - hourMs]);
});

it("what is told again and changes nothing is not sent again", () => {
  const { clock, rows } = roster();
  clock("P-001", "in", morning);
  const sent = vi.fn();
  rows.watch(sent);
  clock("P-001", "in", morning);
  expect(sent).not.toHaveBeenCalled();
});

it("an event of more than two days ago says nothing, however it comes to be read", () => {
  const { clock, dutyOf, at, refresh, restart } = roster();
  clock("P-001", "in", morning);
  at(morning + 48 * hourMs);
  expect(dutyOf("P-001")).toEqual(["on", morning]);
  at(morning + 48 * hourMs + 1);
  expect(dutyOf("P-001")).toEqual(["unknown", null]);
  refresh("P-001");
  expect(dutyOf("P-001")).toEqual(["unknown", null]);
  restart();
  expect(dutyOf("P-001")).toEqual(["unknown", null]);
});

it("the plan's crews change with the shift, on the city's clock", () => {
  const { planned, at } = roster();
  expect(planned()).toEqual(new Set(["A"]));
  at(morning + 6 * hourMs - 1);
  expect(planned()).toEqual(new Set(["A"]));
  at(morning + 6 * hourMs);
  expect(planned()).toEqual(new Set(["B"]));
  at(morning + 17 * hourMs);
  expect(planned()).toEqual(new Set(["C"]));
});

it("a shift that the plan has is told with its span, and ends with it", () => {
  const { rows, at } = roster();
  expect(rows.get("P-001")!.shift).toEqual({
    ...{ id: "pagi", startsAt: morning - 2 * hourMs, endsAt: morning + 6 * hourMs },
  });
  at(morning + 6 * hourMs);
  expect(rows.get("P-001")!.shift).toBeNull();
});
