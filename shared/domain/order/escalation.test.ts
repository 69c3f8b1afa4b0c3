import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EscalationAction } from "../city/category.ts";
import { type Decision, type RoomEvent, roomActor } from "../event/event.ts";
import { type Incident, newIncident, stepIncident } from "../incident/incident.ts";
import { askedOfficers, decisionsOf, noticeMs, type PlannedStep, plannedStep } from "./escalation.ts";
import { awaitsReply, type Order, type ReplyType } from "./order.ts";

const minuteMs = 60_000;
const startMs = Date.parse("2026-11-25T08:00:00Z");
const replyMin = 5;

/** An incident to which things happen, and the room that watches it. */
class Story {
  incident: Incident = newIncident("I-1");
  readonly steps: EscalationAction[];
  nowMs = startMs;
  watchedSinceMs = startMs - 3600_000;
  sentAtMs: number | null = startMs;
  free = ["P-2", "P-3"];
  #seq = 0;

  constructor(steps: EscalationAction[] = ["again", "next", "supervisor"]) {
    this.steps = steps;
    this.happens("operator:st-1", {
      ...{ kind: "order.sent", subject: "I-1" },
      body: {
        ...{ order: "O-1", officer: "P-1", task: "Go", group: "G-1", support: false, replaces: null },
        replyBy: startMs + replyMin * minuteMs,
      },
    });
  }

