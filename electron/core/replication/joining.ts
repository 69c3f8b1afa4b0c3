/**
 * Letting a station in with a code that one of them shows and a person types on the other.
 *
 * Guarantees: each of the two gets the key of a station at which somebody knew the code, or none: both messages carry an
 * HMAC under a key that is derived from the code, over both names and both keys. Whoever listens would have to guess the
 * code within the minutes that it lives: each guess costs a derivation (scrypt, RFC 7914), and there are 2^40 codes. A
 * code lets one station in, and dies after a few wrong answers.
 */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { joinCodeLetters } from "../../../shared/contract/stations.ts";
import type { JoinMessage } from "../../../shared/messages/replication.ts";

/** Crockford's base 32: without the letters that are read as another one. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const codeLivesMs = 10 * 60_000;
const mostWrong = 5;
/** For the answer. */
const askingMs = 20_000;

/** As a person sees it: `K7QF-93XM`. */
export function newCode(): string {
  const bytes = randomBytes(joinCodeLetters);
  const code = [...bytes].map((byte) => letters[byte % 32]).join("");
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** As it was meant, whatever way it was typed; undefined for what is no code. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return code.length === joinCodeLetters && [...code].every((letter) => letters.includes(letter))
    ? code
    : undefined;
}

export interface JoiningOptions {
  readonly city: string;
  readonly station: string;
  readonly publicKey: string;
  readonly clock: () => number;
  publish(to: string, message: JoinMessage): void;
  /** Its key is proven. `actor`: who made the code, or typed it. */
  onProven(station: string, publicKey: string, actor: string): void;
  onChange(): void;
}

interface Shown {
  readonly code: string;
  readonly untilMs: number;
  readonly actor: string;
  wrong: number;
}

interface Asked {
  readonly nonce: string;
  readonly key: Buffer;
  readonly actor: string;
  readonly timer: NodeJS.Timeout;
}

export class Joining {
  private readonly options: JoiningOptions;
  private shown: Shown | undefined;
  private asked: Asked | undefined;
  /** Derivations cost time and memory: one at a time, and none is queued. */
  private isBusy = false;
  admitted: string | null = null;
  asking: "no" | "asking" | "joined" | "refused" = "no";

  constructor(options: JoiningOptions) {
    this.options = options;
  }

  get code(): { readonly code: string; readonly untilMs: number } | null {
    if (this.shown && this.shown.untilMs <= this.options.clock()) this.shown = undefined;
    return this.shown ?? null;
  }

  show(actor: string): { readonly code: string; readonly untilMs: number } {
    this.shown = { code: newCode(), untilMs: this.options.clock() + codeLivesMs, actor, wrong: 0 };
    this.admitted = null;
    this.options.onChange();
    return this.shown;
  }

  endShown(): void {
    this.shown = undefined;
    this.options.onChange();
  }

  /** `code` as `readCode` gives it. */
  async ask(code: string, actor: string): Promise<void> {
    this.stopAsking("asking");
    const { station, publicKey, city } = this.options;
    const key = await this.derive(code);
    const nonce = randomBytes(32).toString("base64url");
    const timer = setTimeout(() => this.stopAsking("refused"), askingMs);
    this.asked = { nonce, key, actor, timer };
    const mac = macOf(key, ["ask", city, station, publicKey, nonce]);
    this.options.publish(station, { kind: "ask", station, publicKey, nonce, mac });
  }

  take(message: JoinMessage): void {
    if (message.kind === "ask") void this.hearAsked(message);
    else this.hearAnswer(message);
  }

  close(): void {
    clearTimeout(this.asked?.timer);
    this.asked = undefined;
  }

  private async hearAsked(ask: Extract<JoinMessage, { kind: "ask" }>): Promise<void> {
    const { city, station, publicKey } = this.options;
    if (!this.code || ask.station === station || this.isBusy) return;
    const shown = this.shown!;
    this.isBusy = true;
    const key = await this.derive(shown.code.replace("-", "")).finally(() => {
      this.isBusy = false;
    });
    if (this.shown !== shown) return;
    if (!isSame(ask.mac, macOf(key, ["ask", city, ask.station, ask.publicKey, ask.nonce]))) {
      if (++shown.wrong >= mostWrong) this.endShown();
      return;
    }
    this.shown = undefined;
    this.admitted = ask.station;
    const mac = macOf(key, ["answer", city, station, publicKey, ask.station, ask.publicKey, ask.nonce]);
    const { nonce } = ask;
    this.options.onProven(ask.station, ask.publicKey, shown.actor);
    this.options.publish(ask.station, { kind: "answer", station, publicKey, to: ask.station, nonce, mac });
    this.options.onChange();
  }

  private hearAnswer(answer: Extract<JoinMessage, { kind: "answer" }>): void {
    const { city, station, publicKey } = this.options;
    const { asked } = this;
    if (!asked || answer.to !== station || answer.nonce !== asked.nonce) return;
    const said = ["answer", city, answer.station, answer.publicKey, station, publicKey, asked.nonce];
    if (!isSame(answer.mac, macOf(asked.key, said))) return;
    this.stopAsking("joined");
    this.options.onProven(answer.station, answer.publicKey, asked.actor);
  }

  private stopAsking(state: Joining["asking"]): void {
    clearTimeout(this.asked?.timer);
    this.asked = undefined;
    this.asking = state;
    this.options.onChange();
  }

  /** 16 MiB and some tens of milliseconds, off this thread. */
  private derive(code: string): Promise<Buffer> {
    const salt = `live-room join ${this.options.city}`;
    return new Promise((resolve, reject) => {
      scrypt(code, salt, 32, { N: 16_384, r: 8, p: 1 }, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  }
}

function macOf(key: Buffer, said: readonly string[]): string {
  return createHmac("sha256", key).update(said.join("\n"), "utf8").digest("base64url");
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
