import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../random.ts";
import {
  newOrigin,
  type OriginEvent,
  type OriginStep,
  recoveringMs,
  stepOrigin,
  type TileId,
} from "./origin.ts";
import { planRecovery } from "./recovery.ts";

/** A server and its tiles, second by second: what is asked of it when, and which tiles have a picture when. */
class World {
  now = 0;
  up = true;
  /** How long the server takes for an answer, a refusal, and from an answer to a picture. */
  answerMs = 30;
  readonly asked: { at: number; tile: TileId }[] = [];
  readonly pictures = new Map<TileId, number>();
  private state = newOrigin(0);
  private wakeAt: number | null = null;
  private readonly due: { at: number; run: () => void }[] = [];
  private readonly attempts = new Map<TileId, { attempt: number; since: number }>();
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  tell(event: OriginEvent): void {
    const step: OriginStep = stepOrigin(this.state, event, this.now);
    this.state = step.origin;
    this.wakeAt = step.wakeAt;
    for (const tile of step.turns) this.try(tile);
  }

  open(tile: TileId): void {
    this.tell({ type: "join", tile });
    this.tell({ type: "ask", tile, dueAt: this.now, again: false });
  }

  fail(tile: TileId): void {
    this.pictures.delete(tile);
    this.tell({ type: "refused", tile, chance: this.random() });
    const before = this.attempts.get(tile) ?? { attempt: 0, since: this.now };
    const { waitMs } = planRecovery(
      {
        attempt: before.attempt,
        cause: "other",
        awayMs: this.now - before.since,
        playing: false,
        reportedDown: false,
      },
      this.random,
    );
    this.attempts.set(tile, { ...before, attempt: before.attempt + 1 });
    this.tell({ type: "ask", tile, dueAt: this.now + waitMs, again: true });
  }

  run(forMs: number): void {
    const end = this.now + forMs;
    for (;;) {
      this.due.sort((one, other) => one.at - other.at);
      const at = Math.min(
        this.due[0]?.at ?? Number.POSITIVE_INFINITY,
        this.wakeAt ?? Number.POSITIVE_INFINITY,
      );
      if (at > end) break;
      this.now = Math.max(this.now, at);
      const first = this.due[0];
      if (first && first.at <= this.now) {
        this.due.shift();
        first.run();
      } else this.tell({ type: "wake" });
    }
    this.now = end;
  }

  mostInAnySecond(from = 0): number {
    const times = this.asked.map(({ at }) => at).filter((at) => at >= from);
    return Math.max(
      0,
      ...times.map((start) => times.filter((at) => at >= start && at < start + 1000).length),
    );
  }

  private try(tile: TileId): void {
    this.asked.push({ at: this.now, tile });
    const { up } = this;
    this.after(this.answerMs, () => {
      if (!up) return this.fail(tile);
      this.tell({ type: "answered", tile });
      this.after(200, () => {
        this.pictures.set(tile, this.now);
        this.attempts.delete(tile);
        this.tell({ type: "settled", tile });
      });
    });
  }

  private after(ms: number, run: () => void): void {
    this.due.push({ at: this.now + ms, run });
  }
}

const tiles = Array.from({ length: 64 }, (_, tile) => tile);

