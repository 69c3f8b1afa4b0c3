/**
 * A tour: cameras that take turns on the cells of a panel, each for as long as the tour says.
 *
 * Guarantees: which camera a cell shows follows from the arguments alone, so that two windows with the same clock and
 * the same rows show the same; no camera is on two cells of a panel at once; a dead one is never on, and while others
 * are to be had no cell is empty; while none dies or comes back, each camera has its turn once in every round. Cells
 * change one after the other, evenly spread over the dwell time, so that one stream at a time is opened.
 * Does not guarantee that a camera which takes a dead one's place has its own turn at another time.
 *
 * The rule. Turns are numbered from `startedAt` on without end; turn n belongs to cell n modulo cells, and to the camera
 * of that place in the list, which begins anew at its end. A dead camera's turn goes to the next one in the list that
 * is alive and on no other cell. Pure; times are epoch ms.
 */
export interface TourRun {
  readonly startedAt: number;
  readonly dwellMs: number;
  /** Time stands for it since then; null while it goes on. */
  readonly pausedAt: number | null;
}

export interface TourStop {
  /** Null where all are dead, or on other cells. */
  readonly camera: string | null;
  /** Its place in the list, from 1; 0 for none. */
  readonly place: number;
  /** When its turn began, and ends: infinite while the tour is paused or has nothing else to show. */
  readonly since: number;
  readonly until: number;
}

/** What the cells show at a moment. `cameras` has no camera twice; `cells` is at least 1. */
export function tourAt(
  run: TourRun,
  cameras: readonly string[],
  isAlive: (camera: string) => boolean,
  cells: number,
  at: number,
): TourStop[] {
  const isEndless = run.pausedAt !== null || cameras.length <= cells;
  const first = cameras.length <= cells ? 0 : firstTurn(run, cells, at);
  // The cells' turns are consecutive numbers: the one that began last, and those of the other cells before it.
  const turns = Array.from({ length: Math.min(cells, cameras.length) }, (_, n) => first + n);
  const chosen = fill(turns, cameras, isAlive);
  const stops: TourStop[] = Array.from({ length: cells }, () => nothing);
  turns.forEach((turn, n) => {
    const camera = chosen[n] ?? null;
    const since = beginOf(run, cells, turn);
    stops[modulo(turn, cells)] = {
      ...{ camera, place: camera === null ? 0 : cameras.indexOf(camera) + 1, since },
      until: isEndless ? Number.POSITIVE_INFINITY : since + run.dwellMs,
    };
  });
  return stops;
}

const nothing: TourStop = {
  ...{ camera: null, place: 0 },
  ...{ since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY },
};

/** The lowest number among the turns of the cells: the highest is the one that began last. */
function firstTurn(run: TourRun, cells: number, at: number): number {
  const time = (run.pausedAt ?? at) - run.startedAt;
  return Math.floor((time * cells) / run.dwellMs);
}

/** When a turn begins: turns 0 to cells - 1 stand when the tour starts, and the others follow one by one. */
function beginOf(run: TourRun, cells: number, turn: number): number {
  return run.startedAt + Math.ceil(((turn - cells + 1) * run.dwellMs) / cells);
}

function fill(
  turns: readonly number[],
  cameras: readonly string[],
  isAlive: (camera: string) => boolean,
): (string | undefined)[] {
  const cameraOf = (turn: number) => cameras[modulo(turn, cameras.length)] as string;
  const own = turns.map(cameraOf);
  const taken = new Set(own.filter(isAlive));
  return own.map((camera, n) => {
    if (isAlive(camera)) return camera;
    for (let step = 1; step < cameras.length; step++) {
      const other = cameraOf((turns[n] as number) + step);
      if (taken.has(other) || !isAlive(other)) continue;
      taken.add(other);
      return other;
    }
    return undefined;
  });
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

export function pauseTour(run: TourRun, at: number): TourRun {
  return run.pausedAt === null ? { ...run, pausedAt: at } : run;
}

/** Each camera has the rest of its turn. */
export function resumeTour(run: TourRun, at: number): TourRun {
  if (run.pausedAt === null) return run;
  return { ...run, startedAt: run.startedAt + at - run.pausedAt, pausedAt: null };
}

/** Every cell goes that many of its turns on, or back; the turns begin at `at`. */
export function stepTour(run: TourRun, by: number, at: number): TourRun {
  const time = (run.pausedAt ?? at) - run.startedAt;
  const turn = Math.floor(time / run.dwellMs) + by;
  return { ...run, startedAt: at - turn * run.dwellMs, pausedAt: run.pausedAt === null ? null : at };
}

/**
 * As `stepTour`, and farther where no cell would show another camera by it: the one whose turn comes may stand in for a
 * dead one already.
 */
export function stepToOther(
  run: TourRun,
  by: number,
  {
    cameras,
    isAlive,
    cells,
  }: { cameras: readonly string[]; isAlive: (camera: string) => boolean; cells: number },
  at: number,
): TourRun {
  const shown = (of: TourRun) => tourAt(of, cameras, isAlive, cells, at).map(({ camera }) => camera);
  const before = shown(run);
  for (let more = 0; more < cameras.length; more++) {
    const stepped = stepTour(run, by + Math.sign(by) * more, at);
    if (shown(stepped).some((camera, cell) => camera !== before[cell])) return stepped;
  }
  return stepTour(run, by, at);
}
