import { expect, it } from "vitest";
import { incident, order } from "../given.ts";
import { workByOfficer } from "./work.ts";

it("is each officer's open orders of all incidents, what is nearest to being done first", () => {
  const work = workByOfficer([
    incident(1, { orders: [order(1, { officer: "A" }), order(2, { officer: "B", state: "done" })] }),
    incident(2, { orders: [order(3, { officer: "A", state: "on-scene" })] }),
    incident(3, { orders: [order(4, { officer: "A", state: "recalled" })] }),
  ]);
  expect([...work.keys()]).toEqual(["A"]);
  expect(work.get("A")!.map((each) => each.order.id)).toEqual(["order-3", "order-1"]);
});
