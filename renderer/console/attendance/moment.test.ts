import { expect, it } from "vitest";
import { clockOf, momentOf } from "./moment.ts";

const zone = "Asia/Jakarta";
const span = (from: string, to: string) => ({ startsAt: Date.parse(from), endsAt: Date.parse(to) });

it("a time is typed with a point or a colon", () => {
  expect(["6.30", "06:30", "23.59", "24.00", "6.3", ""].map(clockOf)).toEqual([
    ...["06:30", "06:30", "23:59", undefined, undefined, undefined],
  ]);
});

it("a time is the one that is nearest to the shift, after midnight too", () => {
  const morning = span("2026-11-30T06:00+07:00", "2026-11-30T14:00+07:00");
  const night = span("2026-11-30T22:00+07:00", "2026-12-01T06:00+07:00");
  expect(momentOf(morning, "05:50", zone)).toBe(Date.parse("2026-11-30T05:50+07:00"));
  expect(momentOf(night, "21:55", zone)).toBe(Date.parse("2026-11-30T21:55+07:00"));
  expect(momentOf(night, "06:05", zone)).toBe(Date.parse("2026-12-01T06:05+07:00"));
});
