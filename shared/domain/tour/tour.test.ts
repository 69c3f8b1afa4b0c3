import fc from "fast-check";
import { expect, it } from "vitest";
import { type TourCamera, tourCameras, tourSchema } from "./rule.ts";
import { pauseTour, resumeTour, stepToOther, stepTour, type TourRun, tourAt } from "./tour.ts";

const run: TourRun = { startedAt: 1_000_000, dwellMs: 10_000, pausedAt: null };
const alive = () => true;
const ids = (stops: ReturnType<typeof tourAt>) => stops.map(({ camera }) => camera);
const letters = ["a", "b", "c", "d", "e"];
const at = (ms: number, list = letters, cells = 1, isAlive: (id: string) => boolean = alive, of = run) =>
  tourAt(of, list, isAlive, cells, run.startedAt + ms);

it("shows one camera after the other, each for its time, with its place in the list, and begins anew", () => {
  expect(at(0)).toEqual([{ camera: "a", place: 1, since: run.startedAt, until: run.startedAt + 10_000 }]);
  expect([9_999, 10_000, 49_999, 50_000].flatMap((ms) => ids(at(ms)))).toEqual(["a", "b", "e", "a"]);
  expect(at(10_000)[0]).toMatchObject({ place: 2, since: run.startedAt + 10_000 });
  // A tour that began in the future has begun somewhere in its list.
  expect(ids(at(-1))).toEqual(["e"]);
});

it("changes the cells of a page one after the other", () => {
  expect([0, 4_999, 5_000, 10_000, 15_000].map((ms) => ids(at(ms, letters, 2)))).toEqual([
    ["a", "b"],
    ["a", "b"],
    ["c", "b"],
    ["c", "d"],
    ["e", "d"],
  ]);
  expect(at(5_000, letters, 2)[0]).toMatchObject({
    since: run.startedAt + 5_000,
    until: run.startedAt + 15_000,
  });
});

it("leaves what has as many cells as cameras alone", () => {
  expect(at(123_456, ["a", "b"], 3)).toMatchObject([
    { until: Number.POSITIVE_INFINITY },
    { until: Number.POSITIVE_INFINITY },
    { until: Number.POSITIVE_INFINITY },
  ]);
  for (const ms of [0, 123_456]) expect(ids(at(ms, ["a", "b"], 3))).toEqual(["a", "b", null]);
  expect(at(0, [])).toMatchObject([{ camera: null, place: 0 }]);
});

it("gives a dead camera's turn to the next, and back", () => {
  const without =
    (...dead: string[]) =>
    (id: string) =>
      !dead.includes(id);
  expect([0, 10_000, 20_000].flatMap((ms) => ids(at(ms, letters, 1, without("b", "c"))))).toEqual([
    "a",
    "d",
    "d",
  ]);
  expect(ids(at(0, letters, 2, without("b")))).toEqual(["a", "c"]);
  expect(ids(at(0, letters, 1, without(...letters)))).toEqual([null]);
});

it("is paused, goes on with the rest of a turn, and steps by hand", () => {
  const paused = pauseTour(run, run.startedAt + 14_000);
  expect(at(90_000, letters, 1, alive, paused)).toMatchObject([
    { camera: "b", until: Number.POSITIVE_INFINITY },
  ]);
  const resumed = resumeTour(paused, run.startedAt + 90_000);
  expect(ids(at(95_999, letters, 1, alive, resumed))).toEqual(["b"]);
  expect(ids(at(96_000, letters, 1, alive, resumed))).toEqual(["c"]);
  const stepped = stepTour(run, 1, run.startedAt + 14_000);
  expect(at(14_000, letters, 1, alive, stepped)).toMatchObject([
    { camera: "c", until: run.startedAt + 24_000 },
  ]);
  const back = stepTour(paused, -1, run.startedAt + 90_000);
  expect(ids(at(200_000, letters, 1, alive, back))).toEqual(["a"]);
});

it("steps over a turn that would show what stands in for a dead camera already", () => {
  const isAlive = (id: string) => id !== "a";
  // "b" stands in for "a", and its own turn comes next.
  expect(ids(at(0, letters, 1, isAlive))).toEqual(["b"]);
  const stepped = stepToOther(run, 1, { cameras: letters, isAlive, cells: 1 }, run.startedAt);
  expect(ids(at(0, letters, 1, isAlive, stepped))).toEqual(["c"]);
  const back = stepToOther(stepped, -1, { cameras: letters, isAlive, cells: 1 }, run.startedAt);
  expect(ids(at(0, letters, 1, isAlive, back))).toEqual(["b"]);
});

const list = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
const tour = fc.record({
  cameras: list,
  cells: fc.integer({ min: 1, max: 9 }),
  dwellMs: fc.integer({ min: 5_000, max: 60_000 }),
  startedAt: fc.integer({ min: 0, max: 2e12 }),
  afterMs: fc.integer({ min: -1e9, max: 1e9 }),
  dead: fc.array(fc.nat(11), { maxLength: 8 }),
});

