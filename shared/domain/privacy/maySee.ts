/** Who needs to know which citizen reported an incident. Pure; the one place where that is decided. */
import type { IncidentState } from "../incident/transitions.ts";

export interface Viewer {
  /** As events name them. */
  readonly actor: string;
  /** True for who oversees the room. */
  readonly oversees: boolean;
}

export interface Handled {
  readonly state: IncidentState;
  readonly acknowledgedBy: string | null;
  /** Everybody who decided anything about it. */
  readonly actors: ReadonlySet<string>;
}

/**
 * Who oversees the room, who takes up what nobody has taken up yet (a call back is how a report is understood), and who
 * handles it or did something about it. Anybody else has to act on it first.
 */
export function mayRevealCitizen(viewer: Viewer, { state, acknowledgedBy, actors }: Handled): boolean {
  return viewer.oversees || state === "new" || acknowledgedBy === viewer.actor || actors.has(viewer.actor);
}
