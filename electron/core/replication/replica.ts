/**
 * The store's log as the machine wants it: heads in memory, and of this station's own log only what is safely on the
 * disk (a loss of power takes commits of the last moments away: what others were told of must not be among them, or the
 * numbers would be given a second time).
 */
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import type { Head } from "../../../shared/domain/proof/event.ts";
import type { Members } from "../../../shared/domain/replication/members.ts";
import type { Admission, ReplicaLog } from "../../../shared/domain/replication/replicaLog.ts";
import { errorText, type Log } from "../log.ts";
import type { Store } from "../store/index.ts";
import { isSignedEvent } from "./keys.ts";

export interface Replica extends ReplicaLog {
  /** This station's log is safe up to here. */
  safe(head: Head): void;
}

export function openReplica(
  store: Pick<Store, "log">,
  self: string,
  members: () => Members,
  log: Log,
): Replica {
  const heads = new Map(store.log.heads().map((head) => [head.station, head]));
  /** The last of a run whose signature was checked: what comes before it is proven by the chain up to it. */
  let proven = { station: "", seq: 0 };

  store.log.verifyWith((event) => {
    if (event.station === proven.station && event.seq <= proven.seq) return true;
    return isSignedEvent(event, members().keysOf(event.station));
  });

  const notWritten = (error: unknown) =>
    log.error("events of another station could not be written", { reason: errorText(error) });

  /** A disk that is full, or a listener that fails, costs no more than that it comes again. */
  function admitted(events: readonly SealedEvent[], nowMs: number): Admission {
    try {
      return store.log.admit(events, nowMs);
    } catch (error) {
      notWritten(error);
      return { ok: false, reason: "not-written", seq: events[0]?.seq ?? 0 };
    }
  }

  return {
    heads: () => [...heads.values()],
    head: (station) => heads.get(station),
    read(station, from, limit) {
      const last = heads.get(station)?.seq ?? 0;
      const most = Math.min(limit, last - from + 1);
      return most > 0 ? store.log.given(station, from, most) : [];
    },
    admit(events, nowMs) {
      const last = events.at(-1);
      if (!last) return { ok: true, admitted: 0 };
      // One signature proves all before it, since each event holds the hash of the one before: checked with the rest.
      const isProven = isSignedEvent(last, members().keysOf(last.station));
      proven = isProven ? { station: last.station, seq: last.seq } : { station: "", seq: 0 };
      const admission = admitted(events, nowMs);
      proven = { station: "", seq: 0 };
      if (admission.ok && admission.admitted > 0) heads.set(last.station, store.log.headOf(last.station)!);
      return admission;
    },
    admitEarly(events, nowMs) {
      try {
        // Its own log a station continues itself: it must be whole.
        const others = events.filter(({ station }) => station !== self);
        return store.log.admitEarly(others, nowMs);
      } catch (error) {
        notWritten(error);
        return [];
      }
    },
    early: store.log.early,
    present: store.log.present,
    readAt: store.log.givenAt,
    safe(head) {
      if (head.station === self && head.seq > (heads.get(self)?.seq ?? 0)) heads.set(self, head);
    },
  };
}
