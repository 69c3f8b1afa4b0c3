/**
 * A database that was put back from a copy takes a new name for its station, before it gives any number.
 *
 * Why: what the station wrote after the copy was made is gone here, and others hold it. Were the same numbers given again,
 * two events would stand in one place, each signed, and the logs could never agree. So its old log ends where it is, is
 * completed by others as any station's, and a new one begins. A copy says of itself that it is one (store/index.ts).
 */
import type { Clock } from "../../shared/domain/clock.ts";
import { roomActor } from "../../shared/domain/event/event.ts";
import type { Random } from "../../shared/domain/random.ts";
import { stationSubject } from "../../shared/domain/replication/members.ts";
import type { Store } from "./store/index.ts";

export interface PutBack {
  readonly former: string;
  readonly station: string;
  /** When the copy was made; ISO 8601. */
  readonly copiedAt: string;
}

export interface PutBackOptions {
  readonly store: Pick<Store, "log" | "settings" | "transaction">;
  readonly random: Random;
  readonly clock: Clock;
}

/** Undefined where the database is no copy, or its new name was taken already. */
export function renamePutBack({ store, random, clock }: PutBackOptions): PutBack | undefined {
  const copiedAt = store.settings.get("copied");
  if (!copiedAt) return undefined;
  return store.transaction(() => {
    const former = store.settings.get("station") ?? "";
    store.settings.set("copied", "");
    store.settings.forgetStation();
    const station = store.settings.station(random);
    const publicKey = keyOf(former, store);
    // Whom its old log trusts it goes on trusting, and passes that log on.
    if (publicKey) {
      const body = { station: former, publicKey, by: "fingerprint" } as const;
      const decision = { kind: "station.admitted", subject: stationSubject(former), body } as const;
      store.log.append(station, decision, roomActor, clock());
    }
    return { former, station, copiedAt };
  });
}

/** The one that it announced last. */
function keyOf(station: string, { log }: Pick<Store, "log">): string | undefined {
  return log
    .of(stationSubject(station))
    .flatMap((event) =>
      event.kind === "station.key-announced" && event.station === station ? [event.body.publicKey] : [],
    )
    .at(-1);
}
