/** Whatever comes, in whatever order and with whatever trouble between: what stands in the end is what was told. */
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { QuarantineReason } from "../../../shared/contract/rows.ts";
import {
  duty,
  health,
  ingestingRoom,
  json,
  type Message,
  measured,
  now,
  position,
  refused,
  reportBody,
  topic,
} from "./testing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Within the last twenty minutes. */
const at = fc.nat(20).map((minutes) => now - minutes * 60_000);
const officer = fc.constantFrom("P-001", "P-002");
const camera = fc.constantFrom("CAM-1", "CAM-2");
const reportId = fc.constantFrom("TL-1", "TL-2");
const event = fc.record({ type: fc.constantFrom("in", "out"), at });

const told = fc.oneof(
  fc.record({
    kind: fc.constant("position" as const),
    officer,
    at,
    longitude: fc.constantFrom(106.6, 106.7),
  }),
  fc.record({ kind: fc.constant("duty" as const), officer, events: fc.array(event, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant("health" as const), camera, at, state: fc.constantFrom("up", "down") }),
  fc.record({
    kind: fc.constant("report" as const),
    id: reportId,
    at,
    status: fc.constantFrom("open", "closed"),
  }),
  fc.record({ kind: fc.constant("measured" as const), at, value: fc.integer({ min: 0, max: 300 }) }),
  fc.record({ kind: fc.constant("removal" as const), id: reportId }),
  fc.record({ kind: fc.constant("refused" as const), which: fc.nat(refused.length - 1) }),
);
type Told = typeof told extends fc.Arbitrary<infer Each> ? Each : never;

function messageOf(each: Told): Message {
  switch (each.kind) {
    case "position":
      return position(each.officer, each.at, each.longitude);
    case "duty":
      return duty(each.officer, ...each.events);
    case "health":
      return health(each.camera, each.state, each.at);
    case "report":
      return json("report", each.id, reportBody(each.id, each.status, each.at));
    case "measured":
      return measured("WL-1", each.value, each.at);
    case "removal":
      return { topic: topic("report", each.id), payload: "" };
    case "refused":
      return refused[each.which]![1];
  }
}

/** What must stand after all of it: the newest of each, later words winning a tie (of values the larger). */
class Expected {
  readonly positions = new Map<string, { time: number; longitude: number }>();
  readonly events = new Map<string, Map<string, { type: string; at: number }>>();
  readonly cameras = new Map<string, { state: string; since: number }>();
  readonly measured = new Map<number, number>();
  readonly reports = new Map<string, { status: string; updatedAt: number; removed: boolean }>();
  readonly refused = new Map<QuarantineReason, number>();

  add(each: Told): void {
    switch (each.kind) {
      case "position":
        if (each.at >= (this.positions.get(each.officer)?.time ?? 0))
          this.positions.set(each.officer, { time: each.at, longitude: each.longitude });
        return;
      case "duty": {
        const events = this.events.get(each.officer) ?? new Map();
        for (const one of each.events) events.set(`${one.type}-${one.at}`, one);
        this.events.set(each.officer, events);
        return;
      }
      case "health":
        if (each.at >= (this.cameras.get(each.camera)?.since ?? 0))
          this.cameras.set(each.camera, { state: each.state, since: each.at });
        return;
      case "measured":
        this.measured.set(each.at, Math.max(each.value, this.measured.get(each.at) ?? 0));
        return;
      case "report":
        if (each.at >= (this.reports.get(each.id)?.updatedAt ?? 0))
          this.reports.set(each.id, { status: each.status, updatedAt: each.at, removed: false });
        return;
      case "removal": {
        const known = this.reports.get(each.id);
        if (known) known.removed = true;
        return;
      }
      case "refused": {
        const [reason] = refused[each.which]!;
        this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
      }
    }
  }

  lastDuty(officer: string) {
    const last = [...(this.events.get(officer) ?? [])].sort(
      ([idA, a], [idB, b]) => a.at - b.at || (idA < idB ? -1 : 1),
    );
    return last.at(-1)?.[1];
  }
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ told, acknowledged: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ waitMs: fc.constantFrom(0, 250, 1000) }) },
  { weight: 1, arbitrary: fc.record({ full: fc.boolean() }) },
);

it("ends in the right rows and counts, and is acknowledged once and after its commit, whenever the disk is full", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
      const room = ingestingRoom();
      const { ingest, store, sources, positions, quarantine } = room;
      const expected = new Expected();
      let isFull = false;
      let received = 0;
      const acknowledged: number[] = [];
      const owed: number[] = [];
      for (const each of steps) {
        if ("waitMs" in each) vi.advanceTimersByTime(each.waitMs);
        else if ("full" in each) {
          isFull = each.full;
          room.fill(isFull);
        } else {
          expected.add(each.told);
          const number = received++;
          if (each.acknowledged) owed.push(number);
          const commits = room.commits;
          const acknowledge = () => {
            expect(isFull).toBe(false);
            expect(room.commits).toBeGreaterThan(commits);
            acknowledged.push(number);
          };
          room.take(messageOf(each.told), each.acknowledged ? acknowledge : undefined);
        }
      }
      room.fill(false);
      isFull = false;
      vi.advanceTimersByTime(2000);

      expect(acknowledged).toEqual(owed);
      expect(ingest.received).toBe(received);
      expect(store.quarantine.counts()).toEqual(expected.refused);
      expect(quarantine.count).toBe([...expected.refused.values()].reduce((sum, count) => sum + count, 0));
      expect([...sources.quarantine.values()]).toEqual(store.quarantine.rows());
      for (const id of ["P-001", "P-002"]) {
        const stands = expected.positions.get(id);
        const stored = store.officers.positions().find((row) => row.officer === id);
        expect(stored && { time: stored.time, longitude: stored.longitude }).toEqual(stands);
        expect(positions.get(id)?.time).toBe(stands?.time);
        const last = expected.lastDuty(id);
        expect(sources.officers.get(id)).toMatchObject({
          duty: last ? (last.type === "in" ? "on" : "off") : "unknown",
          dutySince: last?.at ?? null,
        });
      }
      for (const id of ["CAM-1", "CAM-2"]) {
        const stands = expected.cameras.get(id);
        expect(sources.cameras.get(id)).toMatchObject({
          health: stands?.state ?? "unknown",
          healthSince: stands?.since ?? null,
        });
      }
      expect(sources.sensors.get("WL-1")?.history).toEqual([...expected.measured].sort(([a], [b]) => a - b));
      for (const id of ["TL-1", "TL-2"]) {
        const stands = expected.reports.get(id);
        const status = stands && (stands.removed ? "closed" : stands.status);
        expect(store.reports.get(id)?.status).toBe(status);
        expect(sources.reports.get(id)?.status).toBe(status);
      }
      ingest.stop();
    }),
    { numRuns: 150 },
  );
});
