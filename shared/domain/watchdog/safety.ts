/**
 * When the wall falls back to a scene without video, on which displays, and when it tries its own scene again.
 *
 * The rule. Three restarts within a minute are too many. If all of them were one window's, its display alone turns
 * safe, and the others go on with their video; if several windows or the process that draws for all were restarted,
 * all displays do. The wall returns by itself after 30 s, then 1, 2, 5 and at most 10 minutes; ten minutes without a
 * restart after a return begin anew. In the first minute after a return one restart is enough: what made it fail is
 * still there. A restart on a safe display starts its wait again; other displays join when they, too, were restarted
 * too often. An operator may return at any time, with the same
 * probation. The console's window takes no part: it shows no scene.
 *
 * Guarantees: the state follows from the restarts and returns alone, so a core that starts again comes to the same.
 */

export const restartCauses = ["crashed", "hung", "blank", "unloadable", "graphics"] as const;
export type RestartCause = (typeof restartCauses)[number];

export interface Restart {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly cause: RestartCause;
  /** The display whose window it was; null for what draws for all windows, and for the console. */
  readonly display: string | null;
  readonly page: "wall" | "console" | null;
}

export interface Safety {
  /** Null for all of them. */
  readonly displays: readonly string[] | null;
  readonly since: number;
  readonly until: number;
  /** The how manieth time in a row, from 1. */
  readonly attempt: number;
}

export const tooMany = 3;
export const withinMs = 60_000;
export const probationMs = 60_000;
export const calmMs = 600_000;
export const returnAfterMs = [30_000, 60_000, 120_000, 300_000, 600_000] as const;

interface State {
  readonly recent: readonly Restart[];
  readonly safety: Safety | null;
  readonly attempts: number;
  readonly returnedAt: number;
}

const beginning: State = {
  recent: [],
  safety: null,
  attempts: 0,
  returnedAt: Number.NEGATIVE_INFINITY,
};

/** What is so at `now`, after these restarts and the operator's returns, each in the order of time. Null: nothing is safe. */
export function safetyAt(
  restarts: readonly Restart[],
  returns: readonly number[],
  now: number,
): Safety | null {
  const events = [
    ...restarts.filter(({ page }) => page !== "console").map((restart) => ({ at: restart.at, restart })),
    ...returns.map((at) => ({ at, restart: null })),
  ].sort((a, b) => a.at - b.at);
  let state = beginning;
  for (const { at, restart } of events) {
    if (at > now) break;
    state = expired(state, at);
    state = restart ? restarted(state, restart) : state.safety ? returned(state, at) : state;
  }
  return expired(state, now).safety;
}

function expired(state: State, now: number): State {
  return state.safety && state.safety.until <= now ? returned(state, state.safety.until) : state;
}

function returned(state: State, at: number): State {
  return { ...state, recent: [], safety: null, returnedAt: at };
}

function restarted(state: State, restart: Restart): State {
  const { at } = restart;
  const { safety, returnedAt } = state;
  const recent = [...state.recent.filter((each) => each.at > at - withinMs), restart];
  if (safety) {
    if (covers(safety, restart))
      return { ...state, safety: { ...safety, until: at + waitMs(safety.attempt) } };
    if (recent.length < tooMany) return { ...state, recent };
    const displays = together(safety.displays, scopeOf(recent));
    return {
      ...state,
      recent: [],
      safety: { ...safety, displays, until: at + waitMs(safety.attempt) },
    };
  }
  const attempts = at - returnedAt > calmMs ? 0 : state.attempts;
  if (recent.length < tooMany && at - returnedAt >= probationMs) return { ...state, recent, attempts };
  const attempt = attempts + 1;
  const began = { displays: scopeOf(recent), since: at, until: at + waitMs(attempt), attempt };
  return { ...state, recent: [], attempts: attempt, safety: began };
}

function covers({ displays }: Safety, { display }: Restart): boolean {
  return displays === null || (display !== null && displays.includes(display));
}

function scopeOf(restarts: readonly Restart[]): Scope {
  const found = new Set(restarts.map(({ display }) => display));
  const [only] = found;
  return found.size === 1 && typeof only === "string" ? [only] : null;
}

type Scope = Safety["displays"];

function together(one: Scope, other: Scope): Scope {
  return one && other && [...new Set([...one, ...other])];
}

function waitMs(attempt: number): number {
  return returnAfterMs[Math.min(attempt, returnAfterMs.length) - 1] as number;
}
