import { expect, it } from "vitest";
import {
  attendanceCommands,
  attendanceFactRow,
  attendanceRecapRow,
  attendanceShiftRow,
} from "../../../shared/contract/attendance.ts";
import { rules } from "../../../shared/domain/attendance/testing.ts";
import { shifted } from "../../../shared/domain/place.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { storeInMemory } from "../store/testing.ts";
import { attendanceOn, evening } from "./testing.ts";

const today = "2026-11-24";
const yesterday = "2026-11-23";
const hourMs = 3_600_000;
/** P-001 works mornings, P-004 afternoons, P-007 nights. */
const [morning, afternoon, night] = ["P-001", "P-004", "P-007"];

function shiftOf(room: ReturnType<typeof attendanceOn>, officer: string, day = today) {
  return room.rows("attendanceDay", { day }).find((row) => row.officer === officer);
}

it("what phones tell is judged against the plan, and rows are what the contract says", () => {
  const room = attendanceOn();
  room.clock(morning, "in", `${today}T06:25`);
  room.clock(morning, "out", `${today}T14:10`);
  const row = shiftOf(room, morning)!;
  expect(row).toMatchObject({ status: "present", lateMs: 25 * 60_000, shift: "pagi", changedAt: null });
  expect(attendanceShiftRow.parse(row)).toEqual(row);
  expect(shiftOf(room, afternoon)).toMatchObject({ status: "due" });
  expect(shiftOf(room, night, yesterday)).toMatchObject({ status: "absent" });
});

it("time goes on: who is not there at the end of the shift is absent, without anybody telling", () => {
  const room = attendanceOn();
  expect(shiftOf(room, afternoon)!.status).toBe("due");
  room.to(evening + 5 * hourMs);
  expect(shiftOf(room, afternoon)!.status).toBe("absent");
});

it("a supervisor's word counts, is in the log with its reason, and what was withdrawn is kept", () => {
  const room = attendanceOn();
  const at = Date.parse(`${today}T06:00+07:00`);
  room.commands["attendance.clock"]({ officer: morning, type: "in", at, reason: "mesin mati" });
  room.commands["attendance.clock"]({
    officer: morning,
    type: "out",
    at: at + 8 * hourMs,
    reason: "mesin mati",
  });
  expect(shiftOf(room, morning)).toMatchObject({ status: "present", workedMs: 8 * hourMs });
  const facts = () => room.rows("attendanceFacts", { officer: morning, from: today, to: today });
  const first = facts().find(({ kind }) => kind === "clocking");
  expect(facts().map((fact) => attendanceFactRow.parse(fact))).toEqual(facts());
  expect(first).toMatchObject({
    kind: "clocking",
    source: "supervisor",
    entered: { by: "operator:st-1", reason: "mesin mati" },
  });
  room.commands["attendance.withdraw"]({ officer: morning, entry: first!.id, reason: "salah orang" });
  expect(shiftOf(room, morning)).toMatchObject({ status: "present", remarks: ["no-in"] });
  expect(facts().find(({ id }) => id === first!.id)).toMatchObject({ ended: { reason: "salah orang" } });
  const unknown = () => room.commands["attendance.withdraw"]({ officer: morning, entry: "x", reason: "y" });
  expect(unknown).toThrow("unknown-entry");
});

it("leave over attendance waits for a person, who rules with a reason and may take that back", () => {
  const room = attendanceOn();
  room.clock(morning, "in", `${today}T06:00`);
  room.clock(morning, "out", `${today}T14:00`);
  room.commands["attendance.enterLeave"]({
    officer: morning,
    leave: "sick",
    from: today,
    to: today,
    part: null,
    reason: "demam",
  });
  expect(shiftOf(room, morning)).toMatchObject({ status: "unclear", remarks: ["leave-and-attendance"] });
  const rule = (as: "sick" | null) =>
    room.commands["attendance.rule"]({
      officer: morning,
      day: today,
      shift: "pagi",
      as,
      reason: "surat dokter",
    });
  rule("sick");
  expect(shiftOf(room, morning)).toMatchObject({
    status: "sick",
    remarks: expect.arrayContaining(["ruled"]),
  });
  rule(null);
  expect(shiftOf(room, morning)!.status).toBe("unclear");
});

