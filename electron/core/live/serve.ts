/**
 * Serves one client (a page, or main) what `shared/contract/wire.ts` describes: views, positions and commands.
 *
 * Guarantees: a client gets full rows and then patches in order; the latest state of a row always arrives; what
 * waits for a slow client is at most one merged patch for each of its views. Does not guarantee that every state
 * in between is seen.
 */
import { type CommandName, commands } from "../../../shared/contract/commands.ts";
import type { ClientKind } from "../../../shared/contract/define.ts";
import {
  commandRoles,
  mayCall,
  maySee,
  viewRoles,
  whileLocked,
} from "../../../shared/contract/permissions.ts";
import { type ViewName, views } from "../../../shared/contract/views.ts";
import {
  type CommandError,
  type FromClient,
  fromClient,
  type ToClient,
} from "../../../shared/contract/wire.ts";
import { type CallerRole, roles } from "../../../shared/domain/roles/role.ts";
import type { Caller } from "../access/caller.ts";
import { errorText, type Log } from "../log.ts";
import { isDiskFull } from "../store/database.ts";
import { Pace } from "./pace.ts";
import type { LivePositions } from "./positions.ts";
import type { LiveRows } from "./rows.ts";

/** The other end of a connection, whichever way it is connected. */
export interface Client {
  /** Unique in this run of the core. */
  readonly id: number;
  readonly kind: ClientKind;
  /** The window's own name, which main gives it; other clients, and windows in tests, may have none. */
  readonly window?: string | undefined;
  send(message: ToClient): void;
  onMessage(listener: (data: unknown) => void): void;
  onClose(listener: () => void): void;
}

/** Refuses a command with a reason that the page can show. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly reason: CommandError;
  constructor(reason: CommandError) {
    super(reason.code);
    this.reason = reason;
  }
}

export interface Served {
  /**
   * The rows of a view with these parameters, for as long as somebody looks; `close` says that nobody does. May throw
   * `Refused`.
   */
  open(view: ViewName, params: unknown, caller: Caller): OpenedRows;
  readonly positions: LivePositions;
  /** Carries out a command whose input has been parsed, at once or in time. May throw or reject with `Refused`. */
  run(name: CommandName, input: never, caller: Caller): unknown;
  /** Who is at this client now. */
  callerOf(client: Client): Caller;
  /** Calls back when somebody of another role is at this client: what is open is opened again for them. */
  onRole?(client: Client, listener: () => void): void;
  /** The table of roles refused it. */
  onNotAllowed(caller: Caller, what: { readonly command: CommandName } | { readonly view: ViewName }): void;
  /** The client is gone: what it alone said is forgotten. */
  forget(client: Client): void;
  readonly log: Log;
}

export interface OpenedRows {
  readonly rows: LiveRows<unknown>;
  /** Where they are still being worked out: until then the screen is told nothing, and says that it loads. */
  readonly filled?: Promise<void>;
  close(): void;
}

const patchEveryMs = 100;
const positionsEveryMs = 200;
/** More than any page opens; a page that leaks views is stopped here. */
const maxOpen = 200;

interface Open {
  seen(): void;
  close(): void;
}

