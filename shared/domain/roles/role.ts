/**
 * Who may be at a screen. A person has one role; a window or a process that no person sits at has a fixed one of its
 * own. What each may do stands in one table, `shared/contract/permissions.ts`, and is checked in the core.
 */
import { z } from "zod";

/**
 * - operator: takes reports, decides about incidents, orders and alarms, runs the wall
 * - supervisor: that, and the roster, attendance, figures by people's names, and what the room is set to
 * - leader: looks, and leads the briefing
 * - administrator: accounts, settings, cameras and sources; decides nothing about incidents, rosters and attendance, so
 *   that who can give a role away does not act under it unseen
 */
export const roles = ["operator", "supervisor", "leader", "administrator"] as const;
export type Role = (typeof roles)[number];
export const roleSchema = z.enum(roles);

/** What calls the core: a person by their role, a wall's window, main, or a console at which nobody is signed in. */
export const callerRoles = [...roles, "wall", "main", "nobody"] as const;
export type CallerRole = (typeof callerRoles)[number];

/** Somebody with an account, as the commands' handlers get them and as screens name them. */
export const personSchema = z.object({
  id: z.string().min(1).max(80),
  name: z.string().min(1).max(80),
  role: roleSchema,
});
export type Person = z.infer<typeof personSchema>;

/** A person as the actor of an event. */
export function actorOf({ id }: Pick<Person, "id">): string {
  return `person:${id}`;
}
