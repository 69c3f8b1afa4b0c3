/** A small roster and its rows, for the console's tests. */
import type {
  RosterCityRow,
  RosterDaysRow,
  RosterFaultRow,
  RosterStaffingRow,
} from "../../../shared/contract/roster.ts";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { addDays } from "../../../shared/domain/zone.ts";
import { officer } from "../given.ts";

const text = (id: string, en: string) => ({ id, en });
const hourMs = 3_600_000;
const cycle = ["pagi", "siang", "malam", null] as const;
const startHour = { pagi: 6, siang: 14, malam: 22 };
const firstNames = ["Bambang", "Siti", "Agus", "Dewi", "Eko", "Fitri", "Gunawan", "Hendra", "Indah", "Joko"];
const lastNames = ["Kusumawardhani", "Lestari", "Mangkunegara", "Nugroho", "Purnamasari", "Rahmawati"];

/** The n-th of many, of either agency, in one of eight crews. */
export function manyOfficers(count: number): OfficerRow[] {
  return Array.from({ length: count }, (_, n) => {
    const isFire = n % 2 === 0;
    const crew = "ABCD"[Math.floor(n / 2) % 4]!;
    return officer(n, {
      id: `P-${n}`,
      name: `${firstNames[n % 10]} ${lastNames[Math.floor(n / 10) % 6]}`,
      agency: isFire ? "damkar" : "dishub",
      crew: `${isFire ? "DMK" : "DSH"}-${crew}`,
      post: isFire ? "Pos Damkar Batuceper" : "Terminal Poris Plawad",
      planned: crew === "A",
      duty: crew === "A" && n % 5 !== 0 ? "on" : "off",
    });
  });
}

export const rosterCity: RosterCityRow = {
  id: "roster",
  shifts: [
    { id: "pagi", name: text("Pagi", "Morning"), start: "06:00", end: "14:00" },
    { id: "siang", name: text("Siang", "Afternoon"), start: "14:00", end: "22:00" },
    { id: "malam", name: text("Malam", "Night"), start: "22:00", end: "06:00" },
  ],
  otherHours: [],
  holidays: [],
  crews: ["DMK-A", "DMK-B", "DMK-C", "DMK-D", "DSH-A", "DSH-B", "DSH-C", "DSH-D"],
  posts: [
    { id: "dmk-1", name: "Pos Damkar Batuceper", agency: "damkar", district: "36.71.01" },
    { id: "dmk-2", name: "Mako Damkar Tangerang", agency: "damkar", district: "36.71.01" },
    { id: "dsh-1", name: "Terminal Poris Plawad", agency: "dishub", district: "36.71.12" },
  ],
  skills: [{ id: "p3k", name: text("Pertolongan pertama", "First aid") }],
  vehicles: [
    {
      ...{ id: "DMK-01", kind: text("Mobil pemadam", "Fire engine"), plate: "B 9010 XYZ" },
      ...{ agency: "damkar", post: "dmk-1", skill: null },
    },
  ],
  officerSkills: { "P-0": ["p3k"], "P-3": ["p3k"], "P-8": ["p3k"] },
};

/** Each officer's week by the crew's rotation. */
export function daysOf(officers: readonly OfficerRow[], monday: string): RosterDaysRow[] {
  return officers.map(({ id, crew, agency }) => ({
    officer: id,
    days: Array.from({ length: 7 }, (_, at) => {
      const day = addDays(monday, at);
      const shift = cycle[("ABCD".indexOf(crew.slice(-1)) + at) % 4];
      if (!shift) return { shifts: [], changed: null };
      const startsAt = Date.parse(`${day}T00:00:00+07:00`) + startHour[shift] * hourMs;
      const post = agency === "damkar" ? "dmk-1" : "dsh-1";
      const source = { kind: "rotation" as const };
      return {
        shifts: [{ shift, day, startsAt, endsAt: startsAt + 8 * hourMs, post, source }],
        changed: null,
      };
    }),
  }));
}

export function staffing(post: string, shift: string, short: readonly number[] = []): RosterStaffingRow {
  return {
    ...{ id: `${post}/${shift}`, post, shift },
    days: Array.from({ length: 7 }, (_, at) => ({ planned: short.includes(at) ? 1 : 2, minimum: 2 })),
  };
}

export function fault(
  id: string,
  kind: RosterFaultRow["kind"],
  given: Partial<RosterFaultRow>,
): RosterFaultRow {
  return {
    ...{ id, kind, day: "2026-11-24", officer: null, post: null, shift: null, other: null },
    ...{ startsAt: null, endsAt: null, planned: null, minimum: null, ...given },
  };
}
