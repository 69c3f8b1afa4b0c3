/**
 * When a scene is on by the city's clock. An entry belongs to the day that it begins on, in the city's zone, and may run
 * over midnight; across a change of the clock it lasts as many minutes as it says. Pure.
 */
import { addDays, type Day, dayNumber, epochOf, localDay } from "../zone.ts";
import { type SceneSchedule, weekdays } from "./scene.ts";

type Weekday = (typeof weekdays)[number];

export type SceneTime = SceneSchedule & { readonly scene: string };

/** One time that it is on: from `startsAt` until just before `endsAt`, epoch ms. */
export interface Occurrence {
  readonly scene: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

const dayMin = 24 * 60;

export function occurrenceKey({ scene, startsAt }: Occurrence): string {
  return `${scene}@${startsAt}`;
}

/** What is on at a moment (epoch ms), and when that changes next: infinite where nothing is planned. */
export function planAt(
  times: readonly SceneTime[],
  zone: string,
  at: number,
): { running: Occurrence[]; nextAt: number } {
  const today = localDay(zone, at);
  const near = times.flatMap((time) => {
    const backDays = Math.ceil(time.minutes / dayMin);
    // The next of a weekday is a week away at the most.
    return Array.from({ length: backDays + 8 }, (_, n) => addDays(today, n - backDays))
      .filter((day) => !time.days || time.days.includes(weekdayOf(day)))
      .map((day): Occurrence => {
        const startsAt = epochOf(zone, day, time.at);
        return { scene: time.scene, startsAt, endsAt: startsAt + time.minutes * 60_000 };
      });
  });
  const changes = near.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((change) => change > at);
  return {
    running: near.filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt),
    nextAt: changes.reduce((first, change) => Math.min(first, change), Number.POSITIVE_INFINITY),
  };
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): Weekday {
  return weekdays[(((dayNumber(day) + 3) % 7) + 7) % 7] as Weekday;
}