export function serveClient(client: Client, served: Served): void {
  const open = new Map<number, Open>();
  /** What the page asked for and has not closed, also what was refused: another person may see it. */
  const asked = new Map<number, OpenMessage>();

  served.onRole?.(client, () => {
    for (const [id, message] of [...asked]) {
      open.get(id)?.close();
      open.delete(id);
      refuse(id, openAsked(message));
    }
  });
  client.onMessage((data) => {
    const message = fromClient.safeParse(data);
    if (!message.success) {
      served.log.warning("a client sent something that is no request", { kind: client.kind });
      return;
    }
    receive(message.data);
  });
  client.onClose(() => {
    for (const each of open.values()) each.close();
    open.clear();
    asked.clear();
    served.forget(client);
  });

  function receive(message: FromClient): void {
    switch (message.type) {
      case "view":
      case "positions":
        if (asked.size < maxOpen) asked.set(message.id, message);
        refuse(message.id, openAsked(message));
        return;
      case "seen":
        open.get(message.id)?.seen();
        return;
      case "close":
        open.get(message.id)?.close();
        open.delete(message.id);
        asked.delete(message.id);
        return;
      case "command":
        refuse(message.id, runCommand(message));
    }
  }

  function openAsked(message: OpenMessage): Refusal | undefined {
    if (message.type === "view") return openView(message);
    // Where officers are is seen by whoever sees the officers.
    const caller = served.callerOf(client);
    if (!maySee(caller.role, "officers")) return notAllowed(caller, viewRoles.officers, "positions");
    return start(message.id, () => openPositions(client, message.id, served.positions));
  }

  function openView({ id, name, params }: ViewMessage): Refusal | undefined {
    if (!Object.hasOwn(views, name)) {
      return { code: "failed", expected: "a view of the contract", found: name };
    }
    const view = name as ViewName;
    const caller = served.callerOf(client);
    if (!maySee(caller.role, view)) {
      served.onNotAllowed(caller, { view });
      return notAllowed(caller, viewRoles[view], name);
    }
    const parsed = views[view].params.safeParse(params ?? {});
    if (!parsed.success) return { code: "invalid-input", expected: parsed.error.issues[0]?.message };
    return start(id, () => openRows(client, id, served.open(view, parsed.data, caller)));
  }

  function start(id: number, begin: () => Open): Refusal | undefined {
    open.get(id)?.close();
    if (open.size >= maxOpen && !open.has(id)) {
      return { code: "failed", expected: `at most ${maxOpen} open views` };
    }
    try {
      open.set(id, begin());
      return undefined;
    } catch (error) {
      if (error instanceof Refused) return error.reason;
      throw error;
    }
  }

  function runCommand({ id, name, input }: Extract<FromClient, { type: "command" }>): Refusal | undefined {
    if (!Object.hasOwn(commands, name)) return { code: "unknown-command", found: name };
    const spec = commands[name as CommandName];
    if (!(spec.from as readonly ClientKind[]).includes(client.kind)) {
      return { code: "not-allowed", expected: spec.from.join(", "), found: client.kind };
    }
    const caller = served.callerOf(client);
    if (!mayCall(caller.role, name as CommandName)) {
      served.onNotAllowed(caller, { command: name as CommandName });
      return notAllowed(caller, commandRoles[name as CommandName], name);
    }
    if (caller.locked && !whileLocked.has(name as CommandName)) return { code: "locked", found: name };
    const parsed = spec.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return { code: "invalid-input", expected: issue?.message, found: issue?.path.join(".") || "input" };
    }
    const failed = (error: unknown): Refusal => {
      if (error instanceof Refused) return error.reason;
      if (isDiskFull(error)) return { code: "disk-full" };
      served.log.error("a command failed", { command: name, reason: errorText(error) });
      return { code: "failed", found: errorText(error) };
    };
    const done = (output: unknown) => client.send({ type: "done", id, output });
    try {
      const output = served.run(name as CommandName, parsed.data as never, caller);
      if (output instanceof Promise) output.then(done).catch((error) => refuse(id, failed(error)));
      else done(output);
      return undefined;
    } catch (error) {
      return failed(error);
    }
  }

  function refuse(id: number, refusal: Refusal | undefined): void {
    if (!refusal) return;
    const told = Object.entries(refusal).filter(([, value]) => value !== undefined);
    client.send({ type: "refused", id, error: Object.fromEntries(told) as CommandError });
  }
}

/** What no person may is refused to all of them alike. */
function notAllowed({ role }: Caller, allowed: readonly CallerRole[], found: string): Refusal {
  const expected = allowed.join(", ");
  if (!roles.some((each) => allowed.includes(each))) return { code: "not-allowed", expected, found };
  if (role === "wall" || role === "main") return { code: "not-allowed", expected, found };
  return { code: role === "nobody" ? "not-signed-in" : "not-your-role", expected, found };
}

type ViewMessage = Extract<FromClient, { type: "view" }>;
type OpenMessage = Extract<FromClient, { type: "view" | "positions" }>;
type Refusal = { readonly [Key in keyof CommandError]: CommandError[Key] | undefined } & Pick<
  CommandError,
  "code"
>;

function openRows(client: Client, id: number, { rows, filled, close }: OpenedRows): Open {
  const dirty = new Set<string>();
  const pace = new Pace(patchEveryMs, () => {
    const put: unknown[] = [];
    const remove: string[] = [];
    for (const key of dirty) {
      const row = rows.get(key);
      if (row === undefined) remove.push(key);
      else put.push(row);
    }
    dirty.clear();
    client.send({ type: "patch", id, put, remove });
  });
  let stop = () => {};
  let isOpen = true;
  const begin = () => {
    if (!isOpen) return;
    stop = rows.watch((key) => {
      dirty.add(key);
      pace.touch();
    });
    client.send({ type: "rows", id, rows: [...rows.values()] });
    pace.sent();
  };
  if (filled) void filled.then(begin);
  else begin();
  return {
    seen: () => pace.seen(),
    close() {
      isOpen = false;
      stop();
      pace.stop();
      close();
    },
  };
}

function openPositions(client: Client, id: number, positions: LivePositions): Open {
  const reader = positions.reader();
  const pace = new Pace(positionsEveryMs, () => client.send(reader.next(id)));
  const stop = positions.watch(() => pace.touch());
  client.send(reader.next(id));
  pace.sent();
  return {
    seen: () => pace.seen(),
    close() {
      stop();
      pace.stop();
    },
  };
}
