import { expect, it } from "vitest";
import { figuresRow } from "../../performance/given.ts";
import { orderRows } from "./order.ts";

const rows = [
  figuresRow("9", { count: 1, overdue: 5, kept: 1 }),
  figuresRow("10", { count: 7, overdue: 0, kept: 0.5, keptOf: 20 }),
  figuresRow("", { count: 8 }),
  figuresRow("2", { count: 7, overdue: 0, kept: null }),
];
const keys = (order: "count" | "overdue" | "kept", grouping: "hour" | "crew" = "crew") =>
  orderRows(rows, grouping, order, (key) => `name ${key}`).map(({ key }) => key);

it("puts all together first, then by what is asked, then by name", () => {
  expect(keys("count")).toEqual(["", "10", "2", "9"]);
  expect(keys("overdue")).toEqual(["", "9", "10", "2"]);
  expect(keys("kept")).toEqual(["", "10", "9", "2"]);
});

it("leaves hours in their order", () => {
  expect(keys("count", "hour")).toEqual(["", "2", "9", "10"]);
});