it("shows no camera twice, no dead one, and leaves no cell empty that could have one", () => {
  fc.assert(
    fc.property(tour, ({ cameras, cells, dwellMs, startedAt, afterMs, dead }) => {
      const isAlive = (id: string) => !dead.some((n) => cameras[n] === id);
      const stops = tourAt(
        { startedAt, dwellMs, pausedAt: null },
        cameras,
        isAlive,
        cells,
        startedAt + afterMs,
      );
      const shown = ids(stops).filter((camera) => camera !== null);
      expect(stops).toHaveLength(cells);
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.every(isAlive)).toBe(true);
      expect(shown).toHaveLength(Math.min(cells, cameras.filter(isAlive).length));
      for (const { since, until, camera, place } of stops) {
        if (camera === null) continue;
        expect(cameras[place - 1]).toBe(camera);
        if (until !== Number.POSITIVE_INFINITY) expect(since).toBeLessThanOrEqual(startedAt + afterMs);
        expect(until).toBeGreaterThan(startedAt + afterMs);
      }
    }),
  );
});

it("a camera that dies disturbs no cell but its own and the one that it would have given way to", () => {
  fc.assert(
    fc.property(tour, fc.nat(11), ({ cameras, cells, dwellMs, startedAt, afterMs }, victim) => {
      const show = (isAlive: (id: string) => boolean) =>
        ids(tourAt({ startedAt, dwellMs, pausedAt: null }, cameras, isAlive, cells, startedAt + afterMs));
      const before = show(alive);
      const after = show((id) => id !== cameras[victim]);
      before.forEach((camera, n) => {
        if (camera !== cameras[victim]) expect(after[n]).toBe(camera);
      });
    }),
  );
});

it("gives each camera its turn in every round, and changes one cell at a time", () => {
  fc.assert(
    fc.property(tour, ({ cameras, cells, dwellMs, startedAt, afterMs }) => {
      fc.pre(cameras.length > cells);
      const of = { startedAt, dwellMs, pausedAt: null };
      const seen = new Set<string | null>();
      let now = startedAt + afterMs;
      let before = tourAt(of, cameras, alive, cells, now);
      for (let turn = 0; turn < cameras.length; turn++) {
        for (const camera of ids(before)) seen.add(camera);
        now = Math.min(...before.map(({ until }) => until));
        const next = tourAt(of, cameras, alive, cells, now);
        expect(next.filter(({ camera }, n) => camera !== before[n]?.camera)).toHaveLength(1);
        before = next;
      }
      expect(seen).toEqual(new Set(cameras));
    }),
  );
});

const camera = (id: string, change: Partial<TourCamera> = {}): TourCamera => ({
  ...{ id, district: "01", tags: ["river"] },
  ...change,
});
const city = [
  camera("a"),
  camera("b", { district: "02", agencies: ["damkar"] }),
  camera("c", { tags: ["market"], agencies: [] }),
];
const tourOf = (by: object, more: object = {}) => ({ id: "t", name: { id: "T", en: "T" }, by, ...more });
const chosen = (by: object, seen: Record<string, number> = {}, cameras = city) =>
  tourCameras(tourSchema.parse(tourOf(by)).by, cameras, (id) => seen[id], 10 * 60_000);

it("goes by district, tag, agency, or a list, whatever of it there is", () => {
  expect(chosen({ district: "01" })).toEqual(["a", "c"]);
  expect(chosen({ tag: "river" })).toEqual(["a", "b"]);
  expect(chosen({ agency: "damkar" })).toEqual(["b"]);
  expect(chosen({ cameras: ["c", "gone", "a", "c"] })).toEqual(["c", "a"]);
});

it("goes to what nobody has looked at for the longest, and to a dozen at least", () => {
  expect(chosen({ unseenMinutes: 5 }, { b: 60_000 })).toEqual(["a", "c", "b"]);
  const many = Array.from({ length: 30 }, (_, n) => camera(`${10 + n}`));
  const seen = (minute: (n: number) => number) =>
    Object.fromEntries(many.map(({ id }, n) => [id, minute(n) * 60_000]));
  // The clock says minute 10.
  expect(
    chosen(
      { unseenMinutes: 5 },
      seen((n) => (n < 20 ? 9 : 1)),
      many,
    ),
  ).toHaveLength(12);
  expect(
    chosen(
      { unseenMinutes: 5 },
      seen((n) => (n < 20 ? 9 : 1)),
      many,
    ).slice(0, 10),
  ).toEqual(many.slice(20).map(({ id }) => id));
  expect(
    chosen(
      { unseenMinutes: 5 },
      seen((n) => (n < 10 ? 9 : 1)),
      many,
    ),
  ).toEqual(many.slice(10).map(({ id }) => id));
});

it("takes exactly one rule, and a time that a person can follow", () => {
  const isTour = (by: object, more?: object) => tourSchema.safeParse(tourOf(by, more)).success;
  expect(isTour({ district: "01", tag: "river" })).toBe(false);
  expect(isTour({})).toBe(false);
  expect(isTour({ tag: "river" })).toBe(true);
  expect([4, 5, 3600, 3601].map((dwellS) => isTour({ tag: "river" }, { dwellS }))).toEqual([
    ...[false, true, true, false],
  ]);
});

it("shows another camera at each step, where there is another", () => {
  const by = fc.constantFrom(-1, 1);
  fc.assert(
    fc.property(tour, by, ({ cameras, cells, dwellMs, startedAt, afterMs, dead }, way) => {
      const isAlive = (id: string) => !dead.some((n) => cameras[n] === id);
      const run = { startedAt, dwellMs, pausedAt: null };
      const now = startedAt + afterMs;
      const stepped = stepToOther(run, way, { cameras, isAlive, cells }, now);
      const shown = (of: TourRun) => ids(tourAt(of, cameras, isAlive, cells, now));
      if (cameras.filter(isAlive).length > cells) expect(shown(stepped)).not.toEqual(shown(run));
    }),
  );
});
