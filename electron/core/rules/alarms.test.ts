/** What raises an alarm, row by row of the table. */
import { describe, expect, it } from "vitest";
import { alarmsOn, camera, incident, link, minuteMs, officer, order, start, warning } from "./testing.ts";

describe("a deadline", () => {
  it("alarms when it is breached, since when it is, with the incident's priority; each stage of its own", () => {
    const room = alarmsOn();
    const deadline = { stage: "arrive" as const, at: start + 1000 };
    room.sources.incidents.put(incident("TL-1", { deadline, priority: "urgent" }));
    room.wait(1000);
    expect(room.rows()).toEqual([]);
    room.wait(1000);
    expect(room.row("deadline:TL-1:arrive")).toMatchObject({
      ...{ cause: "deadline", subject: { kind: "incident", id: "TL-1" }, district: "36.71.08" },
      ...{ priority: "urgent", state: "unacknowledged", since: start + 1000 },
      params: { category: "sampah", where: "Jl. Merdeka", stage: "arrive" },
    });
    room.sources.incidents.put(
      incident("TL-1", { deadline: { stage: "resolve", at: start + 60 * minuteMs } }),
    );
    room.wait(1000);
    expect(room.states()).toEqual({ "deadline:TL-1:arrive": "returned" });
  });

  it("of a report that its channel closed asks for nobody", () => {
    const room = alarmsOn();
    const deadline = { stage: "acknowledge" as const, at: start };
    room.sources.incidents.put(incident("TL-1", { deadline, withdrawn: true }));
    room.wait(1000);
    expect(room.rows()).toEqual([]);
  });
});

it("an order alarms when nobody has answered it in time, and says whether it has gone out", () => {
  const room = alarmsOn();
  room.sources.officers.put(officer("P-001"));
  const orders = [
    order("O-1"),
    order("O-2", { sentAt: null }),
    order("O-3", { state: "accepted" }),
    order("O-4", { state: "received", replyBy: start + 10 * minuteMs }),
  ];
  room.sources.incidents.put(incident("TL-1", { orders }));
  room.wait(5 * minuteMs + 1);
  expect(room.rows().map(({ id, params }) => `${id} ${params.officer} ${params.sent}`)).toEqual([
    "order:O-1 Petugas P-001 yes",
    "order:O-2 Petugas P-001 no",
  ]);
});

it("a post that will be short alarms from the city's lead time on, and is over when somebody is planned", () => {
  const room = alarmsOn();
  const startsAt = start + 3 * 60 * minuteMs;
  room.sources.rosterShort.put({
    ...{
      id: "2026-11-25/pos-1/malam",
      post: "pos-1",
      postName: "Pos 1",
      agency: "damkar",
      district: "36.71.08",
    },
    ...{ shift: "malam", shiftName: { id: "Malam", en: "Night" }, day: "2026-11-25", startClock: "22:00" },
    ...{ startsAt, endsAt: startsAt + 1, planned: 0, minimum: 2 },
  });
  room.wait(1000);
  expect(room.row("post:2026-11-25/pos-1/malam")).toMatchObject({
    ...{ cause: "understaffed", subject: { kind: "post", id: "pos-1" }, district: "36.71.08" },
    ...{ priority: "high", state: "unacknowledged", since: start + 1000 },
    params: { post: "Pos 1", planned: "0", minimum: "2", id: "Malam", en: "Night", at: "22:00" },
  });
  room.sources.rosterShort.remove("2026-11-25/pos-1/malam");
  room.wait(1000);
  expect(room.states()).toEqual({ "post:2026-11-25/pos-1/malam": "returned" });
});

it("a shift that began and was not handed over alarms after the time reserved for it, where somebody leads", () => {
  const room = alarmsOn();
  const shift = { id: "malam", name: { id: "Malam", en: "Night" }, startsAtMs: start, endsAtMs: start + 1 };
  const duty = { id: "duty" as const, open: null, ending: null, beginning: shift, reservedMs: 15 * minuteMs };
  const leader = { id: "U-1", name: "Sari", role: "supervisor" as const, since: 0, handover: "H-1" };
  room.sources.duty.put({ ...duty, leader: null });
  room.wait(16 * minuteMs);
  expect(room.states()).toEqual({});
  room.sources.duty.put({ ...duty, leader });
  room.wait(1000);
  const id = `handover:malam:${start}`;
  expect(room.row(id)).toMatchObject({
    ...{ cause: "handover-due", subject: { kind: "shift", id: "malam" }, state: "unacknowledged" },
    params: { leader: "Sari", id: "Malam", en: "Night" },
  });
  room.sources.duty.put({ ...duty, leader, beginning: { ...shift, startsAtMs: start + 8 * 60 * minuteMs } });
  room.wait(1000);
  expect(room.states()).toEqual({ [id]: "returned" });
});

