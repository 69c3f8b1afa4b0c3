import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { quarantineSize } from "../store/quarantine.ts";
import { testCaller } from "../testing.ts";
import { duty, health, ingestingRoom, json, now, position, refused, reportBody, topic } from "./testing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const endOfTurn = () => vi.advanceTimersByTime(0);

describe("a message that must last", () => {
  it("is committed with all of its turn, and shown and acknowledged after that", () => {
    const room = ingestingRoom();
    const told: string[] = [];
    room.sources.officers.watch((id) => told.push(`shown ${id} at commit ${room.commits}`));
    room.take(duty("P-001", { type: "in", at: now }), () =>
      told.push(`acknowledged at commit ${room.commits}`),
    );
    room.take(duty("P-002", { type: "in", at: now }));
    expect([told, room.commits]).toEqual([[], 0]);
    endOfTurn();
    expect(told).toEqual(["shown P-001 at commit 1", "shown P-002 at commit 1", "acknowledged at commit 1"]);
    expect(room.store.officers.lastDutyEvents(0)).toHaveLength(2);
  });

  it("that says word for word what is known is stored and acknowledged, and shown no second time", () => {
    const { take, ingest, sources, store } = ingestingRoom();
    const acknowledge = vi.fn();
    const told = json("report", "TL-1", reportBody("TL-1", "open", now));
    take(told, acknowledge);
    ingest.flush();
    const shown = vi.fn();
    sources.reports.watch(shown);
    sources.incidents.watch(shown);
    take(told, acknowledge);
    ingest.flush();
    expect(acknowledge).toHaveBeenCalledTimes(2);
    expect(shown).not.toHaveBeenCalled();
    // The last of these is what was known, but not what came just before it.
    take(json("report", "TL-1", { ...reportBody("TL-1", "open", now), description: "Lain" }));
    take(told);
    ingest.flush();
    expect(store.reports.get("TL-1")?.text).toBe("Sampah");
    expect(sources.incidents.get("TL-1")?.text).toBe("Sampah");
  });

  it("that was refused is acknowledged too, once it is in the quarantine", () => {
    const room = ingestingRoom();
    const acknowledge = vi.fn(() => expect(room.store.quarantine.rows()).toHaveLength(1));
    room.take(refused[0]![1], acknowledge);
    expect(acknowledge).not.toHaveBeenCalled();
    endOfTurn();
    expect(acknowledge).toHaveBeenCalledOnce();
  });
});

describe("a position", () => {
  it("is on screen at once, and in the database a moment later, one row for each officer that moved", () => {
    const room = ingestingRoom();
    const told = vi.fn();
    room.positions.watch(told);
    for (let n = 0; n < 5; n++) room.take(position("P-001", now + n));
    room.take(position("P-001", now - 1));
    endOfTurn();
    expect(told).toHaveBeenCalledOnce();
    expect(room.positions.get("P-001")?.time).toBe(now + 4);
    expect(room.commits).toBe(0);
    vi.advanceTimersByTime(250);
    expect(room.commits).toBe(1);
    expect(room.store.officers.positions()).toMatchObject([{ officer: "P-001", time: now + 4 }]);
    const write = vi.spyOn(room.store.officers, "putPosition");
    room.take(position("P-002", now));
    endOfTurn();
    vi.advanceTimersByTime(10_000);
    expect([room.commits, write.mock.calls.length, told.mock.calls.length]).toEqual([2, 1, 2]);
  });

  it("is on screen at once also while others wait to be written, and while nothing can be", () => {
    const room = ingestingRoom();
    const told = vi.fn();
    room.positions.watch(told);
    room.take(position("P-001", now));
    endOfTurn();
    room.take(position("P-002", now));
    room.take(position("P-001", now + 1));
    endOfTurn();
    expect([room.commits, told.mock.calls.length]).toEqual([0, 2]);
    room.fill(true);
    vi.advanceTimersByTime(1000);
    room.take(position("P-002", now + 1));
    endOfTurn();
    expect([room.commits, told.mock.calls.length]).toEqual([0, 3]);
  });

  it("rides along with what must last, and is written when the room closes", () => {
    const room = ingestingRoom();
    room.take(position("P-001", now));
    room.take(duty("P-001", { type: "in", at: now }), () => {});
    endOfTurn();
    expect(room.store.officers.positions()).toHaveLength(1);
    room.take(position("P-002", now));
    room.ingest.stop();
    expect(room.store.officers.positions()).toHaveLength(2);
  });
});

