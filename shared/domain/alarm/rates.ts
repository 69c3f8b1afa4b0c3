/**
 * How much alarming there is (ISA-18.2, monitoring and assessment): per hour, the most frequent, the longest standing.
 * A person can answer about six an hour, and twelve at most.
 */

export const hourMs = 3600_000;
export const ratesHours = 24;
/** How many of the most frequent and of the longest standing are named. */
export const ratesNamed = 5;
/** From this rate on nobody can answer them all. */
export const mostPerHour = 12;

export interface Raised {
  readonly alarm: string;
  readonly raisedAtMs: number;
}

export interface HourCount {
  readonly fromMs: number;
  readonly count: number;
}

/** The last hours, the oldest first; the last one is the one that runs. What came before them is left out. */
export function perHour(raised: Iterable<Raised>, nowMs: number): HourCount[] {
  const running = nowMs - (nowMs % hourMs);
  const first = running - (ratesHours - 1) * hourMs;
  const counts = new Array<number>(ratesHours).fill(0);
  for (const { raisedAtMs } of raised) {
    const hour = Math.floor((raisedAtMs - first) / hourMs);
    if (hour >= 0 && hour < ratesHours) counts[hour]!++;
  }
  return counts.map((count, hour) => ({ fromMs: first + hour * hourMs, count }));
}

/** The alarms that were raised most often, with how often; of as many the later one first. */
export function mostFrequent(raised: Iterable<Raised>): { alarm: string; count: number }[] {
  const counts = new Map<string, { alarm: string; count: number; lastMs: number }>();
  for (const { alarm, raisedAtMs } of raised) {
    const known = counts.get(alarm);
    if (known) {
      known.count++;
      known.lastMs = Math.max(known.lastMs, raisedAtMs);
    } else counts.set(alarm, { alarm, count: 1, lastMs: raisedAtMs });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || b.lastMs - a.lastMs || (a.alarm < b.alarm ? -1 : 1))
    .slice(0, ratesNamed)
    .map(({ alarm, count }) => ({ alarm, count }));
}
