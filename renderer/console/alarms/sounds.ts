/**
 * A sound for each priority, made of plain tones: the graver, the more of them, the higher and the more often, so that
 * each is known by its rhythm alone (after IEC 60601-1-8, whose melodies are bursts of a number of pulses). Only the
 * console makes sounds; the wall is silent.
 */
import type { AlarmPriority } from "../../../shared/domain/alarm/alarm.ts";

interface Note {
  readonly atS: number;
  readonly forS: number;
  readonly hz: number;
}

export interface Pattern {
  readonly notes: readonly Note[];
  /** How long until it begins again while nobody has acknowledged it; null for once. */
  readonly repeatMs: number | null;
}

export const patterns: Readonly<Record<AlarmPriority, Pattern>> = {
  urgent: { notes: notes(0.11, 0.17, [880, 1175, 880, 1175, 1480]), repeatMs: 3000 },
  high: { notes: notes(0.16, 0.24, [740, 740, 988]), repeatMs: 8000 },
  normal: { notes: notes(0.2, 0.3, [587, 494]), repeatMs: 30_000 },
  low: { notes: notes(0.28, 0.28, [440]), repeatMs: null },
};

function notes(forS: number, everyS: number, tones: readonly number[]): Note[] {
  return tones.map((hz, n) => ({ atS: n * everyS, forS, hz }));
}

const loudness = 0.25;
const softenS = 0.015;

/** Puts one pattern on the context's clock, from now on. */
export function schedule(context: BaseAudioContext, priority: AlarmPriority): void {
  for (const { atS, forS, hz } of patterns[priority].notes) {
    const from = context.currentTime + atS;
    const tone = new OscillatorNode(context, { type: "triangle", frequency: hz });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(loudness, from + softenS);
    gain.gain.setValueAtTime(loudness, from + forS - softenS);
    gain.gain.linearRampToValueAtTime(0, from + forS);
    tone.connect(gain).connect(context.destination);
    tone.start(from);
    tone.stop(from + forS);
  }
}

let context: AudioContext | undefined;
let mayPlay = false;
let resting: ReturnType<typeof setTimeout> | undefined;
/** A context that runs costs the machine even while it is silent; what repeats sooner keeps it awake. */
const restAfterMs = 5000;

/** Plays it once; false when sound cannot start (yet). */
export function play(priority: AlarmPriority): boolean {
  context ??= new AudioContext();
  const sounding = context;
  mayPlay ||= sounding.state === "running";
  if (!mayPlay) {
    // Resolves when the system lets it; what should have sounded meanwhile is not made up for.
    void sounding.resume();
    return false;
  }
  clearTimeout(resting);
  void sounding.resume().then(() => schedule(sounding, priority));
  resting = setTimeout(() => void sounding.suspend(), restAfterMs);
  return true;
}
