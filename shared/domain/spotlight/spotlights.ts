/**
 * Which incident the wall puts into the spotlight: one at a time, in the one place that the scene reserves.
 *
 * Guarantees, whatever comes in which order: one is shown at most; an incident is shown or waiting once at most; what
 * waits stands in rank and is bounded; nothing that the room shows by itself takes the place of another before that one
 * was on screen for `atLeastMs` (a burst does not flicker); what was ended, by a person or by its time, does not come
 * back by itself, and a person may always ask for it again.
 * Does not guarantee that everything that came up is shown: where more wait than `waitingAtMost`, the lowest are left out.
 *
 * The rank: what an operator asked for, then the graver, then the older.
 */
import { z } from "zod";

export const spotlightPriorities = ["urgent", "high", "normal", "low"] as const;
export type SpotlightPriority = (typeof spotlightPriorities)[number];

const epochMs = z.number();

export const spotlightSchema = z.object({
  incident: z.string(),
  /** An operator asked for it; else the room came up with it. */
  asked: z.boolean(),
  priority: z.enum(spotlightPriorities),
  /** When it was asked for, or its incident opened. */
  since: epochMs,
  /** How long it is still to be on screen. */
  leftMs: z.number(),
});
export type Spotlight = z.infer<typeof spotlightSchema>;

export const shownSpotlightSchema = spotlightSchema.omit({ leftMs: true }).extend({
  shownAt: epochMs,
  until: epochMs,
  /** An operator keeps it: nothing that comes up by itself takes its place. */
  kept: z.boolean(),
});
export type ShownSpotlight = z.infer<typeof shownSpotlightSchema>;

/** Plain data: it can be written down and read again. */
export const spotlightsSchema = z.object({
  shown: shownSpotlightSchema.nullable(),
  /** In rank: the first is the next. */
  waiting: z.array(spotlightSchema),
  /** What was ended, and when: it does not come up by itself again. */
  over: z.array(z.object({ incident: z.string(), at: epochMs })),
});
export type Spotlights = z.infer<typeof spotlightsSchema>;

export const noSpotlights: Spotlights = { shown: null, waiting: [], over: [] };

export interface SpotlightRules {
  /** How long one is shown. */
  readonly showForMs: number;
  /** How long one is on screen before another that came up by itself may take its place. */
  readonly atLeastMs: number;
  /** How much longer an operator's `keep` makes it. */
  readonly keepForMs: number;
  readonly waitingAtMost: number;
  /** An incident older than this is no news and does not come up by itself; what is over is forgotten after it. */
  readonly newsForMs: number;
}

export const spotlightRules: SpotlightRules = {
  showForMs: 90_000,
  atLeastMs: 15_000,
  keepForMs: 600_000,
  waitingAtMost: 12,
  newsForMs: 1_800_000,
};

/** An incident as far as a spotlight goes. */
export interface SpotlightSubject {
  readonly incident: string;
  readonly priority: SpotlightPriority;
  /** When the citizen says it was, epoch ms. */
  readonly since: number;
}

/** The room offers an incident that opened. Refused where it is known, was ended before, or is no news. */
export function offer(
  state: Spotlights,
  subject: SpotlightSubject,
  now: number,
  rules: SpotlightRules,
): Spotlights {
  const { incident, priority, since } = subject;
  if (now - since >= rules.newsForMs || has(state, incident)) return state;
  if (state.over.some((ended) => ended.incident === incident)) return state;
  const one = { incident, asked: false, priority, since, leftMs: rules.showForMs };
  return advance(waits(state, one, now, rules), now, rules);
}

/** An operator asks for an incident: it is on screen at once, and what was there waits. */
export function show(
  state: Spotlights,
  { incident, priority }: Pick<SpotlightSubject, "incident" | "priority">,
  now: number,
  rules: SpotlightRules,
): Spotlights {
  const rest = without(state, incident);
  const shown = {
    ...{ incident, asked: true, priority, since: now, shownAt: now },
    ...{ until: now + rules.showForMs, kept: false },
  };
  const back = rest.shown ? waits(rest, waitingAgain(rest.shown, now, rules), now, rules) : rest;
  return { ...back, shown, over: back.over.filter((ended) => ended.incident !== incident) };
}

/** An operator ends what is shown; the next comes. */
export function end(state: Spotlights, now: number, rules: SpotlightRules): Spotlights {
  return state.shown ? advance(ended(state, now), now, rules) : state;
}

/** An operator ends what is shown and everything that waits. */
export function endAll(state: Spotlights, now: number): Spotlights {
  const gone = [...(state.shown ? [state.shown] : []), ...state.waiting];
  const over = [...state.over, ...gone.map(({ incident }) => ({ incident, at: now }))];
  return { shown: null, waiting: [], over };
}

