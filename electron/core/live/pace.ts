/**
 * When something may be sent to one client: at once when it was idle, at most once in `intervalMs` otherwise, and
 * never before the client has taken in what was sent last. So the work that waits is one merged message, however
 * slow the client is.
 */
export class Pace {
  private readonly intervalMs: number;
  private readonly send: () => void;
  private dirty = false;
  private unseen = false;
  private sentAt = Number.NEGATIVE_INFINITY;
  private immediate: NodeJS.Immediate | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** `send` is called when there is something to send and it may be sent. */
  constructor(intervalMs: number, send: () => void) {
    this.intervalMs = intervalMs;
    this.send = send;
  }

  /** Something changed. */
  touch(): void {
    this.dirty = true;
    this.plan();
  }

  /** Something was sent outside the pace (the first full rows). */
  sent(): void {
    this.unseen = true;
    this.sentAt = performance.now();
  }

  /** The client has taken in what was sent last. */
  seen(): void {
    this.unseen = false;
    if (this.dirty) this.plan();
  }

  stop(): void {
    clearImmediate(this.immediate);
    clearTimeout(this.timer);
    this.dirty = false;
    this.unseen = true;
  }

  private plan(): void {
    if (this.unseen || this.immediate || this.timer) return;
    const waitMs = this.sentAt + this.intervalMs - performance.now();
    // An idle client still waits for the end of this turn, so that one batch is one patch.
    if (waitMs <= 0) this.immediate = setImmediate(() => this.fire());
    else this.timer = setTimeout(() => this.fire(), waitMs);
  }

  private fire(): void {
    this.immediate = undefined;
    this.timer = undefined;
    if (!this.dirty || this.unseen) return;
    this.dirty = false;
    this.sent();
    this.send();
  }
}
