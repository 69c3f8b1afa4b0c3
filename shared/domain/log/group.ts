/** Kinds of events as the log sorts them: what people wrote, and what was decided about what. Pure. */
export const logGroups = ["entry", "incident", "order", "alarm", "roster", "attendance", "system"] as const;
export type LogGroup = (typeof logGroups)[number];

const groups: Record<string, LogGroup> = {
  ...{
    log: "entry",
    report: "incident",
    incident: "incident",
    sop: "incident",
    order: "order",
    alarm: "alarm",
  },
  ...{ roster: "roster", attendance: "attendance" },
};

/** A kind of another version, or of the room itself, is of the system. */
export function groupOf(kind: string): LogGroup {
  if (kind === "log.sealed") return "system";
  return groups[kind.split(".")[0] ?? ""] ?? "system";
}
