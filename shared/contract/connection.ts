/**
 * A client's one connection to the core: a page has one, and main has one of its own.
 *
 * Guarantees: a view that is watched stays open over any number of core restarts, and its last rows stay on screen
 * meanwhile, marked stale; one that nobody watches any more is closed soon, and costs the core nothing. Does not
 * guarantee that a command sent into a dying core was carried out: it is rejected with `disconnected`, and the person
 * sees that.
 */
import type { CommandInput, CommandName, CommandOutput, commands } from "./commands.ts";
import type { CommandSpec, ViewSpec } from "./define.ts";
import type { ViewName, ViewParams, ViewRow, views } from "./views.ts";
import { type CommandError, type FromClient, type PositionsFrame, toClient } from "./wire.ts";

/** How long a view stays open without a watcher: somebody who turns a page, or renders before it watches, finds it there. */
const unwatchedForMs = 5000;

/** A port to the core: the part of MessagePort that is used here. */
export interface Port {
  postMessage(message: FromClient): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  close(): void;
}

export class CommandRefused extends Error {
  readonly reason: CommandError | { code: "disconnected" };
  constructor(name: string, reason: CommandError | { code: "disconnected" }) {
    super(`${name}: ${reason.code}`);
    this.name = "CommandRefused";
    this.reason = reason;
  }
}

/** What a screen holds of one view. `rows` is a new array after each change and keeps the core's order of keys. */
export interface ViewSnapshot<Row> {
  readonly rows: readonly Row[];
  /** `loading` until the first rows, `stale` while the core is away, `refused` where the person may not see it. */
  readonly state: "loading" | "live" | "stale" | "refused";
}

/** The tables that a client speaks by: a page has the whole contract, main its part of it. */
export interface Tables<View extends ViewName, Command extends CommandName> {
  readonly views: Pick<typeof views, View>;
  readonly commands: Pick<typeof commands, Command>;
}

interface OpenView {
  readonly id: number;
  readonly name: ViewName;
  readonly params: unknown;
  readonly rows: Map<string, unknown>;
  snapshot: ViewSnapshot<unknown>;
  readonly listeners: Set<() => void>;
  closing: ReturnType<typeof setTimeout> | undefined;
}

interface PendingCommand {
  readonly name: CommandName;
  resolve(output: never): void;
  reject(error: CommandRefused): void;
}

export class Connection<View extends ViewName = ViewName, Command extends CommandName = CommandName> {
  private port: Port | undefined;
  private nextId = 1;
  private readonly openViews = new Map<string, OpenView>();
  private readonly viewsById = new Map<number, OpenView>();
  private readonly pending = new Map<number, PendingCommand>();
  private readonly positionListeners = new Set<(frame: PositionsFrame | "reset") => void>();
  private positionsId = 0;
  private readonly tables: Tables<View, Command>;

  constructor(tables: Tables<View, Command>) {
    this.tables = tables;
  }

  /** Takes a new port to a core that has just started, and opens everything again on it. */
  attach(port: Port): void {
    this.detach();
    this.port = port;
    port.onmessage = (event) => this.receive(event.data);
    for (const open of this.viewsById.values()) this.request(open);
    if (this.positionListeners.size > 0) this.requestPositions();
  }

  /** The core is gone: what is on screen stays and turns stale. */
  detach(): void {
    if (this.port) this.port.onmessage = null;
    this.port?.close();
    this.port = undefined;
    for (const open of this.viewsById.values()) {
      if (open.snapshot.state === "live") this.publish(open, { rows: open.snapshot.rows, state: "stale" });
    }
    const lost = [...this.pending.values()];
    this.pending.clear();
    for (const command of lost) command.reject(new CommandRefused(command.name, { code: "disconnected" }));
  }

  /** Subscribes to a view; all subscribers of the same name and params share one query. */
  watch<Name extends View>(name: Name, params: ViewParams<Name>, listener: () => void): () => void {
    const open = this.open(name, params);
    clearTimeout(open.closing);
    open.listeners.add(listener);
    return () => {
      if (open.listeners.delete(listener) && open.listeners.size === 0) this.closeLater(open);
    };
  }

