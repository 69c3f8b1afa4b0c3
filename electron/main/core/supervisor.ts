/**
 * Keeps one core running and every client connected to it.
 *
 * Guarantees: a core that ends without being asked is started again at once, later ones after a growing pause
 * (at most 10 s); every client gets a new port to each core. A core that says `fatal` is not started again, nor one
 * that ends again and again before any was ever ready: pages wait for a core, so that is told as fatal.
 */
import type { Readable } from "node:stream";
import { MessageChannelMain, type MessagePortMain } from "electron";
import type { FromCore } from "../../../shared/contract/fromCore.ts";
import type { Connected, CoreHost, StartCore } from "./host.ts";

const pausesMs = [0, 250, 1000, 3000, 10_000];
const firstAttempts = 5;
const changeWithinMs = 10_000;
/** A core that ran this long is forgiven its earlier ends. */
const healthyAfterMs = 60_000;

export interface CoreClient extends Connected {
  /** Takes a port to a core that has just started. Clients that were added later get theirs when this is done. */
  attach(port: MessagePortMain): void | Promise<void>;
  /** The core is gone; another `attach` follows. */
  detach(): void;
}

export interface SupervisorEvents {
  onFatal(message: Extract<FromCore, { type: "fatal" }>): "other-room" | undefined;
  onEnd(detail: string, restarts: number): void;
  /** The core wants to go on in another room; what `options` says from now on is that room. */
  onChangeRoom(drill: string | null): void;
  onOutput(output: Readable): void;
  /** This machine is set up. */
  onSetUp?(message: Extract<FromCore, { type: "set-up" }>): void;
}

export class CoreSupervisor {
  private host: CoreHost | undefined;
  /** Main first: it is connected to each core before the pages are. */
  private clients = new Set<CoreClient>();
  private serving = false;
  private wasReady = false;
  private stopping = false;
  private fatal = false;
  private ends = 0;
  private startedAt = 0;
  private restarts = 0;
  private changing = false;
  private onStopped: (() => void) | undefined;
  private readonly start: () => CoreHost;
  private readonly events: SupervisorEvents;

  private readonly appReady: Promise<void>;

  /** `appReady`: ports can be made only then; the core may be started before. */
  constructor(
    startCore: StartCore,
    modulePath: string,
    options: () => string,
    appReady: Promise<void>,
    events: SupervisorEvents,
  ) {
    this.events = events;
    this.appReady = appReady;
    this.start = () =>
      startCore(modulePath, options(), {
        onMessage: (message) => this.receive(message),
        onExit: (detail) => this.ended(detail),
        onOutput: (output) => events.onOutput(output),
      });
    this.run();
  }

  /** Connects the client now, and again after every restart. Returns how to disconnect it. */
  add(client: CoreClient): () => void {
    this.clients = client.kind === "main" ? new Set([client, ...this.clients]) : this.clients.add(client);
    if (this.serving) void this.connect(client);
    return () => this.clients.delete(client);
  }

  /** Told to a core that is there: one that starts later knows of no such window. */
  windowClosed(window: string): void {
    this.host?.windowClosed(window);
  }

  /** Resolves when the core has ended, at the latest after `timeoutMs`, when it is killed. */
  stop(timeoutMs = 3000): Promise<void> {
    this.stopping = true;
    const host = this.host;
    if (!host) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        host.kill();
        resolve();
      }, timeoutMs);
      this.onStopped = () => {
        clearTimeout(timer);
        resolve();
      };
      host.shutdown();
    });
  }

  private run(): void {
    this.startedAt = Date.now();
    this.host = this.start();
  }

  private receive(message: FromCore): void {
    if (message.type === "ready") {
      this.wasReady = true;
      const host = this.host;
      void this.appReady.then(() => host && this.serve(host));
    }
    if (message.type === "set-up") this.events.onSetUp?.(message);
    if (message.type === "change-room") {
      this.events.onChangeRoom(message.drill);
      this.changeRoom();
    }
    if (message.type === "fatal") {
      // A room that cannot be opened because of a drill is left for the real one.
      if (this.events.onFatal(message) === "other-room") this.changeRoom();
      else this.fatal = true;
    }
  }

  /** The core closes its room and ends; the next one opens another. One that does not end is killed. */
  private changeRoom(): void {
    const host = this.host;
    if (!host || this.changing || this.stopping) return;
    this.changing = true;
    host.shutdown();
    setTimeout(() => this.host === host && host.kill(), changeWithinMs);
  }

  private async serve(host: CoreHost): Promise<void> {
    // A client that is added meanwhile has its turn in this loop.
    for (const client of this.clients) {
      if (this.host !== host) return;
      const attached = this.connect(client);
      if (attached) await attached;
    }
    this.serving = this.host === host;
  }

  private connect(client: CoreClient): void | Promise<void> {
    const { port1, port2 } = new MessageChannelMain();
    this.host?.connect(client, port2);
    return client.attach(port1);
  }

  private ended(detail: string): void {
    this.serving = false;
    this.host = undefined;
    for (const client of this.clients) client.detach();
    this.onStopped?.();
    if (this.stopping || this.fatal) return;
    if (this.changing) {
      this.changing = false;
      this.run();
      return;
    }
    this.ends = Date.now() - this.startedAt > healthyAfterMs ? 1 : this.ends + 1;
    if (!this.wasReady && this.ends === firstAttempts) {
      this.receive({ type: "fatal", code: "failed", params: { reason: detail }, faults: [] });
      return;
    }
    this.restarts += 1;
    this.events.onEnd(detail, this.restarts);
    setTimeout(() => !this.stopping && this.run(), pausesMs[Math.min(this.ends - 1, pausesMs.length - 1)]);
  }
}
