import { expect, it } from "vitest";
import { officer } from "../console/given.ts";
import { attendanceOf } from "./attendance.ts";

it("counts who is planned, who is there, and who came unplanned", () => {
  const rows = [
    officer(1),
    officer(2, { duty: "off" }),
    officer(3, { duty: "unknown" }),
    officer(4, { planned: false }),
    officer(5, { planned: false, duty: "off" }),
    officer(6, { agency: "dishub" }),
  ];
  expect(attendanceOf(rows, "damkar")).toEqual({ planned: 3, present: 1, missing: 2, unplanned: 1 });
  expect(attendanceOf([], "damkar")).toEqual({ planned: 0, present: 0, missing: 0, unplanned: 0 });
});
