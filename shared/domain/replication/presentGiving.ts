/** The side that gives the present: a list of places, kept while somebody goes through it, and read a part at a time. */
import type { ReplicationLimits } from "./limits.ts";
import type { PresentAsked } from "./message.ts";
import type { Place, ReplicaLog } from "./replicaLog.ts";

interface List {
  readonly id: number;
  readonly places: readonly Place[];
  readonly madeAtMs: number;
}

export interface PresentPage {
  readonly list: number;
  readonly of: number;
  readonly places: readonly Place[];
  readonly from: number;
  readonly to: number;
}

/** Two who begin at different times go on with lists of their own. */
const mostLists = 3;

export class PresentGiving {
  private readonly log: Pick<ReplicaLog, "present" | "early">;
  private readonly limits: ReplicationLimits;
  private lists: List[] = [];

  constructor(log: Pick<ReplicaLog, "present" | "early">, limits: ReplicationLimits) {
    this.log = log;
    this.limits = limits;
  }

  /** Of a list that is gone: from the beginning of another one. */
  page({ list: asked, at, early }: PresentAsked, nowMs: number): PresentPage {
    if (early) {
      const places = this.log.early();
      return { list: 0, of: places.length, places, from: 0, to: places.length };
    }
    const { presentFreshMs, presentKeptMs, presentPage } = this.limits;
    const ageOf = ({ madeAtMs }: List) => nowMs - madeAtMs;
    this.lists = this.lists.filter((list) => ageOf(list) >= 0 && ageOf(list) < presentKeptMs);
    const known = this.lists.find(({ id }) => id === asked);
    const list = known ?? this.lists.find((each) => ageOf(each) < presentFreshMs) ?? this.make(nowMs);
    const { id, places } = list;
    const from = known ? Math.min(at, places.length) : 0;
    return { list: id, of: places.length, places, from, to: Math.min(places.length, from + presentPage) };
  }

  private make(nowMs: number): List {
    // A number that no earlier run of this station used for another list.
    const id = Math.max(nowMs, (this.lists.at(-1)?.id ?? 0) + 1);
    const list = { id, places: this.log.present(nowMs), madeAtMs: nowMs };
    this.lists = [...this.lists, list].slice(-mostLists);
    return list;
  }
}
