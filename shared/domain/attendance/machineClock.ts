/**
 * Whether a fingerprint machine's clock is wrong, by what it is compared with: the same people's phones, and the plan.
 *
 * Guarantees: a clock that goes right is not called wrong because people come early or late: only where most
 * differences lie around one that is far from nothing. It is said, never put right by itself.
 */

/** A clocking of the machine, and when the same is known or planned to have been; epoch ms. */
export interface Compared {
  readonly machineMs: number;
  readonly referenceMs: number;
}

export interface ClockFault {
  /** To the nearest half hour; positive where the machine is ahead. */
  readonly offsetMs: number;
  readonly medianMs: number;
  readonly samples: number;
}

const minuteMs = 60_000;
const fewest = 5;
const farMs = 25 * minuteMs;
const nearMs = 20 * minuteMs;
const most = 0.6;
const stepMs = 30 * minuteMs;

export function clockFault(compared: readonly Compared[]): ClockFault | undefined {
  if (compared.length < fewest) return undefined;
  const differences = compared
    .map(({ machineMs, referenceMs }) => machineMs - referenceMs)
    .sort((a, b) => a - b);
  const medianMs = medianOf(differences);
  if (Math.abs(medianMs) < farMs) return undefined;
  const near = differences.filter((each) => Math.abs(each - medianMs) <= nearMs).length;
  if (near < differences.length * most) return undefined;
  return { offsetMs: Math.round(medianMs / stepMs) * stepMs, medianMs, samples: differences.length };
}

function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
