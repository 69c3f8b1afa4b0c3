/** For tests, which have no Electron: a port as main has them. */
import { EventEmitter } from "node:events";
import type { MessagePortMain } from "electron";

/** One end of a channel; what is posted at one end comes out at the other, copied and a moment later. */
export class FakePort extends EventEmitter {
  other: FakePort | undefined;
  isStarted = false;
  isClosed = false;

  postMessage(message: unknown): void {
    const data: unknown = structuredClone(message);
    queueMicrotask(() => this.other?.emit("message", { data, ports: [] }));
  }
  start(): void {
    this.isStarted = true;
  }
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.emit("close");
    // What was posted before comes out before.
    queueMicrotask(() => this.other?.close());
  }
  asMain(): MessagePortMain {
    return this as unknown as MessagePortMain;
  }
}

/** Stands for Electron's class of that name. */
export class MessageChannelMain {
  readonly port1 = new FakePort();
  readonly port2 = new FakePort();
  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}