it("a station's clock that stays more than five seconds off alarms, not this station's own, and not one that went", () => {
  const room = alarmsOn();
  const put = (skewMs: number | null, given = {}) =>
    room.sources.stations.put({
      ...{ id: "st-2", name: "Dinding", version: "1", state: "here", self: false, lastContactAt: 0, skewMs },
      ...{ behind: 0, queue: 0, progress: null, fingerprint: null, events: 0, refused: {}, ...given },
    });
  put(-5000);
  room.wait(30_000);
  put(8000, { self: true });
  room.wait(30_000);
  expect(room.states()).toEqual({});
  put(-7400);
  room.wait(1000);
  room.wait(5000);
  expect(room.states()).toEqual({});
  room.wait(6000);
  expect(room.row("clock:st-2")).toMatchObject({
    ...{ cause: "station-clock", subject: { kind: "station", id: "st-2" }, state: "unacknowledged" },
    params: { station: "Dinding", seconds: "-7.4" },
  });
  put(-7400, { state: "away" });
  room.wait(1000);
  room.wait(11_000);
  expect(room.states()).toEqual({ "clock:st-2": "returned" });
});

describe("an officer", () => {
  const position = (id: string, receivedAt: number) => ({
    ...{ officer: id, longitude: 106.6, latitude: -6.2, headingDeg: null, accuracyM: null },
    ...{ time: receivedAt - 120 * minuteMs, receivedAt },
  });

  it("is silent when no position was heard for ten minutes with an order, for an hour without", () => {
    const room = alarmsOn();
    for (const id of ["P-001", "P-002", "P-003"]) {
      room.sources.officers.put(officer(id, { duty: id === "P-003" ? "off" : "on" }));
      room.positions.put(position(id, start));
    }
    room.sources.incidents.put(incident("TL-1", { orders: [order("O-1", { state: "accepted" })] }));
    room.wait(10 * minuteMs);
    expect(room.rows()).toEqual([]);
    room.wait(1000);
    expect(room.rows()).toMatchObject([
      { id: "officer:P-001", priority: "high", district: "36.71.01", since: start + 10 * minuteMs },
    ]);
    room.wait(50 * minuteMs);
    expect(room.row("officer:P-002")).toMatchObject({ priority: "low", params: { order: "no" } });
    expect(room.row("officer:P-003")).toBeUndefined();
    room.positions.put(position("P-001", start + 61 * minuteMs));
    room.wait(1000);
    expect(room.row("officer:P-001")?.state).toBe("returned");
  });

  it("cannot be heard without a link: that is suppressed by design, and counts from when the link is back", () => {
    const room = alarmsOn();
    room.sources.officers.put(officer("P-001"));
    room.positions.put(position("P-001", start));
    room.sources.link.put(link({ state: "offline", since: start }));
    room.wait(61 * minuteMs);
    expect(room.row("officer:P-001")?.state).toBe("suppressed");
    room.sources.link.put(link({ since: start + 61 * minuteMs }));
    room.wait(1000);
    expect(room.row("officer:P-001")).toBeUndefined();
    room.wait(60 * minuteMs);
    expect(room.row("officer:P-001")?.state).toBe("unacknowledged");
  });
});

it("dead cameras alarm singly; from three in a district on as one, the single ones suppressed", () => {
  const room = alarmsOn();
  for (const id of ["1", "2", "3", "4"]) room.sources.cameras.put(camera(id));
  const down = (id: string, since: number) =>
    room.sources.cameras.put(camera(id, { health: "down", healthSince: since }));
  down("1", start - 3000);
  down("2", start - 2000);
  room.wait(1000);
  expect(room.states()).toEqual({ "camera:1": "unacknowledged", "camera:2": "unacknowledged" });
  down("3", start - 1000);
  room.wait(1000);
  expect(room.states()).toEqual({
    "camera:1": "suppressed",
    "camera:2": "suppressed",
    "camera:3": "suppressed",
    "cameras:36.71.01": "unacknowledged",
  });
  expect(room.row("cameras:36.71.01")).toMatchObject({ params: { count: "3" }, since: start - 1000 });
  room.sources.cameras.put(camera("3"));
  room.wait(1000);
  expect(room.states()).toMatchObject({ "camera:1": "unacknowledged", "cameras:36.71.01": "returned" });
  expect(room.row("camera:3")).toBeUndefined();
});

