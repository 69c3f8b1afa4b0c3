import { describe, expect, it } from "vitest";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { givenIncident } from "../../incident/given.ts";
import { type News, readNews } from "./news.ts";

const minuteMs = 60_000;
const now = 100 * minuteMs;
const told = (news: readonly News[]) => news.map(({ kind, incident }) => `${kind} ${incident.id}`);
const urgent = (id: string, at: number, given: Partial<IncidentRow> = {}) =>
  givenIncident(id, at, { priority: "urgent", ...given });

describe("news", () => {
  it("a room that has just started tells what the rows tell, the newest first", () => {
    const rows = [
      urgent("fire", now - 5 * minuteMs),
      givenIncident("quiet", now - minuteMs),
      givenIncident("there", 0, { state: "on-scene", stateSince: now - 2 * minuteMs }),
      givenIncident("done", 0, { state: "resolved", stateSince: now - 3 * minuteMs }),
      givenIncident("late", 0, { deadline: { stage: "acknowledge", at: now - 4 * minuteMs } }),
      givenIncident("in time", 0, { deadline: { stage: "acknowledge", at: now + 1 } }),
    ];
    expect(told(readNews([], rows, now))).toEqual([
      ...["arrived there", "resolved done", "breached late", "urgent fire"],
    ]);
  });

  it("what was seen stays after its incident moved on, and is told once", () => {
    const came = urgent("a", now);
    const there: IncidentRow = { ...came, state: "on-scene", stateSince: now + minuteMs };
    const done: IncidentRow = { ...there, state: "resolved", stateSince: now + 2 * minuteMs };
    const closed: IncidentRow = { ...done, state: "closed", stateSince: now + 3 * minuteMs };
    let news: News[] = [];
    for (const row of [came, came, there, there, done, closed]) news = readNews(news, [row], row.stateSince);
    expect(told(news)).toEqual(["resolved a", "arrived a", "urgent a"]);
    expect(news[0]?.incident).toBe(closed);
  });

  it("is taken back when the incident is none of its own", () => {
    const came = urgent("a", now);
    const news = readNews([], [came], now);
    expect(news).toHaveLength(1);
    for (const given of [{ state: "merged" }, { state: "cancelled" }, { withdrawn: true }] as const) {
      expect(readNews(news, [{ ...came, ...given }], now)).toEqual([]);
    }
  });

  it("is forgotten after an hour, also of an incident that the room no longer shows", () => {
    const news = readNews([], [urgent("a", now)], now);
    expect(readNews(news, [], now + 59 * minuteMs)).toHaveLength(1);
    expect(readNews(news, [], now + 60 * minuteMs)).toEqual([]);
    expect(readNews([], [urgent("a", now)], now + 60 * minuteMs)).toEqual([]);
  });

  it("of a flood, only the newest few", () => {
    const rows = Array.from({ length: 40 }, (_, n) => urgent(`i${n}`, now - n));
    expect(told(readNews([], rows, now))[0]).toBe("urgent i0");
    expect(readNews([], rows, now)).toHaveLength(8);
  });
});
