/**
 * The present before the past: a station that lacks a long history asks first for the events that what people see now is
 * made of (open incidents, who is let in, the roster, what happened lately), and fetches the rest behind them.
 *
 * Guarantees: the present is made of the same signed events as everything else, so nobody is believed for it: an event is
 * taken early only where its author's key proves it. What comes early changes nothing that the whole log would not: the
 * fold does not depend on the order of arrival; and where a log can never be whole again, since a disk was lost with a part
 * of it, stations come to hold the same of what is beyond. One page is on its way at a time, and whoever does not answer, or is of a
 * version that knows nothing of this, is left for another; where nobody can give it, the history comes alone. Does not
 * guarantee that nothing is missing before the whole log is there: until then its head stays where its chain ends.
 */

import { cheapHash } from "../cheapHash.ts";
import type { SealedEvent } from "../event/sealedEvent.ts";
import { pick, type Random } from "../random.ts";
import type { ReplicationLimits } from "./limits.ts";
import type { PresentAsked, Reply } from "./message.ts";
import type { Others } from "./others.ts";
import type { Place, ReplicaLog } from "./replicaLog.ts";

export interface PresentAskingOptions {
  readonly self: string;
  readonly log: Pick<ReplicaLog, "admitEarly" | "early">;
  readonly others: Others;
  readonly limits: ReplicationLimits;
  readonly random: Random;
  /** Answers the request's number. */
  send(to: string, asked: PresentAsked, nowMs: number): number;
}

interface Page {
  readonly id: number;
  readonly holder: string;
  readonly at: number;
  /** Asked for what it holds beyond the heads. */
  readonly early: boolean;
  heardAtMs: number;
}

interface Fetched {
  readonly holder: string;
  readonly list: number;
  readonly of: number;
  readonly next: number;
}

/** Of authors who are not known yet: who let them in may come with the next page. */
const mostLeft = 1000;

export class PresentAsking {
  private readonly options: PresentAskingOptions;
  private page: Page | undefined;
  private fetched: Fetched | undefined;
  private isDone = false;
  private readonly unable = new Set<string>();
  /** With which of its marks each was asked for what it holds beyond the heads, while this station had which. */
  private readonly compared = new Map<string, string>();
  private left: readonly SealedEvent[] = [];

  constructor(options: PresentAskingOptions) {
    this.options = options;
  }

  /** From 0 to 1; null where nothing of it is asked for. */
  get progress(): number | null {
    if (this.isDone || (!this.page && !this.fetched)) return null;
    return this.fetched && this.fetched.of > 0 ? this.fetched.next / this.fetched.of : 0;
  }

  /**
   * Asks for the next page where one is due. True while the history has to wait. `behind`: events of the room's
   * stations that somebody has who is here; `missing`: also of those that this station may have to learn of first.
   */
  plan(behind: number, missing: number, nowMs: number): boolean {
    const { others, limits } = this.options;
    if (this.page) {
      const isGone = !others.get(this.page.holder)?.here;
      if (!isGone && nowMs - this.page.heardAtMs < limits.timeoutMs) return !this.page.early;
      if (!isGone) this.unable.add(this.page.holder);
      this.page = undefined;
    }
    if (behind === 0) this.compare(nowMs);
    if (missing < limits.presentFrom) {
      this.reset();
      return false;
    }
    return !this.isDone && this.ask(nowMs);
  }

  /** False where it answers something else. */
  reply(sender: string, { id, events, present, last }: Reply, nowMs: number): boolean {
    const { page } = this;
    if (page?.id !== id || page.holder !== sender) return present !== null;
    page.heardAtMs = nowMs;
    if (present === null) {
      // It does not know the question.
      this.unable.add(sender);
      this.page = undefined;
      return true;
    }
    this.take(events, nowMs);
    if (page.early) {
      if (last) this.page = undefined;
      return true;
    }
    const { list, at, next, of } = present;
    const reached = this.fetched?.list === list && this.fetched.holder === sender ? this.fetched.next : 0;
    if (at === reached && next >= at && next <= of) this.fetched = { holder: sender, list, next, of };
    if (!last) return true;
    this.page = undefined;
    const came = this.fetched?.list === list ? this.fetched.next : 0;
    if (came >= of) this.isDone = true;
    else if (came <= page.at) this.unable.add(sender);
    return true;
  }

  abandon(holder: string): void {
    if (this.page?.holder === holder) this.page = undefined;
  }

  abandonAll(): void {
    this.page = undefined;
    this.unable.clear();
  }

  /** All that others have is here. */
  private reset(): void {
    if (this.page) return;
    this.fetched = undefined;
    this.isDone = false;
    this.left = [];
    this.unable.clear();
  }

  private ask(nowMs: number): boolean {
    const { others, random, send } = this.options;
    const able = others.here().filter(({ id, heads }) => heads.size > 0 && !this.unable.has(id));
    if (able.length === 0) {
      this.isDone = this.unable.size > 0;
      return false;
    }
    // Whoever began has the list at hand; otherwise whoever holds the most.
    const held = (heads: ReadonlyMap<string, number>) =>
      [...heads.values()].reduce((sum, seq) => sum + seq, 0);
    const most = Math.max(...able.map(({ heads }) => held(heads)));
    const best = able.filter(({ heads }) => held(heads) === most);
    const { fetched } = this;
    const holder = able.find(({ id }) => id === fetched?.holder) ?? pick(random, best);
    const asked =
      fetched?.holder === holder.id ? { list: fetched.list, at: fetched.next } : { list: 0, at: 0 };
    const id = send(holder.id, { ...asked, early: false }, nowMs);
    this.page = { id, holder: holder.id, at: asked.at, early: false, heardAtMs: nowMs };
    return true;
  }

  /** Whoever holds other events than this station beyond the ends of the same logs is asked for them. */
  private compare(nowMs: number): void {
    if (this.page) return;
    const { others, log, send } = this.options;
    const differing = others.here().filter(({ early }) => early !== null);
    if (differing.length === 0) return;
    const own = earlyMark(log.early());
    for (const { id: holder, early } of differing) {
      const both = `${early} ${own}`;
      if (early === own || this.compared.get(holder) === both) continue;
      this.compared.set(holder, both);
      const id = send(holder, { list: 0, at: 0, early: true }, nowMs);
      this.page = { id, holder, at: 0, early: true, heardAtMs: nowMs };
      return;
    }
  }

  private take(events: readonly SealedEvent[], nowMs: number): void {
    const { self, log } = this.options;
    const others = events.filter(({ station }) => station !== self);
    for (let wanted = [...this.left, ...others]; wanted.length > 0; ) {
      const left = log.admitEarly(wanted, nowMs);
      this.left = left.slice(0, mostLeft);
      // Those that were taken may say who the rest are.
      if (left.length === wanted.length) return;
      wanted = [...left];
    }
  }
}

/** The same for the same places in any order; null for none. */
export function earlyMark(places: readonly Place[]): string | null {
  if (places.length === 0) return null;
  return cheapHash(
    places
      .map(({ station, seq }) => `${station}:${seq}`)
      .sort()
      .join(),
  );
}