  /** What is known now; a view that nobody watches is opened for a while. */
  read<Name extends View>(name: Name, params: ViewParams<Name>): ViewSnapshot<ViewRow<Name>> {
    return this.open(name, params).snapshot as ViewSnapshot<ViewRow<Name>>;
  }

  /** Rejects with `CommandRefused`. */
  command<Name extends Command>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
    return new Promise((resolve, reject) => {
      if (!this.port) {
        reject(new CommandRefused(name, { code: "disconnected" }));
        return;
      }
      const id = this.nextId++;
      this.pending.set(id, { name, resolve, reject });
      this.port.postMessage({ type: "command", id, name, input });
    });
  }

  /** Officers' positions as the core coalesces them; `reset` when indexes start anew. */
  watchPositions(listener: (frame: PositionsFrame | "reset") => void): () => void {
    this.positionListeners.add(listener);
    if (this.positionListeners.size === 1 && this.port) this.requestPositions();
    return () => {
      this.positionListeners.delete(listener);
      if (this.positionListeners.size === 0) this.port?.postMessage({ type: "close", id: this.positionsId });
    };
  }

  private open(name: ViewName, params: unknown): OpenView {
    const key = keyOf(name, params);
    const known = this.openViews.get(key);
    if (known) return known;
    const open: OpenView = {
      id: this.nextId++,
      name,
      params,
      rows: new Map(),
      snapshot: { rows: [], state: "loading" },
      listeners: new Set(),
      closing: undefined,
    };
    this.openViews.set(key, open);
    this.viewsById.set(open.id, open);
    if (this.port) this.request(open);
    this.closeLater(open);
    return open;
  }

  private closeLater(open: OpenView): void {
    open.closing = setTimeout(() => {
      this.openViews.delete(keyOf(open.name, open.params));
      this.viewsById.delete(open.id);
      this.port?.postMessage({ type: "close", id: open.id });
    }, unwatchedForMs);
  }

  private request(open: OpenView): void {
    this.port?.postMessage({ type: "view", id: open.id, name: open.name, params: open.params });
  }

  private requestPositions(): void {
    this.positionsId = this.nextId++;
    for (const listener of this.positionListeners) listener("reset");
    this.port?.postMessage({ type: "positions", id: this.positionsId });
  }

  private receive(data: unknown): void {
    const message = toClient.parse(data);
    switch (message.type) {
      case "rows":
      case "patch": {
        const open = this.viewsById.get(message.id);
        if (!open) return;
        const spec: ViewSpec = this.tables.views[open.name as View];
        if (message.type === "rows") open.rows.clear();
        else for (const key of message.remove) open.rows.delete(key);
        for (const raw of message.type === "rows" ? message.rows : message.put) {
          const row = spec.row.parse(raw);
          open.rows.set(spec.key(row as never), row);
        }
        this.publish(open, { rows: [...open.rows.values()], state: "live" });
        this.port?.postMessage({ type: "seen", id: message.id });
        return;
      }
      case "positions":
        if (message.id === this.positionsId) for (const listener of this.positionListeners) listener(message);
        this.port?.postMessage({ type: "seen", id: message.id });
        return;
      case "done": {
        const command = this.settle(message.id);
        const spec: CommandSpec | undefined = command && this.tables.commands[command.name as Command];
        command?.resolve(spec?.output.parse(message.output) as never);
        return;
      }
      case "refused": {
        const open = this.viewsById.get(message.id);
        if (open) {
          open.rows.clear();
          this.publish(open, { rows: [], state: "refused" });
          return;
        }
        const command = this.settle(message.id);
        command?.reject(new CommandRefused(command.name, message.error));
      }
    }
  }

  private settle(id: number): PendingCommand | undefined {
    const command = this.pending.get(id);
    this.pending.delete(id);
    return command;
  }

  private publish(open: OpenView, snapshot: ViewSnapshot<unknown>): void {
    open.snapshot = snapshot;
    for (const listener of open.listeners) listener();
  }
}

function keyOf(name: ViewName, params: unknown): string {
  return `${name} ${JSON.stringify(params)}`;
}
