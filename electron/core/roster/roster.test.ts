import { describe, expect, it } from "vitest";
import type { RosterDaysRow, RosterFaultRow, RosterStaffingRow } from "../../../shared/contract/roster.ts";
import { views } from "../../../shared/contract/views.ts";
import { storeInMemory } from "../store/testing.ts";
import { morning, rosterOn, today } from "./testing.ts";

const hourMs = 3_600_000;
const usual = (shift: string) => ({ shift, post: null });
const whole = { from: today, until: today, agency: null } as const;

describe("the roster", () => {
  it("has on duty whom the plan names, at the post that it names, also after a restart", () => {
    const store = storeInMemory();
    const { commands, officer, at } = rosterOn(store);
    expect(officer("P-001")).toMatchObject({ planned: true, post: "Pos kebersihan", shift: { id: "pagi" } });
    expect(officer("P-004")).toMatchObject({ planned: false, shift: null });

    commands["roster.change"]({ officer: "P-001", day: today, shifts: [], reason: "sick" });
    const shifts = [{ shift: "pagi", post: "pos-dishub" }];
    commands["roster.change"]({ officer: "P-004", day: today, shifts, reason: "stands in" });
    expect(officer("P-001").planned).toBe(false);
    expect(officer("P-004")).toMatchObject({ planned: true, post: "Pos dishub" });
    at(morning + 6 * hourMs);
    expect(officer("P-004").planned).toBe(false);

    const again = rosterOn(store);
    expect(again.officer("P-001").planned).toBe(false);
    expect(again.officer("P-004")).toMatchObject({ planned: true, post: "Pos dishub" });
  });

  it("shows a draft to whoever looks at it, and to the room when it is published", () => {
    const { commands, officer, rows, sources } = rosterOn();
    const { plan } = commands["roster.draft"]({ ...whole, name: "today", base: "nothing" });
    commands["roster.enter"]({
      plan,
      entries: [{ officer: "P-004", day: today, shifts: [usual("pagi")] }],
    });
    expect(sources.rosterPlans.get(plan)).toMatchObject({ state: "draft", entries: 1 });
    const seen = (draft: string | null) =>
      rows<RosterDaysRow>("rosterDays", { plan: draft })
        .filter(({ days }) => days[0]!.shifts.length > 0)
        .map((row) => row.officer);
    expect(seen(plan)).toEqual(["P-004"]);
    expect(seen(null)).toHaveLength(24);
    expect(officer("P-001").planned).toBe(true);

    commands["roster.publish"]({ plan });
    expect(seen(null)).toEqual(["P-004"]);
    expect(officer("P-001").planned).toBe(false);
    expect(officer("P-004").planned).toBe(true);
    commands["roster.withdraw"]({ plan, reason: "a mistake" });
    expect(officer("P-001").planned).toBe(true);
  });

  it("keeps who decided what, when and why, also after a restart", () => {
    const store = storeInMemory();
    const { commands } = rosterOn(store);
    const { plan } = commands["roster.draft"]({ ...whole, name: "Desember", base: "nothing" });
    const entries = [{ officer: "P-004", day: today, shifts: [usual("pagi")] }];
    commands["roster.enter"]({ plan, entries });
    commands["roster.publish"]({ plan });
    commands["roster.change"]({ officer: "P-001", day: today, shifts: [usual("siang")], reason: "Dokter" });
    const sides = {
      first: { officer: "P-001", day: today },
      second: { officer: "P-004", day: "2026-11-25" },
    };
    const { swap } = commands["roster.proposeSwap"]({ ...sides, reason: "Hajatan" });
    commands["roster.declineSwap"]({ swap, reason: "Kurang orang" });
    const seen = (room: ReturnType<typeof rosterOn>) => [...room.sources.rosterDecisions.values()];
    const said = seen(rosterOn(store));
    expect(said).toMatchObject([
      { kind: "drafted", plan: "Desember", by: "operator:st-1", at: morning },
      { kind: "published", plan: "Desember" },
      { kind: "changed", officer: "P-001", day: today, shifts: [{ shift: "siang" }], reason: "Dokter" },
      { kind: "swap-proposed", officer: "P-001", other: sides.second, reason: "Hajatan" },
      { kind: "swap-declined", officer: "P-001", other: sides.second, reason: "Kurang orang" },
    ]);
    for (const row of said) expect(views.rosterDecisions.row.parse(row)).toEqual(row);
  });

  it("tells a screen that looks only the rows that changed", () => {
    const { commands, roster } = rosterOn();
    const { rows, close } = roster.open("rosterDays", { from: today, days: 2, plan: null })!;
    const told: string[] = [];
    rows.watch((key) => told.push(key));
    const other = "2026-11-25";
    const sides = { first: { officer: "P-001", day: today }, second: { officer: "P-004", day: other } };
    const { swap } = commands["roster.proposeSwap"]({ ...sides, reason: "a wedding" });
    expect(told).toEqual([]);
    commands["roster.agreeSwap"]({ swap });
    expect(told).toEqual(["P-001", "P-004"]);
    expect(rows.get("P-004")).toMatchObject({
      days: [
        { shifts: [{ shift: "pagi", source: { kind: "swap", from: "P-001" } }, { shift: "siang" }] },
        { shifts: [] },
      ],
    });
    close();
    commands["roster.change"]({ officer: "P-007", day: today, shifts: [], reason: "leave" });
    expect(told).toHaveLength(2);
  });

  it("says of a day that was changed why, also where no shift is left", () => {
    const { commands, rows } = rosterOn();
    commands["roster.change"]({ officer: "P-001", day: today, shifts: [], reason: "cuti" });
    const day = () => rows<RosterDaysRow>("rosterDays").find(({ officer }) => officer === "P-001")!.days[0]!;
    expect(day()).toEqual({
      shifts: [],
      changed: { reason: "cuti", by: "operator:st-1", atMs: expect.any(Number) },
    });
    commands["roster.restore"]({ officer: "P-001", day: today, reason: "back" });
    expect(day()).toMatchObject({ changed: null, shifts: [{ shift: "pagi" }] });
  });

  it("names what a post lacks, hours before the shift", () => {
    const { commands, rows, sources, at } = rosterOn();
    commands["roster.change"]({ officer: "P-007", day: today, shifts: [], reason: "leave" });
    const night = rows<RosterStaffingRow>("rosterStaffing").find(({ id }) => id === "pos-kebersihan/malam");
    expect(night?.days).toEqual([{ planned: 1, minimum: 2 }]);
    expect(rows<RosterFaultRow>("rosterFaults")).toMatchObject([
      { kind: "short", post: "pos-kebersihan", shift: "malam", planned: 1, minimum: 2 },
    ]);
    expect([...sources.rosterShort.values()]).toEqual([]);
    at(morning + 10 * hourMs);
    expect([...sources.rosterShort.values()]).toMatchObject([
      { postName: "Pos kebersihan", startClock: "22:00", planned: 1, minimum: 2, district: "36.71.01" },
    ]);
    commands["roster.restore"]({ officer: "P-007", day: today, reason: "back" });
    expect([...sources.rosterShort.values()]).toEqual([]);
  });

  it("gives rows that its contract accepts", () => {
    const { commands, rows, sources } = rosterOn();
    commands["roster.change"]({ officer: "P-007", day: today, shifts: [], reason: "leave" });
    commands["roster.change"]({
      ...{ officer: "P-004", day: today, reason: "twice", shifts: [usual("siang"), usual("siang")] },
    });
    for (const name of ["rosterDays", "rosterStaffing", "rosterFaults"] as const) {
      const found = rows(name);
      expect(found.length).toBeGreaterThan(0);
      expect(views[name].row.strict().array().parse(found)).toEqual(found);
    }
    for (const name of ["rosterCity", "rosterPlans", "rosterShort", "rosterSwaps"] as const) {
      const found = [...sources[name].values()];
      expect(views[name].row.strict().array().parse(found)).toEqual(found);
    }
  });

  it("refuses what makes no sense, and writes nothing down", () => {
    const { commands, store } = rosterOn();
    const refusals = [
      () => commands["roster.change"]({ officer: "X", day: today, shifts: [], reason: "r" }),
      () => commands["roster.change"]({ officer: "P-001", day: today, shifts: [usual("sore")], reason: "r" }),
      () => commands["roster.draft"]({ ...whole, until: "2026-11-01", name: "n", base: "nothing" }),
      () => commands["roster.draft"]({ ...whole, agency: "x", name: "n", base: "nothing" }),
      () => commands["roster.publish"]({ plan: "P-1" }),
      () => commands["roster.agreeSwap"]({ swap: "S-1" }),
    ];
    const codes = refusals.map((refusal) => {
      try {
        refusal();
        return "done";
      } catch (error) {
        return (error as { reason: { code: string } }).reason.code;
      }
    });
    expect(codes).toEqual([
      ...["unknown-officer", "unknown-shift", "wrong-days"],
      ...["unknown-agency", "unknown-plan", "unknown-swap"],
    ]);
    expect(store.roster.events()).toEqual([]);
    const { plan } = commands["roster.draft"]({ ...whole, name: "n", base: "rotation" });
    commands["roster.publish"]({ plan });
    expect(() => commands["roster.publish"]({ plan })).toThrow("already-decided");
  });
});
