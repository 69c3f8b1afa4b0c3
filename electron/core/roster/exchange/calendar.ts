/**
 * Plans and holidays as iCalendar (RFC 5545). An event of a plan carries officer, shift and post in properties of its
 * own, so that a calendar that went out comes in again as it was; one that somebody else made names the officer by
 * `ATTENDEE`'s or `CONTACT`'s id and the shift in its summary. All-day events without an officer are holidays.
 */
import ICAL from "ical.js";
import type { City } from "../../../../shared/domain/city/index.ts";
import type { PlannedOfficer } from "../../../../shared/domain/roster/staffing.ts";
import { type Day, localDay } from "../../../../shared/domain/zone.ts";
import { SourceFault } from "../../intake/fault.ts";
import { errorText } from "../../log.ts";
import { type PlanLine, understood } from "./csv.ts";
import type { RosterWords } from "./words.ts";

const officerProperty = "x-live-room-officer";
const shiftProperty = "x-live-room-shift";
const postProperty = "x-live-room-post";
/** Of an event that repeats: no plan is longer. */
const maxOccurrences = 62;

export interface CalendarHoliday {
  readonly line: number;
  readonly day: Day;
  readonly name: string;
}

export interface ReadCalendar {
  readonly lines: readonly PlanLine[];
  readonly holidays: readonly CalendarHoliday[];
}

/** Throws `SourceFault` for what is no calendar. */
export function readCalendar(text: string, zone: string, words: RosterWords): ReadCalendar {
  let calendar: ICAL.Component;
  try {
    const parsed = ICAL.parse(text) as unknown[];
    calendar = new ICAL.Component((typeof parsed[0] === "string" ? parsed : parsed[0]) as unknown[]);
    if (calendar.name !== "vcalendar") throw new Error(`expected VCALENDAR, found ${calendar.name}`);
  } catch (error) {
    throw new SourceFault("schema", errorText(error));
  }
  const lines: PlanLine[] = [];
  const holidays: CalendarHoliday[] = [];
  calendar.getAllSubcomponents("vevent").forEach((component, index) => {
    const line = index + 1;
    const text = (name: string) => String(component.getFirstPropertyValue(name) ?? "").trim();
    const officer = text(officerProperty) || personIn(component);
    let days: Day[];
    try {
      days = daysOf(component, zone);
    } catch (error) {
      lines.push({
        ...{ line, officer, day: "", shift: text("summary"), post: text("location"), entry: null },
        fault: { code: "no-day", detail: errorText(error) },
      });
      return;
    }
    const isWholeDay = (component.getFirstPropertyValue("dtstart") as ICAL.Time | null)?.isDate === true;
    if (officer === "" && isWholeDay) {
      for (const day of days) holidays.push({ line, day, name: text("summary") });
      return;
    }
    const shift = text(shiftProperty) || text("summary");
    const post = text(postProperty) || text("location");
    for (const day of days) {
      const said = { officer, day, shift, post };
      lines.push({ line, ...said, ...understood(said, words) });
    }
  });
  return { lines, holidays };
}

function personIn(component: ICAL.Component): string {
  const attendee = component.getFirstProperty("attendee");
  const named = attendee?.getFirstParameter("cn") ?? component.getFirstPropertyValue("contact");
  return String(named ?? "").trim();
}

/** The days that an event begins on in the city's zone, those on which it repeats too. */
function daysOf(component: ICAL.Component, zone: string): Day[] {
  const event = new ICAL.Event(component);
  if (!event.startDate) throw new Error("expected DTSTART, found none");
  const dayOf = (time: ICAL.Time) =>
    // A time without a zone is meant on the clock of the city.
    time.isDate || time.zone === ICAL.Timezone.localTimezone || isFloating(time)
      ? time.toString().slice(0, 10)
      : localDay(zone, time.toUnixTime() * 1000);
  if (!event.isRecurring()) {
    const first = dayOf(event.startDate);
    // RFC 5545: the end of an all-day event is the day after its last.
    const count = event.startDate.isDate ? Math.max(1, event.duration.toSeconds() / 86_400) : 1;
    return Array.from({ length: Math.min(count, maxOccurrences) }, (_, at) =>
      new Date(Date.parse(`${first}T00:00:00Z`) + at * 86_400_000).toISOString().slice(0, 10),
    );
  }
  const days: Day[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && days.length < maxOccurrences; next = iterator.next()) {
    days.push(dayOf(next));
  }
  return days;
}

function isFloating(time: ICAL.Time): boolean {
  return time.zone?.tzid === "floating" || !time.zone;
}

/** In UTC: right in every calendar, whatever it knows of zones. */
export function writeCalendar(
  city: City,
  name: string,
  planned: readonly PlannedOfficer[],
  now: number,
  language: "id" | "en",
): string {
  const officers = new Map(city.officers.map((officer) => [officer.id, officer]));
  const shifts = new Map(city.shifts.map((shift) => [shift.id, shift.name[language]]));
  const posts = new Map(city.posts.map((post) => [post.id, post]));
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//LIVE Room//Roster//ID");
  calendar.addPropertyWithValue("calscale", "GREGORIAN");
  calendar.addPropertyWithValue("x-wr-calname", name);
  calendar.addPropertyWithValue("x-wr-timezone", city.zone);
  const time = (at: number) => ICAL.Time.fromJSDate(new Date(at), true);
  for (const { officer, shift, day, startsAt, endsAt, post } of planned) {
    const event = new ICAL.Component("vevent");
    const place = posts.get(post);
    const who = officers.get(officer)?.name ?? officer;
    event.addPropertyWithValue("uid", `${day}-${officer}-${shift}-${startsAt}@${city.code}.live-room`);
    event.addPropertyWithValue("dtstamp", time(now));
    event.addPropertyWithValue("dtstart", time(startsAt));
    event.addPropertyWithValue("dtend", time(endsAt));
    event.addPropertyWithValue("summary", `${shifts.get(shift) ?? shift}: ${who}`);
    event.addPropertyWithValue("location", place?.name ?? post);
    if (place) event.addPropertyWithValue("geo", [place.place[1], place.place[0]] as never);
    event.addPropertyWithValue(officerProperty, officer);
    event.addPropertyWithValue(shiftProperty, shift);
    event.addPropertyWithValue(postProperty, post);
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}