it("a day closes by itself, and what comes late opens it again visibly, with what it was before", () => {
  const room = attendanceOn();
  room.to(evening + 12 * hourMs);
  const dayRow = () => room.rows("attendanceDays", { month: "2026-11" }).find(({ day }) => day === today)!;
  expect(dayRow().closedAt).toBeNull();
  room.to(evening + 18 * hourMs + 60_000);
  room.to(evening + 18 * hourMs + 120_000);
  expect(dayRow()).toMatchObject({ closedAt: evening + 18 * hourMs + 60_000, changed: 0 });
  expect(shiftOf(room, morning)!.status).toBe("absent");
  room.clock(morning, "in", `${today}T06:00`);
  room.clock(morning, "out", `${today}T14:00`);
  expect(shiftOf(room, morning)).toMatchObject({
    status: "present",
    changedAt: evening + 18 * hourMs + 120_000,
  });
  expect(dayRow().changed).toBe(1);
  const changes = room
    .rows("attendanceFacts", { officer: morning, from: today, to: today })
    .filter(({ kind }) => kind === "change");
  expect(changes[0]).toMatchObject({ before: { status: "absent" }, after: { status: "present" } });
  room.to(evening + 19 * hourMs);
  room.commands["attendance.closeDay"]({ day: today });
  expect(dayRow().changed).toBe(0);
  // What it was is kept all the same.
  expect(room.rows("attendanceFacts", { officer: morning, from: today, to: today })).toEqual(
    expect.arrayContaining(changes),
  );
  expect(() => room.commands["attendance.closeDay"]({ day: "2026-11-26" })).toThrow("day-open");
});

it("a changed plan changes what was judged, of the officers and days that it touches", () => {
  const room = attendanceOn();
  room.clock(morning, "in", `${today}T14:00`);
  room.clock(morning, "out", `${today}T17:58`);
  expect(
    room.rows("attendanceDay", { day: today }).filter(({ officer }) => officer === morning),
  ).toMatchObject([
    { shift: "pagi", status: "absent" },
    { shift: null, status: "extra" },
  ]);
  room.roster.commands["roster.change"]({
    ...{ officer: morning, day: today, shifts: [{ shift: "siang", post: null }], reason: "tukar" },
  });
  expect(
    room.rows("attendanceDay", { day: today }).filter(({ officer }) => officer === morning),
  ).toMatchObject([{ shift: "siang", status: "present" }]);
});

it("the recap sums what days came to, groups are the sums of their officers, and the contract parses it", () => {
  const room = attendanceOn();
  for (const day of ["2026-11-09", "2026-11-10", "2026-11-11"]) {
    room.clock(morning, "in", `${day}T06:30`);
    room.clock(morning, "out", `${day}T14:00`);
  }
  const recap = (by: "officer" | "crew" | "agency") => room.rows("attendanceRecap", { month: "2026-11", by });
  const officers = recap("officer");
  expect(officers.map((row) => attendanceRecapRow.parse(row))).toEqual(officers);
  const own = officers.find(({ id }) => id === morning)!;
  expect(own.totals).toMatchObject({
    planned: 25,
    present: 3,
    late: 3,
    lateMs: 90 * 60_000,
    absent: 21 + 0,
    due: 1,
  });
  expect(own.days.slice(7, 12)).toEqual(["absent", "late", "late", "late", "absent"]);
  for (const by of ["crew", "agency"] as const) {
    const groups = recap(by).filter(({ id }) => id !== "all");
    const sum = (name: "present" | "absent" | "planned") =>
      groups.reduce((all, { totals }) => all + totals[name], 0);
    const all = officers.find(({ id }) => id === "all")!.totals;
    expect([sum("present"), sum("absent"), sum("planned")]).toEqual([all.present, all.absent, all.planned]);
  }
});

it("an open recap follows what changes", async () => {
  const room = attendanceOn();
  const opened = room.attendance.open("attendanceRecap", { month: "2026-11", by: "officer" })!;
  room.attendance.settle();
  await expect.poll(() => opened.rows.get(morning)).toMatchObject({ totals: { present: 0 } });
  room.clock(morning, "in", "2026-11-20T06:00");
  await expect.poll(() => opened.rows.get(morning)).toMatchObject({ totals: { present: 1 } });
  opened.close();
});

