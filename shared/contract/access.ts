/** Signing in, accounts and the audit, as screens see and ask for them. */
import { z } from "zod";
import { accessKinds } from "../domain/roles/event.ts";
import { personSchema, roleSchema } from "../domain/roles/role.ts";
import { passwordCharacters } from "../domain/roles/secret.ts";
import { command, view } from "./define.ts";

const id = z.string().min(1).max(80);
const name = z.string().trim().min(1).max(80);
/** A PIN or a password; what may be one says domain/roles/secret.ts. */
const secret = z.string().min(1).max(passwordCharacters.most);
const nothing = z.object({}).strict();
const none = z.object({}).strict();
const console = ["console"] as const;

/** What a window is to a person: one row, of the window that asks. */
export const sessionRow = z.object({
  id: z.literal("session"),
  /** `first-start`: nobody has an account yet. */
  state: z.enum(["first-start", "signed-out", "signed-in", "locked"]),
  /** Who is signed in; also while locked. */
  person: personSchema.nullable(),
  /** The demo signed its own person in. */
  byDemo: z.boolean(),
  /** After so long without a key the window locks, ms; null: never. */
  lockAfterMs: z.number().nullable(),
  lockedAt: z.number().nullable(),
});
export type SessionRow = z.infer<typeof sessionRow>;

/** Everybody who ever had an account: who is meant by an event, and who can sign in. */
export const personRow = personSchema.extend({ active: z.boolean() });
export type PersonRow = z.infer<typeof personRow>;

export const accountRow = personSchema.extend({
  state: z.enum(["active", "disabled"]),
  demo: z.boolean(),
  addedAt: z.number(),
  addedBy: z.string(),
  secretSetAt: z.number().nullable(),
  lastSignInAt: z.number().nullable(),
  /** Wrong secrets in a row. */
  failures: z.number(),
  /** Epoch ms; null while nothing waits. */
  waitsUntil: z.number().nullable(),
});
export type AccountRow = z.infer<typeof accountRow>;

/** The demo's people and what they sign in with: there only while the demo runs. */
export const demoAccountRow = personSchema.extend({ secret: z.string() });
export type DemoAccountRow = z.infer<typeof demoAccountRow>;

export const auditParams = z
  .object({
    /** An actor, or null for all. */
    actor: z.string().max(100).nullable(),
    kind: z.enum(accessKinds as [string, ...string[]]).nullable(),
    /** Epoch ms: from, and before. */
    from: z.number().nullable(),
    until: z.number().nullable(),
  })
  .strict();
export type AuditParams = z.infer<typeof auditParams>;

export const auditRow = z.object({
  /** `station:seq`. */
  id: z.string(),
  at: z.number(),
  actor: z.string(),
  kind: z.string(),
  subject: z.string(),
  body: z.record(z.string(), z.unknown()),
});
export type AuditRow = z.infer<typeof auditRow>;

/** How many of the newest the view of the audit holds. */
export const auditShown = 500;

/** Whether whoever is at this machine may end the room: somebody is signed in, or nobody can be. */
export const endingRow = z.object({ id: z.literal("ending"), allowed: z.boolean() });
export type EndingRow = z.infer<typeof endingRow>;

export const accessViews = {
  session: view(none, sessionRow, (row) => row.id),
  people: view(none, personRow, (row) => row.id),
  accounts: view(none, accountRow, (row) => row.id),
  demoAccounts: view(none, demoAccountRow, (row) => row.id),
  /** The newest first. */
  audit: view(auditParams, auditRow, (row) => row.id),
  /** For main alone. */
  ending: view(none, endingRow, (row) => row.id),
};

export const second = z.object({ person: id, secret });

export const accessCommands = {
  /** Makes the first administrator and signs them in. Refused as soon as anybody has an account. */
  "access.begin": command(z.object({ name, secret }), nothing, console),
  /** Signs in, takes over from whoever is signed in, or unlocks. Nothing that is open closes. */
  "session.signIn": command(z.object({ person: id, secret }), nothing, console),
  "session.signOut": command(nothing, nothing, console),
  "session.lock": command(nothing, nothing, console),
  /** Somebody is there. */
  "session.active": command(nothing, nothing, console),
  "profile.changeSecret": command(z.object({ old: secret, secret }), nothing, console),
  "accounts.add": command(z.object({ name, role: roleSchema, secret }), z.object({ person: id }), console),
  "accounts.change": command(
    z.object({ person: id, name: name.optional(), role: roleSchema.optional() }),
    nothing,
    console,
  ),
  "accounts.resetSecret": command(z.object({ person: id, secret }), nothing, console),
  "accounts.setActive": command(z.object({ person: id, active: z.boolean() }), nothing, console),
  /** `second`: another supervisor or administrator, with their own secret. */
  "accounts.delete": command(z.object({ person: id, second: second.nullable() }), nothing, console),
} as const;
