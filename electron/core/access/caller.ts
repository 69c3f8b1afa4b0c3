/** Who asks the core for something: a window or main, and the person who is signed in there. */
import type { ClientKind } from "../../../shared/contract/define.ts";
import { actorOf, type CallerRole, type Person } from "../../../shared/domain/roles/role.ts";

/** As the commands' handlers get it. */
export interface Caller {
  /** The client's, unique in this run of the core. */
  readonly id: number;
  readonly kind: ClientKind;
  readonly role: CallerRole;
  /** Null where nobody is signed in, and of a wall or main. */
  readonly person: Person | null;
  /** Under whom an event is written that this caller makes. */
  readonly actor: string;
  /** The window is locked: nothing can be decided from it. */
  readonly locked: boolean;
}

type Window = Pick<Caller, "id" | "kind">;

export function personCaller({ id, kind }: Window, person: Person): Caller {
  return { id, kind, role: person.role, person, actor: actorOf(person), locked: false };
}

/** A wall and main have roles of their own; at a console nobody is signed in. */
export function nobodyCaller({ id, kind }: Window): Caller {
  const role = kind === "console" || kind === "setup" ? "nobody" : kind;
  return { id, kind, role, person: null, actor: kind, locked: false };
}