describe("stepOrigin", () => {
  it("opens a page of 64 at once within bounds", () => {
    const world = new World(1);
    for (const tile of tiles) world.open(tile);
    expect(world.asked).toHaveLength(2);
    world.run(300);
    expect(world.asked.length).toBeGreaterThan(4);
    world.run(2700);
    expect(world.pictures.size).toBe(64);
    expect(world.mostInAnySecond()).toBeLessThanOrEqual(40);
  });

  it("lets one tile at a time ask a server that is away, and the tiles take turns", () => {
    const world = new World(2);
    world.up = false;
    for (const tile of tiles) world.open(tile);
    world.run(60_000);
    const later = world.asked.filter(({ at }) => at > 2000);
    expect(world.mostInAnySecond(2000)).toBeLessThanOrEqual(2);
    expect(new Set(later.map(({ tile }) => tile)).size).toBeGreaterThan(later.length / 2);
  });

  it("64 cameras of a server that comes back: the first after one pause, all within 9 s, at most 12 tries a second", () => {
    const outageMs = fc.integer({ min: 1000, max: 120_000 });
    fc.assert(
      fc.property(fc.integer(), outageMs, fc.integer({ min: 1, max: 2000 }), (seed, awayMs, answerMs) => {
        const world = new World(seed);
        for (const tile of tiles) world.open(tile);
        world.run(10_000);
        world.up = false;
        for (const tile of tiles) world.fail(tile);
        world.answerMs = answerMs;
        world.run(awayMs);
        world.up = true;
        world.answerMs = 30;
        const back = world.now;
        world.run(20_000);
        expect(world.pictures.size).toBe(64);
        const times = [...world.pictures.values()].map((at) => at - back);
        // The try that was on its way when it came back fails, then comes the pause (recovery.ts), then the opening.
        const pauseMs = Math.max(1500, (awayMs + answerMs) / 40);
        expect(Math.min(...times)).toBeLessThanOrEqual(answerMs + pauseMs + 300);
        expect(Math.max(...times)).toBeLessThanOrEqual(9000 + answerMs);
        expect(world.mostInAnySecond(back)).toBeLessThanOrEqual(13);
      }),
      { numRuns: 40 },
    );
  });

  it("one camera that is refused does not stop the others, and an answer clears it", () => {
    let state = newOrigin(0);
    const tell = (event: OriginEvent, at: number) => {
      const step = stepOrigin(state, event, at);
      state = step.origin;
      return step.turns;
    };
    for (const tile of [1, 2, 3]) tell({ type: "join", tile }, 0);
    tell({ type: "refused", tile: 1, chance: 0 }, 10);
    expect(state.standing).toBe("up");
    expect(tell({ type: "ask", tile: 2, dueAt: 20, again: false }, 20)).toEqual([2]);
    tell({ type: "answered", tile: 2 }, 30);
    tell({ type: "refused", tile: 3, chance: 0 }, 40);
    expect(state.standing).toBe("up");
    tell({ type: "refused", tile: 1, chance: 0 }, 50);
    expect(state.standing).toBe("down");
  });

  it("keeps its bounds whatever the tiles say", () => {
    const tile = fc.nat(20);
    const event: fc.Arbitrary<OriginEvent> = fc.oneof(
      fc.record({ type: fc.constantFrom("join", "answered", "settled", "leave"), tile }),
      fc.record({ type: fc.constant("ask"), tile, dueAt: fc.nat(30_000), again: fc.boolean() }),
      fc.record({ type: fc.constant("refused"), tile, chance: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.constant({ type: "wake" }),
    ) as never;
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.nat(400)), { maxLength: 200 }), (happenings) => {
        let state = newOrigin(0);
        let at = 0;
        const turns: number[] = [];
        for (const [happening, laterMs] of happenings) {
          at += laterMs;
          const step = stepOrigin(state, happening, at);
          if (step.origin.standing === "down") expect(step.turns.length).toBeLessThanOrEqual(1);
          if (step.wakeAt !== null) expect(step.wakeAt).toBeGreaterThan(at - 1);
          for (const _ of step.turns) turns.push(at);
          state = step.origin;
          expect(state.trying.size).toBeLessThanOrEqual(8);
          const waits = state.waiting.map((one) => one.tile);
          expect(new Set(waits).size).toBe(waits.length);
        }
        for (const start of turns) {
          expect(turns.filter((each) => each >= start && each < start + 1000).length).toBeLessThanOrEqual(41);
        }
        expect(recoveringMs).toBeGreaterThan(0);
      }),
    );
  });
});