it("flags come with their evidence and are judged by a person; figures stay", () => {
  const room = attendanceOn();
  const post = room.city.posts[0]!.place;
  room.clock(morning, "in", `${today}T06:00`, {
    place: shifted(post, 2000, 0),
    accuracyM: 20,
    device: "HP-1",
  });
  room.clock("P-010", "in", `${today}T06:03`, { place: post, accuracyM: 20, device: "HP-1" });
  const flags = () => room.rows("attendanceFlags", { day: today });
  expect(
    flags()
      .map(({ kind, officer }) => `${kind} ${officer}`)
      .sort(),
  ).toEqual(["device P-001", "device P-010", "post P-001"]);
  const away = flags().find(({ kind }) => kind === "post")!;
  expect(away).toMatchObject({ limit: 150, accuracyM: 20, verdict: null });
  expect(away.distanceM).toBeCloseTo(2000, -2);
  room.commands["attendance.judgeFlag"]({
    officer: morning,
    flag: away.id,
    verdict: "justified",
    reason: "antar alat",
  });
  expect(flags().find(({ kind }) => kind === "post")!.verdict).toMatchObject({
    verdict: "justified",
    reason: "antar alat",
  });
  expect(shiftOf(room, morning)!.status).toBe("present");
});

it("who is not heard of, or stays away from the post, while on duty is flagged, until when it lasted", () => {
  const room = attendanceOn();
  const link = { id: "link" as const, state: "online" as const, since: 0, broker: "b", lastMessageAt: null };
  room.sources.link.put({
    ...link,
    attempts: 0,
    nextAttemptAt: null,
    reason: null,
    received: 0,
    quarantined: 0,
    unsent: 0,
  });
  const start = evening;
  room.sources.officers.put({ ...room.sources.officers.get(afternoon)!, duty: "on", dutySince: start });
  const post = room.city.posts.find(
    ({ id }) => id === room.city.officers.find((each) => each.id === afternoon)!.post,
  )!.place;
  const seen = (minute: number, place = post) => {
    room.positions.put({
      ...{ officer: afternoon, longitude: place[0], latitude: place[1], time: start + minute * 60_000 },
      ...{ headingDeg: null, accuracyM: 15, receivedAt: start + minute * 60_000 },
    });
  };
  const at = (minute: number) => {
    room.to(start + minute * 60_000);
    room.attendance.advance();
  };
  seen(0);
  at(59);
  expect(room.rows("attendanceFlags", { day: today })).toEqual([]);
  at(61);
  expect(room.rows("attendanceFlags", { day: today })).toMatchObject([
    { kind: "silent", untilMs: null, limit: 60 },
  ]);
  for (let minute = 70; minute <= 110; minute += 4) {
    seen(minute, shifted(post, 900, 0));
    at(minute);
  }
  seen(112);
  at(112);
  const [away, silent] = room.rows("attendanceFlags", { day: today });
  expect(silent).toMatchObject({ kind: "silent", untilMs: start + 70 * 60_000 });
  expect(away).toMatchObject({ kind: "away", atMs: start + 70 * 60_000, untilMs: start + 112 * 60_000 });
});

it("what went on when the room went ends with the last thing that was heard", async () => {
  const store = storeInMemory();
  const flag = {
    ...{ kind: "silent" as const, officer: afternoon, atMs: evening - 2 * hourMs, untilMs: null, limit: 60 },
    ...{ distanceM: null, accuracyM: null, kmh: null, device: null, others: [], clockings: [] },
  };
  store.attendance.putFlag(today, { ...flag, id: `silent:${afternoon}:1` });
  store.officers.putPosition({
    ...{ officer: morning, longitude: 106.6, latitude: -6.2, accuracyM: null, speedMps: null },
    ...{ headingDeg: null, battery: null, time: evening, receivedAt: evening - hourMs },
  });
  const room = attendanceOn(store);
  expect(room.rows("attendanceFlags", { day: today })).toMatchObject([{ untilMs: evening - hourMs }]);
});

it("rules that the city changes hold from that day on, and a day is judged by those that held on it", async () => {
  const store = storeInMemory();
  const first = attendanceOn(store);
  first.clock(morning, "in", `${yesterday}T06:08`);
  await first.close();
  const strict = { ...rules, tolerance: { ...rules.tolerance, lateMinutes: 0 } };
  const again = attendanceOn(store, { ...smallCity(), attendance: strict });
  again.clock(morning, "in", `${today}T06:08`);
  // It came late for yesterday, whose rules were milder.
  again.clock(morning, "out", `${yesterday}T14:00`);
  expect(shiftOf(again, morning, yesterday)).toMatchObject({
    status: "present",
    lateMs: 0,
    workedMs: 472 * 60_000,
  });
  expect(shiftOf(again, morning)).toMatchObject({ lateMs: 8 * 60_000 });
  const since = () =>
    again
      .rows("attendanceDays", { month: "2026-11" })
      .filter(({ day }) => day === yesterday || day === today);
  expect(since().map(({ rulesSince }) => rulesSince)).toEqual([rules.begins, today]);
});

