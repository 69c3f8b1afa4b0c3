import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rosterCity } from "../roster/testing.ts";
import { onDutyCrews, type ShiftPlan } from "./shift.ts";

const plan: ShiftPlan = rosterCity();
const at = (iso: string) => Date.parse(iso);

describe("crews on duty", () => {
  it("begin and end to the millisecond", () => {
    expect(onDutyCrews(plan, at("2026-01-05T06:00:00.000+07:00"))).toEqual([
      {
        crew: "A",
        shift: "pagi",
        startsAt: at("2026-01-05T06:00+07:00"),
        endsAt: at("2026-01-05T14:00+07:00"),
      },
    ]);
    expect(onDutyCrews(plan, at("2026-01-05T13:59:59.999+07:00")).map(({ crew }) => crew)).toEqual(["A"]);
    expect(onDutyCrews(plan, at("2026-01-05T14:00:00.000+07:00")).map(({ crew }) => crew)).toEqual(["B"]);
  });

  it("work past midnight on the day that their shift began", () => {
    const [night] = onDutyCrews(plan, at("2026-01-06T02:00+07:00"));
    expect(night).toMatchObject({ crew: "C", shift: "malam", startsAt: at("2026-01-05T22:00+07:00") });
  });

  it("are known before the anchor too", () => {
    expect(onDutyCrews(plan, at("2026-01-04T07:00+07:00")).map(({ crew }) => crew)).toEqual(["B"]);
  });

  it("are one at every moment of a plan without gaps, again after each cycle", () => {
    fc.assert(
      fc.property(fc.integer({ min: at("2020-01-01"), max: at("2040-01-01") }), (moment) => {
        const crews = onDutyCrews(plan, moment);
        expect(crews).toHaveLength(1);
        expect(onDutyCrews(plan, moment + 4 * 86_400_000)[0]!.crew).toBe(crews[0]!.crew);
      }),
    );
  });
});
