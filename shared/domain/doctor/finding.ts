/** What the doctor looks at, and what it may find: each code has its words and its advice in `doctor.json`. */
import { z } from "zod";

/** In the order in which they are told. */
export const checks = [
  "runtime",
  "graphics",
  "displays",
  "fonts",
  "disk",
  "database",
  "backups",
  "crashes",
  "city",
  "secrets",
  "key",
  "clock",
  "broker",
  "broker-rights",
  "broker-queues",
  "certificates",
  "cameras",
  "sources",
] as const;
export type Check = (typeof checks)[number];

export const findingStates = ["ok", "warning", "fault", "unknown"] as const;
export type FindingState = (typeof findingStates)[number];

export const findingSchema = z.object({
  check: z.enum(checks),
  /** What exactly, among several of one check: an origin, a file, a topic. Empty where there is one alone. */
  about: z.string(),
  state: z.enum(findingStates),
  code: z.string(),
  params: z.record(z.string(), z.string()),
});
export type Finding = z.infer<typeof findingSchema>;

export function finding(
  check: Check,
  state: FindingState,
  code: string,
  params: Record<string, string> = {},
  about = "",
): Finding {
  return { check, about, state, code, params };
}

/** Of several: a fault before a warning, a warning before what nobody could know. */
export function worst(findings: readonly Pick<Finding, "state">[]): FindingState {
  const order: readonly FindingState[] = ["fault", "warning", "unknown"];
  return order.find((state) => findings.some((each) => each.state === state)) ?? "ok";
}