it("leave for some hours is entered, and shown with them", () => {
  const room = attendanceOn();
  room.clock(morning, "in", `${today}T09:00`);
  expect(shiftOf(room, morning)).toMatchObject({ lateMs: 3 * hourMs });
  const part = { fromMs: Date.parse(`${today}T06:00+07:00`), toMs: Date.parse(`${today}T09:00+07:00`) };
  const leave = { officer: morning, leave: "permission" as const, from: today, to: today, reason: "Dokter" };
  room.commands["attendance.enterLeave"]({ ...leave, part });
  expect(shiftOf(room, morning)).toMatchObject({ status: "present", lateMs: 0, remarks: ["part-leave"] });
  const facts = room.rows("attendanceFacts", { officer: morning, from: today, to: today });
  expect(facts).toContainEqual(expect.objectContaining({ kind: "leave", part }));
  for (const fact of facts) expect(attendanceFactRow.parse(fact)).toEqual(fact);
});

it("a start finds what was judged, and judges what came while nobody looked", async () => {
  const store = storeInMemory();
  const first = attendanceOn(store);
  first.clock(morning, "in", `${today}T06:00`);
  await first.close();
  store.officers.putDutyEvent({
    ...{
      officer: morning,
      id: "late",
      type: "out",
      time: Date.parse(`${today}T14:00+07:00`),
      receivedAt: evening,
    },
    ...{ longitude: null, latitude: null, accuracyM: null, device: null },
  });
  const again = attendanceOn(store);
  expect(shiftOf(again, morning)).toMatchObject({ status: "present", workedMs: 8 * hourMs });
});

it("nobody was absent before anybody is known to have clocked, unless the city says from when it counts", () => {
  const { begins: _begins, ...openRules } = rules;
  const room = attendanceOn(undefined, { ...smallCity(), attendance: openRules });
  const totals = () => room.rows("attendanceRecap", { month: "2026-11", by: "officer" }).at(-1)?.totals;
  expect(totals()).toBeUndefined();
  room.clock(morning, "in", "2026-11-20T06:00");
  // Five days and tomorrow, each of 24 officers.
  expect(totals()).toMatchObject({ planned: 6 * 24, present: 1 });
  room.clock(afternoon, "in", "2026-11-18T14:00");
  expect(totals()).toMatchObject({ planned: 8 * 24, present: 2 });
  // A device whose clock is years behind.
  room.clock(afternoon, "in", "2001-01-01T14:00");
  expect(totals()).toMatchObject({ planned: 8 * 24, present: 2 });
});

it("a city without rules has no attendance", () => {
  const room = attendanceOn(undefined, smallCity());
  expect(room.attendance.open("attendanceDay", { day: today })).toBeUndefined();
  expect(room.sources.attendance.size).toBe(0);
  for (const run of Object.values(room.commands)) expect(() => run({} as never)).toThrow("no-attendance");
  expect(Object.keys(room.commands)).toEqual(Object.keys(attendanceCommands));
});

it("what a day came to stands when its clockings were deleted after the city's period", () => {
  const room = attendanceOn();
  room.clock("P-001", "in", `${today}T06:00`);
  room.clock("P-001", "out", `${today}T14:00`);
  const result = () => room.rows("attendanceDay", { day: today }).find(({ officer }) => officer === "P-001");
  expect(result()).toMatchObject({ status: "present" });
  const at = Date.parse(`${today}T06:00:00+07:00`);
  room.to(evening + (room.city.retention.clockingDays + 5) * 86_400_000);
  room.store.retention.slice("phone-clockings", evening, 100, 0);
  room.attendance.clocked("P-001", at, at);
  room.attendance.settle();
  expect(result()).toMatchObject({ status: "present" });
  const entered = { officer: "P-001", type: "in" as const, at, reason: "Lupa" };
  expect(() => room.commands["attendance.clock"](entered)).toThrow(
    expect.objectContaining({ reason: { code: "day-sealed", found: today } }) as Error,
  );
});
