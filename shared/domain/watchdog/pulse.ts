/**
 * Whether a page is alive, from what it answers to main's beat: once a beat main asks, and the page says that its script
 * runs, and, after the next frame, that it paints.
 *
 * Guarantees: a page whose script never ends is `hung`, one whose script runs and that shows no frame is `blank`, each
 * after a bounded number of beats, counted and not timed: a machine that slept or a main that was busy kills no page.
 * Where more work waits than the machine has processors for, a page is given as much longer: a starved page does not
 * hang, and starting it again would make the machine busier.
 * Electron's own `unresponsive` is not enough: it fires on input only, and nobody touches a wall.
 */

export const beatMs = 1000;
/** Silent beats until a page that has answered before is hung. Loading a map keeps a page from answering for seconds. */
export const hungBeats = 8;
/** The same for one that has its document and has not answered yet: its code is read, and its first picture made. */
export const loadingBeats = 20;
/** The same for one whose document has not come: that waits for the core, which may have much to bring up. */
export const documentBeats = 60;
/** Beats with an answer and no frame, until a page that never showed one is blank (Xibo's watchman, issue 186, waits 4 s). */
export const neverPaintedBeats = 4;
/** The same for one that has painted before: what draws for all pages may be away for a moment. */
export const blankBeats = 10;

export interface Pulse {
  readonly hasAnswered: boolean;
  readonly hasPainted: boolean;
  /** Beats in a row that the document has not come, without an answer, and without a frame although there was an answer. */
  readonly awaited: number;
  readonly silent: number;
  readonly unpainted: number;
}

/** Of a page that begins to load. */
export const firstPulse: Pulse = {
  hasAnswered: false,
  hasPainted: false,
  awaited: 0,
  silent: 0,
  unpainted: 0,
};

export type Verdict = "well" | "hung" | "blank";

/** What came since the beat before. */
export interface Heard {
  readonly answered: boolean;
  readonly painted: boolean;
  /** The page's document has not come yet. */
  readonly isAwaited: boolean;
}

export function nextPulse(before: Pulse, { answered, painted, isAwaited }: Heard): Pulse {
  if (!answered && isAwaited) return { ...before, awaited: before.awaited + 1 };
  if (!answered) return { ...before, silent: before.silent + 1 };
  return {
    hasAnswered: true,
    hasPainted: before.hasPainted || painted,
    awaited: 0,
    silent: 0,
    unpainted: painted ? 0 : before.unpainted + 1,
  };
}

/** `crowding`: how many times more work waits than the machine has processors for; 1 where it has one to spare. */
export function verdictOn(
  { hasAnswered, hasPainted, awaited, silent, unpainted }: Pulse,
  crowding: number,
): Verdict {
  const patience = Math.max(1, crowding);
  if (awaited >= documentBeats * patience) return "hung";
  if (silent >= (hasAnswered ? hungBeats : loadingBeats) * patience) return "hung";
  if (unpainted >= (hasPainted ? blankBeats : neverPaintedBeats) * patience) return "blank";
  return "well";
}
