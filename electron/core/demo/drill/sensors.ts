/**
 * A sensor: measures on an ordinary day what trembles well below its warning, and after the script what the script says;
 * what the script said last stays.
 */
import type { Sensor } from "../../../../shared/domain/city/index.ts";
import type { Drill } from "../../../../shared/domain/drill.ts";
import { between, gaussian, type Random } from "../../../../shared/domain/random.ts";
import { type Actor, type DrillMessage, isoOf } from "./message.ts";
import type { ScriptedCourse } from "./script.ts";

/** Deviation from one measurement to the next, as a share of the warning. */
const tremble = 0.01;

export class SensorStation implements Actor {
  nextAtMs: number;

  readonly #sensor: Sensor;
  readonly #habits: Drill["sensors"];
  /** In the order of time. */
  readonly #courses: readonly ScriptedCourse[];
  readonly #random: Random;
  #inserted: ScriptedCourse | undefined;
  #share: number;

  constructor(
    sensor: Sensor,
    habits: Drill["sensors"],
    courses: readonly ScriptedCourse[],
    random: Random,
    startMs: number,
  ) {
    this.#sensor = sensor;
    this.#habits = habits;
    this.#courses = courses;
    this.#random = random;
    this.#share = habits ? between(random, habits.sharesOfWarning) : 0;
    this.nextAtMs = habits || this.#courseAt(startMs) ? startMs : this.#nextCourseMs(startMs);
  }

  /** Measures this from this moment on, beside the script; then again what it would have. */
  insert(course: ScriptedCourse): void {
    this.#inserted = course;
    this.nextAtMs = course.fromMs;
  }

  get id(): string {
    return this.#sensor.id;
  }

  act(): DrillMessage[] {
    const atMs = this.nextAtMs;
    const value = Number(this.#measure(atMs).toFixed(1));
    const body = { value, unit: this.#sensor.unit, time: isoOf(atMs) };
    this.nextAtMs = Math.max(atMs + 1, Math.min(this.#againMs(atMs), this.#nextCourseMs(atMs)));
    // Without habits it has nothing of its own to measure afterwards: it falls silent.
    if (
      this.#inserted &&
      !this.#habits &&
      !this.#scriptedAt(this.nextAtMs) &&
      this.nextAtMs >= this.#inserted.toMs
    )
      this.nextAtMs = this.#nextCourseMs(this.#inserted.toMs);
    return [{ kind: "sensor", id: this.#sensor.id, atMs, body, qos: 1, retain: true }];
  }

  #measure(atMs: number): number {
    const course = this.#courseAt(atMs);
    if (course && atMs >= course.toMs) return course.toValue;
    if (course) {
      const part = (atMs - course.fromMs) / (course.toMs - course.fromMs);
      return course.fromValue + part * (course.toValue - course.fromValue);
    }
    const [least, most] = this.#habits!.sharesOfWarning;
    this.#share = Math.min(most, Math.max(least, this.#share + gaussian(this.#random) * tremble));
    return this.#share * this.#sensor.limits.warning;
  }

  #againMs(atMs: number): number {
    const course = this.#courseAt(atMs);
    if (course && atMs < course.toMs) return Math.min(atMs + course.everyMs, course.toMs);
    if (!this.#habits) return Number.POSITIVE_INFINITY;
    return Math.round(atMs + between(this.#random, this.#habits.everySeconds) * 1000);
  }

  #courseAt(atMs: number): ScriptedCourse | undefined {
    const inserted = this.#inserted;
    return inserted && atMs < inserted.toMs ? inserted : this.#scriptedAt(atMs);
  }

  /** The last that has begun. */
  #scriptedAt(atMs: number): ScriptedCourse | undefined {
    return this.#courses.findLast(({ fromMs }) => fromMs <= atMs);
  }

  #nextCourseMs(afterMs: number): number {
    return this.#courses.find(({ fromMs }) => fromMs > afterMs)?.fromMs ?? Number.POSITIVE_INFINITY;
  }
}