  happens(actor: string, decision: Decision): void {
    const time = { ms: this.nowMs, counter: this.#seq };
    const event = { ...decision, actor, station: "st-1", seq: ++this.#seq, time } as RoomEvent;
    this.incident = stepIncident(this.incident, event);
  }

  replies(order: string, type: ReplyType): void {
    const times = { claimedAt: this.nowMs, heardAt: this.nowMs };
    const said = { reason: null, note: null, place: null, photos: [] };
    const reply = { id: `R-${this.#seq}`, type, ...times, ...said };
    this.happens("officer:P-1", { kind: "order.replied", subject: "I-1", body: { order, reply } });
  }

  stops(order: string): void {
    this.happens("operator:st-1", { kind: "order.escalation-stopped", subject: "I-1", body: { order } });
  }

  order(id: string): Order {
    return this.incident.orders.get(id)!;
  }

  planned(order: Order): PlannedStep | null {
    return plannedStep(order, {
      policy: { replyMin, escalation: this.steps },
      orders: this.incident.orders,
      ...{ sentAtMs: this.sentAtMs, watchedSinceMs: this.watchedSinceMs },
      nextOfficer: () => this.free.find((id) => !askedOfficers(this.incident.orders).has(id)) ?? null,
      supervisor: () => "P-9",
    });
  }

  /** Every order with what is planned for it. */
  plans(): [Order, PlannedStep][] {
    return [...this.incident.orders.values()].flatMap((order) => {
      const step = this.planned(order);
      return step ? [[order, step] as [Order, PlannedStep]] : [];
    });
  }

  /** Waits for what is planned and takes it. */
  take(): PlannedStep | undefined {
    const [found] = this.plans();
    if (!found) return undefined;
    const [order, step] = found;
    this.nowMs = Math.max(this.nowMs, step.at);
    const next = { order: `O-${this.incident.orders.size + 1}`, replyByMs: this.nowMs + replyMin * minuteMs };
    for (const decision of decisionsOf(order, step, next)) this.happens(roomActor, decision);
    return step;
  }
}

describe("an order without an answer", () => {
  it("is sent again, then to the next nearest, then told to the supervisor, each after the time for an answer", () => {
    const story = new Story();
    const taken = [story.take(), story.take(), story.take(), story.take()];
    const at = (times: number) => startMs + times * replyMin * minuteMs;
    expect(taken).toEqual([
      { step: 1, action: "again", officer: "P-1", at: at(1) },
      { step: 2, action: "next", officer: "P-2", at: at(2) },
      { step: 3, action: "supervisor", officer: "P-9", at: at(3) },
      undefined,
    ]);
    expect(story.order("O-1")).toMatchObject({ state: "recalled", escalation: 2 });
    expect(story.order("O-2")).toMatchObject({ state: "sent", officer: "P-2", replaces: "O-1", task: "Go" });
    expect(story.order("O-2").supervisors).toEqual(new Set(["P-9"]));
    expect(story.incident.withoutEffect.size).toBe(0);
  });

  it("goes to the supervisor at once where nobody else is free", () => {
    const story = new Story();
    story.free = ["P-1"];
    expect([story.take(), story.take()].map((step) => step?.action)).toEqual(["again", "supervisor"]);
  });

  it("has nothing planned once it is answered, stopped or recalled, and none where the city wants none", () => {
    const received = new Story();
    received.replies("O-1", "received");
    expect(received.plans()).toHaveLength(1);
    for (const type of ["accepted", "refused", "en-route", "on-scene", "done"] as const) {
      const story = new Story();
      story.replies("O-1", type);
      expect(story.plans()).toEqual([]);
    }
    const stopped = new Story();
    stopped.stops("O-1");
    expect(stopped.plans()).toEqual([]);
    expect(new Story([]).plans()).toEqual([]);
  });

  it("has nothing planned while it waits to go out, and its time counts from when it did", () => {
    const story = new Story();
    story.sentAtMs = null;
    expect(story.plans()).toEqual([]);
    story.sentAtMs = startMs + 60 * minuteMs;
    expect(story.planned(story.order("O-1"))?.at).toBe(startMs + (60 + replyMin) * minuteMs);
  });

  it("stands on the screens before it is done, also where the room was off meanwhile", () => {
    const story = new Story();
    story.watchedSinceMs = startMs + 90 * minuteMs;
    expect(story.planned(story.order("O-1"))?.at).toBe(startMs + 90 * minuteMs + noticeMs);
  });

  it("starts afresh where an operator sent somebody else in its place", () => {
    const story = new Story();
    story.take();
    story.happens("operator:st-1", {
      ...{ kind: "order.sent", subject: "I-1" },
      body: {
        ...{ order: "O-2", officer: "P-2", task: "Go", group: "G-2", support: false, replaces: "O-1" },
        replyBy: story.nowMs + replyMin * minuteMs,
      },
    });
    expect(story.planned(story.order("O-2"))).toMatchObject({ step: 1, action: "again" });
  });

  it("never has two steps at once, none after an answer or a stop, and its times grow", () => {
    const steps = fc.array(fc.constantFrom<EscalationAction>("again", "next", "supervisor"), {
      maxLength: 6,
    });
    const happening = fc.oneof(
      fc.record({ kind: fc.constant("step" as const) }),
      fc.record({ kind: fc.constant("wait" as const), minutes: fc.integer({ min: 0, max: 30 }) }),
      fc.record({
        kind: fc.constantFrom("reply" as const, "stop" as const),
        order: fc.integer({ min: 1, max: 4 }).map((number) => `O-${number}`),
        type: fc.constantFrom<ReplyType>("received", "accepted", "refused", "en-route", "done"),
      }),
      fc.record({ kind: fc.constant("restart" as const) }),
      fc.record({ kind: fc.constant("sent" as const), out: fc.boolean() }),
    );
    fc.assert(
      fc.property(steps, fc.array(happening, { maxLength: 25 }), (policy, happenings) => {
        const story = new Story(policy);
        const taken: { step: PlannedStep; at: number }[] = [];
        for (const each of happenings) {
          if (each.kind === "wait") story.nowMs += each.minutes * minuteMs;
          if (each.kind === "restart") story.watchedSinceMs = story.nowMs;
          if (each.kind === "sent") story.sentAtMs = each.out ? story.nowMs : null;
          if (each.kind === "reply" && story.order(each.order)) story.replies(each.order, each.type);
          if (each.kind === "stop" && story.order(each.order)) story.stops(each.order);
          if (each.kind === "step") {
            const before = story.nowMs;
            const step = story.take();
            if (step) taken.push({ step, at: story.nowMs });
            if (step) expect(story.nowMs).toBeGreaterThanOrEqual(before);
          }
          const plans = story.plans();
          expect(plans.length).toBeLessThanOrEqual(1);
          for (const [order, plan] of plans) {
            expect(awaitsReply(order) && !order.escalationStopped).toBe(true);
            expect(plan.at).toBeGreaterThanOrEqual(story.watchedSinceMs + noticeMs);
            const last = taken.at(-1);
            if (last) expect(plan.at).toBeGreaterThanOrEqual(last.at + replyMin * minuteMs);
          }
        }
        for (let index = 1; index < taken.length; index++) {
          expect(taken[index]!.step.step).toBeGreaterThan(taken[index - 1]!.step.step);
          expect(taken[index]!.at).toBeGreaterThan(taken[index - 1]!.at);
        }
        expect(taken.length).toBeLessThanOrEqual(policy.length);
      }),
      { numRuns: 500 },
    );
  });
});
