/**
 * Proof of the log: the station tells its key before it signs with it, and seals how far all logs reach.
 *
 * Guarantees: from the event that tells the key on, every event of this station is signed with it; a seal names the
 * heads of all stations that have a log here, as they are in the transaction that writes it.
 */
import type { Clock } from "../../../shared/domain/clock.ts";
import { type RoomEvent, roomActor } from "../../../shared/domain/event/event.ts";
import type { Head, SealName } from "../../../shared/domain/proof/event.ts";
import type { Store } from "../store/index.ts";
import type { Signer } from "./signer.ts";

export interface Proof {
  readonly fingerprint: string | null;
  /**
   * Seals how far all logs reach. `subject`: what it is sealed for, such as a handover's id; `names`: who vouches for
   * it; `actor`: who seals. Within a transaction: what it is sealed for is best written in the same one.
   */
  sealHeads(subject: string, names: readonly SealName[], actor: string): RoomEvent;
  /** As a paper prints them. */
  heads(): Head[];
}

export interface ProofOptions {
  readonly store: Pick<Store, "log" | "transaction">;
  readonly station: string;
  readonly signer: Signer | undefined;
  readonly clock: Clock;
}

export function openProof({ store, station, signer, clock }: ProofOptions): Proof {
  if (signer) announce(store, station, signer, clock);
  return {
    fingerprint: signer?.fingerprint ?? null,
    heads: () => store.log.heads(),
    sealHeads(subject, names, actor) {
      const body = {
        names: [...names],
        heads: store.log.heads(),
        fingerprint: signer?.fingerprint ?? null,
      };
      return store.log.append(station, { kind: "log.sealed", subject, body }, actor, clock());
    },
  };
}

function announce(
  store: Pick<Store, "log" | "transaction">,
  station: string,
  { publicKey, protection }: Signer,
  clock: Clock,
): void {
  const told = store.log
    .of(keySubject(station))
    .flatMap((event) =>
      event.kind === "station.key-announced" && event.station === station ? [event.body] : [],
    );
  if (told.at(-1)?.publicKey === publicKey) return;
  const body = { algorithm: "Ed25519" as const, publicKey, protection };
  store.transaction(() =>
    store.log.append(
      station,
      { kind: "station.key-announced", subject: keySubject(station), body },
      roomActor,
      clock(),
    ),
  );
}

/** The subject of what a station tells of its key. */
function keySubject(station: string): string {
  return `station:${station}`;
}
