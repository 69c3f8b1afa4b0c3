/** Which commands the audit tells of when they were carried out: whatever leaves the room, and what it is set to. */
import type { CommandName } from "./commands.ts";

/** A new one without a row in the core's table of what each gives out does not compile. */
export type ExportCommand = Extract<CommandName, `${string}.${"export" | "paper" | "print"}`>;

export const settingCommands = [
  ...(["displays.configure", "quarantine.clear", "scenes.save", "scenes.remove"] as const),
  ...(["cameras.save", "cameras.mark", "cameras.remove", "cameras.restore", "cameras.import"] as const),
  ...(["logins.set", "logins.clear", "logins.adopt"] as const),
  ...(["attendance.mapColumns", "attendance.watchFolder", "settings.change", "settings.undo"] as const),
  ...(["updates.take", "updates.plan", "updates.cancel", "updates.undo"] as const),
] satisfies readonly CommandName[];

/** Whatever the audit has a word for. */
export const auditedCommands = [
  ...settingCommands,
  ...(["attendance.export", "roster.export", "cameras.export", "log.export", "evidence.export"] as const),
  ...([
    "log.print",
    "briefing.paper",
    "handover.paper",
    "scenes.export",
    "citizen.reveal",
    "doctor.export",
    "drill.paper",
  ] as const),
] satisfies readonly CommandName[];
export type AuditedCommand = (typeof auditedCommands)[number];