describe("a sensor", () => {
  it("alarms when it has been over its limit for its delay, until it has been well below it for as long", () => {
    const room = alarmsOn();
    room.measure(155);
    room.wait(29_000);
    expect(room.rows()).toEqual([]);
    room.wait(1000);
    expect(room.rows()).toMatchObject([
      { id: "sensor:WL-1:warning", priority: "high", params: { value: "155", unit: "cm", limit: "150" } },
    ]);
    room.measure(142);
    room.wait(60_000);
    expect(room.row("sensor:WL-1:warning")).toMatchObject({ returnedAt: null, params: { value: "142" } });
    room.measure(139);
    room.wait(29_000);
    expect(room.row("sensor:WL-1:warning")?.returnedAt).toBeNull();
    room.wait(1000);
    expect(room.row("sensor:WL-1:warning")?.state).toBe("returned");
  });

  it("over its alarm limit is one alarm, its warning suppressed from when that counts", () => {
    const room = alarmsOn();
    room.measure(160);
    room.wait(30_000);
    room.measure(210);
    expect(room.states()).toEqual({ "sensor:WL-1:warning": "unacknowledged" });
    room.wait(30_000);
    expect(room.states()).toEqual({
      "sensor:WL-1:alarm": "unacknowledged",
      "sensor:WL-1:warning": "suppressed",
    });
    expect(room.row("sensor:WL-1:alarm")?.priority).toBe("urgent");
  });
});

it("an official warning alarms while it is in force, as grave as it is; an exercise is no grave one", () => {
  const room = alarmsOn();
  const severities = {
    a: "Extreme",
    b: "Severe",
    c: "Moderate",
    d: "Minor",
    e: "Unknown",
    f: "Extreme",
  } as const;
  for (const [id, severity] of Object.entries(severities)) {
    room.sources.warnings.put(warning(id, { severity, exercise: id === "f" }));
  }
  room.wait(1000);
  expect(room.rows().map(({ id, priority }) => `${id} ${priority}`)).toEqual([
    ...["warning:a urgent", "warning:b high", "warning:c normal", "warning:d low", "warning:e normal"],
    "warning:f low",
  ]);
  expect(room.row("warning:a")).toMatchObject({
    params: { id: "Hujan lebat", en: "Heavy rain", areas: "Periuk" },
  });
  room.sources.warnings.remove("a");
  room.wait(1000);
  expect(room.row("warning:a")?.state).toBe("returned");
});

it("the link alarms when it has been down for ten seconds; a room without a broker's address has none to lose", () => {
  const room = alarmsOn();
  room.sources.link.put(link({ state: "offline", since: start }));
  room.wait(1000);
  room.wait(9000);
  expect(room.rows()).toEqual([]);
  room.wait(1000);
  expect(room.rows()).toMatchObject([
    { id: "link", cause: "link", since: start, params: { broker: "broker.example:8883" } },
  ]);

  const without = alarmsOn();
  without.sources.link.put(link({ state: "offline", broker: "" }));
  without.wait(1000);
  without.wait(60_000);
  expect(without.rows()).toEqual([]);
});

it("the data folder's disk alarms below a gibibyte, until there is clearly more", () => {
  const room = alarmsOn();
  const gib = 1024 ** 3;
  room.disk(gib + 1);
  expect(room.rows()).toEqual([]);
  room.disk(gib - 1);
  expect(room.rows()).toMatchObject([{ id: "disk", params: { free: "1023" }, state: "unacknowledged" }]);
  room.disk(gib * 1.2);
  expect(room.row("disk")?.returnedAt).toBeNull();
  room.disk(gib * 2);
  expect(room.row("disk")?.state).toBe("returned");
});

it("a disk that would be full before the city's margin is an alarm, until it would last", () => {
  const room = alarmsOn();
  const show = (daysLeft: number | null) =>
    room.sources.storage.put({
      ...{
        id: "storage",
        measuredAt: start,
        reusableBytes: 0,
        freeBytes: 1,
        sampledDays: 5,
        bytesEachDay: 1,
      },
      bytes: { database: 1, journal: 0, attachments: 0, pictures: 0, backups: 0, other: 0 },
      ...{ daysLeft, marginDays: 30 },
    });
  show(31);
  room.wait(1000);
  expect(room.rows()).toEqual([]);
  show(29.5);
  room.wait(1000);
  expect(room.rows()).toMatchObject([{ id: "disk-forecast", params: { days: "29" } }]);
  show(null);
  room.wait(1000);
  expect(room.row("disk-forecast")?.returnedAt).not.toBeNull();
});
