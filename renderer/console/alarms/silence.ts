/**
 * The operator's silence: for ten minutes, or until an alarm comes that was not there before. It is of this window, and
 * silences sounds alone: what is shown and what is recorded goes on.
 */
import type { AlarmPriority } from "../../../shared/domain/alarm/alarm.ts";

export interface Sounding {
  readonly id: string;
  readonly since: number;
  readonly priority: AlarmPriority;
}

export interface Silence {
  readonly untilMs: number;
  /** The alarms that waited when it began. */
  readonly known: ReadonlySet<string>;
}

export const silenceForMs = 10 * 60_000;

const keyOf = ({ id, since }: Sounding) => `${id} ${since}`;

export function silenceOf(waiting: readonly Sounding[], nowMs: number): Silence {
  return { untilMs: nowMs + silenceForMs, known: new Set(waiting.map(keyOf)) };
}

/** Whether it still is silent. */
export function isSilent(silence: Silence | null, waiting: readonly Sounding[], nowMs: number): boolean {
  return (
    silence !== null && nowMs < silence.untilMs && waiting.every((each) => silence.known.has(keyOf(each)))
  );
}
