/**
 * Which version of the app starts: a state machine over what `versions.json` keeps. Pure.
 *
 * Guarantees: whatever is killed at whatever moment, the next start runs a version that is whole: the chosen one, else the
 * one before, else the installed one. A chosen version that did not come up in `startsAllowed` starts, or said that it
 * cannot, gives way to the one before by itself.
 */
import { z } from "zod";
import { compareVersions, versionSchema } from "./manifest.ts";

export const startsAllowed = 2;
const kept = 20;

/** Null is the installed version. */
const version = versionSchema.nullable();

export const versionEvent = z.object({
  version,
  /** Epoch ms. */
  at: z.number(),
  what: z.enum(["chosen", "came-up", "rolled-back", "undone"]),
  reason: z.string().max(300).optional(),
});
export type VersionEvent = z.infer<typeof versionEvent>;

export const versionState = z.object({
  current: version,
  former: version,
  /** It came up once. */
  confirmed: z.boolean(),
  /** Of one that is not confirmed. */
  starts: z.number().int().nonnegative(),
  /** The database may be that of the version that was left. */
  wayBack: z.boolean(),
  /** Those that did not come up are not chosen again. */
  failed: z.array(versionSchema).max(100),
  history: z.array(versionEvent).max(100),
});
export type VersionState = z.infer<typeof versionState>;

export const firstState: VersionState = {
  ...{ current: null, former: null, confirmed: true, starts: 0, wayBack: false },
  ...{ failed: [], history: [] },
};

function noted(state: VersionState, event: VersionEvent): VersionState {
  return { ...state, history: [...state.history, event].slice(-kept) };
}

/** To be written down before the switch. `confirmed` is the version to come back to. */
export function chosen(state: VersionState, next: string, at: number): VersionState {
  if (next === state.current) return state;
  const before = state.confirmed ? state.current : state.former;
  const former = before === next ? null : before;
  const changed = { ...state, current: next, former, confirmed: false, starts: 0, wayBack: false };
  return noted(changed, { version: next, at, what: "chosen" });
}

export function cameUp(state: VersionState, at: number): VersionState {
  if (state.confirmed) return state.wayBack ? { ...state, wayBack: false } : state;
  const changed = { ...state, confirmed: true, starts: 0, wayBack: false };
  return noted(changed, { version: state.current, at, what: "came-up" });
}

/** The chosen version does not run. */
export function rolledBack(state: VersionState, reason: string, at: number): VersionState {
  const { current, former } = state;
  if (current === null) return state;
  const changed = {
    ...{ current: former, former: null, confirmed: true, starts: 0, wayBack: true },
    failed: [...state.failed.filter((each) => each !== current), current].slice(-kept),
    history: state.history,
  };
  return noted(changed, { version: current, at, what: "rolled-back", reason: reason.slice(0, 300) });
}

/** A person wants the version before, although this one runs. */
export function undone(state: VersionState, at: number): VersionState {
  if (state.current === null) return state;
  const changed = {
    ...state,
    current: state.former,
    former: null,
    confirmed: true,
    starts: 0,
    wayBack: true,
  };
  return noted(changed, { version: state.current, at, what: "undone" });
}

/** What a start begins with, to be written down before anything of that version is loaded. */
export function begun(
  state: VersionState,
  installed: string,
  faultOf: (version: string) => string | undefined,
  at: number,
): VersionState {
  let next = state;
  for (;;) {
    const { current, confirmed, starts } = next;
    if (current === null) return next;
    // A package was installed that is as new.
    if (compareVersions(current, installed) <= 0)
      return { ...next, current: null, former: null, confirmed: true, starts: 0 };
    const fault = faultOf(current);
    if (fault !== undefined) next = rolledBack(next, fault, at);
    else if (confirmed) return next;
    else if (starts >= startsAllowed) next = rolledBack(next, `${starts} starts without coming up`, at);
    else return { ...next, starts: starts + 1 };
  }
}