describe("a database that cannot be written", () => {
  it("is tried again each second, and nothing is acknowledged, shown or lost meanwhile", () => {
    const room = ingestingRoom();
    const acknowledge = vi.fn();
    room.fill(true);
    room.take(duty("P-001", { type: "in", at: now }), acknowledge);
    room.take(refused[0]![1], acknowledge);
    room.take(position("P-001", now));
    for (let second = 0; second < 5; second++) {
      vi.advanceTimersByTime(1000);
      room.take(health("CAM-1", "down", now - second));
    }
    expect(room.onWriteFault.mock.calls).toEqual(Array(6).fill(["disk full"]));
    expect(acknowledge).not.toHaveBeenCalled();
    expect(room.sources.officers.get("P-001")?.duty).toBe("unknown");
    expect(room.sources.quarantine.size).toBe(0);
    expect(room.positions.get("P-001")?.time).toBe(now);

    room.fill(false);
    vi.advanceTimersByTime(1000);
    expect(room.onWriteFault).toHaveBeenLastCalledWith(null);
    expect(acknowledge).toHaveBeenCalledTimes(2);
    expect(room.sources.officers.get("P-001")?.duty).toBe("on");
    expect(room.sources.cameras.get("CAM-1")?.healthSince).toBe(now);
    expect(room.store.officers.positions()).toHaveLength(1);
    expect(room.store.quarantine.counts().get("topic")).toBe(1);
    room.take(duty("P-001", { type: "out", at: now + 1 }), acknowledge);
    endOfTurn();
    expect(acknowledge).toHaveBeenCalledTimes(3);
  });

  it("is not waited for when the room closes", () => {
    const room = ingestingRoom();
    room.fill(true);
    room.take(duty("P-001", { type: "in", at: now }), () => expect.unreachable());
    room.ingest.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("for so long that too much waits makes the room forget what comes, and ask for it again afterwards", () => {
    const room = ingestingRoom();
    room.fill(true);
    let acknowledged = 0;
    const many = 20_000;
    for (let n = 0; n < many + 5; n++) {
      room.take(duty("P-001", { type: "in", at: now + n }), () => acknowledged++);
    }
    endOfTurn();
    room.fill(false);
    vi.advanceTimersByTime(1000);
    expect(acknowledged).toBe(many);
    expect(room.onOverflowEnd).toHaveBeenCalledOnce();
    expect(room.store.officers.lastDutyEventOf("P-001")?.time).toBe(now + many - 1);
    room.take(duty("P-001", { type: "in", at: now + many }), () => acknowledged++);
    endOfTurn();
    expect(acknowledged).toBe(many + 1);
    expect(room.onOverflowEnd).toHaveBeenCalledOnce();
  });

  it("keeps no more of what nobody waits for either", () => {
    const room = ingestingRoom();
    room.fill(true);
    for (let n = 0; n < 20_001; n++) room.take(health("CAM-1", "up", now + n));
    endOfTurn();
    room.fill(false);
    vi.advanceTimersByTime(1000);
    expect(room.sources.cameras.get("CAM-1")?.healthSince).toBe(now + 19_999);
    expect(room.onOverflowEnd).toHaveBeenCalledOnce();
  });
});

describe("the quarantine", () => {
  it("counts a flood and keeps the newest, on screen and in the database", () => {
    const room = ingestingRoom();
    const write = vi.spyOn(room.store.quarantine, "put");
    const flood = (count: number) => {
      for (let n = 0; n < count; n++) room.take({ topic: `liveroom/36.71/x/${n}`, payload: `${n}` });
      vi.advanceTimersByTime(250);
    };
    flood(10);
    flood(quarantineSize - 5);
    flood(2 * quarantineSize);
    expect(write.mock.results.at(-1)?.value).toHaveLength(quarantineSize);
    const all = 3 * quarantineSize + 5;
    expect(room.quarantine.count).toBe(all);
    const rows = [...room.sources.quarantine.values()];
    expect(rows).toHaveLength(quarantineSize);
    expect(rows.at(-1)).toMatchObject({ sample: `${2 * quarantineSize - 1}`, reason: "topic" });
    expect(room.store.quarantine.rows()).toEqual(rows);
    expect(room.store.quarantine.counts()).toEqual(new Map([["topic", all]]));
  });

  it("keeps the beginning of what was sent, and no half character of it", () => {
    const room = ingestingRoom();
    const long = `liveroom/36.71/x/${"t".repeat(60_000)}`;
    room.take({ topic: long, payload: `${"a".repeat(499)}😀${"b".repeat(5000)}` });
    vi.advanceTimersByTime(250);
    const [row] = [...room.sources.quarantine.values()];
    expect(row?.bytes).toBe(499 + 4 + 5000);
    expect(row?.sample).toBe("a".repeat(499));
    expect([row?.topic, row?.detail].map((text) => text?.length)).toEqual([500, 500]);
    expect(long.startsWith(row!.topic)).toBe(true);
  });

  it("is empty after it was cleared, of what waits to be written too, and counts anew", () => {
    const room = ingestingRoom();
    const refuse = () => room.take(refused[0]![1]);
    refuse();
    vi.advanceTimersByTime(250);
    refuse();
    room.quarantine.clear();
    vi.advanceTimersByTime(250);
    expect([room.quarantine.count, room.sources.quarantine.size]).toEqual([0, 0]);
    expect(room.store.quarantine.rows()).toEqual([]);
    expect(room.store.quarantine.counts()).toEqual(new Map());
    refuse();
    vi.advanceTimersByTime(250);
    expect([room.quarantine.count, room.sources.quarantine.size]).toEqual([1, 1]);
    expect(room.store.quarantine.counts()).toEqual(new Map([["topic", 1]]));
  });
});

describe("what officers answer", () => {
  const send = { incident: "TL-1", task: "Angkut", support: false, replaces: null };
  const answers = (order: string, officer: string, ...types: string[]) =>
    json("reply", order, {
      ...{ order, officer },
      // Its clock is two hours wrong.
      replies: types.map((type) => ({ id: type, type, time: new Date(now - 2 * 3600_000).toISOString() })),
    });

  function ordered() {
    const room = ingestingRoom();
    room.take(json("report", "TL-1", reportBody("TL-1", "open", now)));
    room.ingest.flush();
    const [order] = room.incidents.commands["order.send"](
      { ...send, officers: ["P-001"] },
      testCaller(),
    ).orders;
    const told = () => room.sources.incidents.get("TL-1");
    return { ...room, order: order!, told };
  }

  it("counts once, in whatever order and however often it comes, from when it was heard", () => {
    const { take, ingest, order, told, store } = ordered();
    const acknowledge = vi.fn();
    take(answers(order, "P-001", "done", "received", "on-scene"), acknowledge);
    take(answers(order, "P-001", "received"));
    ingest.flush();
    take(answers(order, "P-001", "received", "accepted", "done"));
    ingest.flush();
    expect(acknowledge).toHaveBeenCalledTimes(1);
    expect(told()).toMatchObject({ state: "resolved", stateSince: now, orders: [{ state: "done" }] });
    const replies = store.log.of("TL-1").filter(({ kind }) => kind === "order.replied");
    expect(replies).toHaveLength(4);
    expect(replies[0]).toMatchObject({
      body: { reply: { claimedAt: now - 2 * 3600_000, heardAt: now } },
    });
  });

  it("changes nothing where the order is unknown or another officer's, and is kept for people to see", () => {
    const { take, ingest, order, told, store } = ordered();
    take(answers("O-NOBODY", "P-001", "done"));
    take(answers(order, "P-002", "done"));
    take(json("reply", order, { order: "O-OTHER", officer: "P-001", replies: [] }));
    take({ topic: topic("reply", order), payload: "" });
    ingest.flush();
    expect(told()).toMatchObject({ state: "dispatched" });
    expect(Object.fromEntries(store.quarantine.counts())).toEqual({ "unknown-subject": 2, "id-mismatch": 1 });
  });

  it("is lost and acknowledged to nobody while the disk is full, and comes in afterwards", () => {
    const { take, fill, order, told } = ordered();
    const acknowledge = vi.fn();
    fill(true);
    take(answers(order, "P-001", "en-route"), acknowledge);
    vi.advanceTimersByTime(10);
    expect(told()).toMatchObject({ state: "dispatched" });
    fill(false);
    vi.advanceTimersByTime(2000);
    expect(told()).toMatchObject({ state: "en-route" });
    expect(acknowledge).toHaveBeenCalledTimes(1);
  });
});