/** An operator goes on to the next; what is shown waits behind all others. Nothing where none waits. */
export function next(state: Spotlights, now: number, rules: SpotlightRules): Spotlights {
  const [first, ...others] = state.waiting;
  if (!first || !state.shown) return state;
  // Behind all others: as one of those that came up by themselves, and the newest.
  const last = {
    ...waitingAgain(state.shown, now, rules),
    asked: false,
    priority: "low" as const,
    since: now,
  };
  return { ...state, shown: onScreen(first, now), waiting: [...others, last] };
}

/** An operator keeps what is shown for longer. */
export function keep(state: Spotlights, now: number, rules: SpotlightRules): Spotlights {
  const { shown } = state;
  return shown ? { ...state, shown: { ...shown, kept: true, until: now + rules.keepForMs } } : state;
}

/** An incident that is open no more has no spotlight; nor does it come up again unless somebody opens it anew. */
export function drop(state: Spotlights, incident: string, now: number, rules: SpotlightRules): Spotlights {
  if (!has(state, incident)) return state;
  const rest = without(state, incident);
  return advance({ ...rest, over: [...rest.over, { incident, at: now }] }, now, rules);
}

/** The time has gone on: ends what was shown long enough, lets a graver one in, and forgets what is long over. */
export function advance(state: Spotlights, now: number, rules: SpotlightRules): Spotlights {
  const forgetting = state.over.some(({ at }) => now - at >= rules.newsForMs);
  const over = forgetting ? state.over.filter(({ at }) => now - at < rules.newsForMs) : state.over;
  let current = over === state.over ? state : { ...state, over };
  if (current.shown && now >= current.shown.until) current = ended(current, now);
  const { shown } = current;
  const [first, ...others] = current.waiting;
  if (!first) return current;
  if (!shown) return { ...current, shown: onScreen(first, now), waiting: others };
  const mayGo = !shown.kept && now - shown.shownAt >= rules.atLeastMs;
  if (!mayGo || !isGraver(first, shown)) return current;
  const back = waits({ ...current, waiting: others }, waitingAgain(shown, now, rules), now, rules);
  return { ...back, shown: onScreen(first, now) };
}

/** When `advance` may change something next, epoch ms; null when nothing is shown. */
export function nextChangeAt({ shown, waiting }: Spotlights, rules: SpotlightRules): number | null {
  if (!shown) return null;
  const [first] = waiting;
  const taken = first && !shown.kept && isGraver(first, shown);
  return taken ? Math.min(shown.until, shown.shownAt + rules.atLeastMs) : shown.until;
}

function has({ shown, waiting }: Spotlights, incident: string): boolean {
  return shown?.incident === incident || waiting.some((one) => one.incident === incident);
}

function without(state: Spotlights, incident: string): Spotlights {
  return {
    ...state,
    shown: state.shown?.incident === incident ? null : state.shown,
    waiting: state.waiting.filter((one) => one.incident !== incident),
  };
}

function ended(state: Spotlights, now: number): Spotlights {
  const { shown, over } = state;
  return shown ? { ...state, shown: null, over: [...over, { incident: shown.incident, at: now }] } : state;
}

function onScreen({ leftMs, ...one }: Spotlight, now: number): ShownSpotlight {
  return { ...one, shownAt: now, until: now + leftMs, kept: false };
}

/** It comes back for what was left of its time, long enough to be read. */
function waitingAgain(shown: ShownSpotlight, now: number, rules: SpotlightRules): Spotlight {
  const { incident, asked, priority, since, until } = shown;
  return { incident, asked, priority, since, leftMs: Math.max(rules.atLeastMs, until - now) };
}

/** One more waits; what finds no room is over. */
function waits(state: Spotlights, one: Spotlight, now: number, rules: SpotlightRules): Spotlights {
  const ranked = [...state.waiting, one].sort(byRank);
  const leftOut = ranked.slice(rules.waitingAtMost).map(({ incident }) => ({ incident, at: now }));
  return { ...state, waiting: ranked.slice(0, rules.waitingAtMost), over: [...state.over, ...leftOut] };
}

type Ranked = Pick<Spotlight, "incident" | "asked" | "priority" | "since">;

function byRank(a: Ranked, b: Ranked): number {
  return graver(a, b) || a.since - b.since || (a.incident < b.incident ? -1 : 1);
}

function isGraver(one: Ranked, other: Ranked): boolean {
  return graver(one, other) < 0;
}

/** Of two that are equally grave the one that is shown stays: age decides among those that wait. */
function graver(a: Ranked, b: Ranked): number {
  return Number(b.asked) - Number(a.asked) || weight(a) - weight(b);
}

function weight({ priority }: Ranked): number {
  return spotlightPriorities.indexOf(priority);
}
