/** A city of four crews and two posts, and events of its roster, for tests. */
import type { EventBody, RoomEvent } from "../event/event.ts";
import type { RosterCity } from "./plan.ts";

const text = (name: string) => ({ id: name, en: name });
const crews = ["A", "B", "C", "D"];

export function rosterCity(changed: Partial<RosterCity> = {}): RosterCity {
  return {
    zone: "Asia/Jakarta",
    shifts: [
      { id: "pagi", name: text("Pagi"), start: "06:00", end: "14:00" },
      { id: "siang", name: text("Siang"), start: "14:00", end: "22:00" },
      { id: "malam", name: text("Malam"), start: "22:00", end: "06:00" },
    ],
    rotation: {
      anchor: "2026-01-05",
      days: 4,
      crews: {
        A: ["pagi", "siang", "malam", "off"],
        B: ["siang", "malam", "off", "pagi"],
        C: ["malam", "off", "pagi", "siang"],
        D: ["off", "pagi", "siang", "malam"],
      },
    },
    holidays: [],
    otherHours: [],
    // Each crew has one officer at each post: of the agency of that post.
    officers: crews.flatMap((crew) =>
      ["one", "two"].map((post) => ({
        ...{ id: `${crew}-${post}`, name: `${crew} ${post}`, agency: `agency-${post}`, crew },
        ...{ post, phone: "+62 800 0000 0001" },
      })),
    ),
    posts: ["one", "two"].map((id) => ({
      ...{ id, name: id, agency: `agency-${id}`, district: "36.71.01", place: [106.6, -6.2] as const },
      minimum: 1,
    })) as RosterCity["posts"],
    ...changed,
  };
}

type RosterKind = Extract<RoomEvent["kind"], `roster.${string}`>;

/** The events of two stations, in turn, a second apart. */
export function rosterEvents() {
  let count = 0;
  return function event<Kind extends RosterKind>(
    kind: Kind,
    subject: string,
    body: EventBody<Kind>,
    actor = "operator:test",
  ): RoomEvent {
    count += 1;
    const station = count % 2 === 0 ? "north" : "south";
    const time = { ms: Date.UTC(2026, 10, 1) + count * 1000, counter: 0 };
    return { kind, subject, body, actor, station, seq: Math.ceil(count / 2), time } as RoomEvent;
  };
}
