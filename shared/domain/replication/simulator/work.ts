/** For the simulator: what people in the room decide, at random, about a few incidents. */
import type { Decision } from "../../event/event.ts";
import { between, pick, type Random } from "../../random.ts";

const incidents = ["TL-1", "TL-2", "TL-3", "TL-4"] as const;
const officers = ["P-001", "P-002", "P-003"] as const;

export function someDecision(random: Random, nowMs: number): Decision {
  const subject = pick(random, incidents);
  const order = `${subject}/${Math.floor(random() * 4)}`;
  const kind = pick(random, [
    ...(["incident.acknowledged", "incident.changed", "incident.noted", "incident.merged"] as const),
    ...(["incident.transferred", "incident.resolved", "incident.reopened", "order.sent"] as const),
    ...(["order.replied", "order.recalled", "sop.ticked"] as const),
  ]);
  switch (kind) {
    case "incident.acknowledged":
      return { kind, subject, body: {} };
    case "incident.changed":
      return { kind, subject, body: changeOf(random) };
    case "incident.noted":
      // Now and then one that is too large for a message.
      return { kind, subject, body: { text: "é".repeat(random() < 0.1 ? 900 : 20) } };
    case "incident.merged":
      return { kind, subject, body: { into: pick(random, incidents) } };
    case "incident.transferred":
      return { kind, subject, body: { agency: pick(random, ["damkar", "bpbd"]), reason: "salah dinas" } };
    case "incident.resolved":
      return { kind, subject, body: { note: null } };
    case "incident.reopened":
      return { kind, subject, body: { reason: "belum selesai" } };
    case "order.sent": {
      const officer = pick(random, officers);
      const body = { order, officer, task: "periksa", group: order, support: false, replaces: null };
      return { kind, subject, body: { ...body, replyBy: nowMs + 60_000 } };
    }
    case "order.replied": {
      const type = pick(random, ["received", "accepted", "refused", "en-route", "on-scene", "done"] as const);
      const reply = {
        id: `${order}/${type}`,
        type,
        claimedAt: nowMs,
        heardAt: nowMs,
        reason: null,
        note: null,
      };
      return { kind, subject, body: { order, reply: { ...reply, place: null, photos: [] } } };
    }
    case "order.recalled":
      return { kind, subject, body: { order, reason: null } };
    case "sop.ticked":
      return { kind, subject, body: { sop: "banjir", version: 1, step: "pompa", done: random() < 0.5 } };
  }
}

function changeOf(random: Random): { priority?: "urgent" | "low"; address?: string } {
  return random() < 0.5
    ? { priority: random() < 0.5 ? "urgent" : "low" }
    : { address: `Jl. Merdeka ${Math.floor(between(random, [1, 90]))}` };
}
