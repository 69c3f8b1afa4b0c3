import { expect, it } from "vitest";
import { happened } from "../../console/given.ts";
import { lastSaid } from "./lastSaid.ts";

it("is the newest that a person wrote, whatever decision or reply it came with", () => {
  const note = happened(1, "incident.noted", { text: "Api membesar." });
  const reply = happened(2, "order.replied", { reply: { reason: null, note: "Butuh air." } });
  const silent = happened(3, "incident.acknowledged");
  const late = { ...happened(4, "incident.noted", { text: "terlambat" }), effective: false };
  expect(lastSaid([note, reply, silent, late])).toEqual({ text: "Butuh air.", at: reply.at });
  expect(lastSaid([reply, note])?.text).toBe("Butuh air.");
  expect(lastSaid([silent])).toBeUndefined();
});
