/**
 * This station among the others of its room: the machine (shared/domain/replication/peer.ts) on the store's log and the
 * link, and what a person sees of all stations.
 *
 * Guarantees: nothing of this station's log leaves it before it is on the disk; nothing is taken of whoever is not in
 * the room (members.ts) or did not sign it; what is refused is counted and kept in the quarantine.
 */

import type { QuarantineReason } from "../../../shared/contract/rows.ts";
import type { StationJoinRow, StationRow } from "../../../shared/contract/stations.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Head } from "../../../shared/domain/proof/event.ts";
import type { Random } from "../../../shared/domain/random.ts";
import { ownLogForked } from "../../../shared/domain/replication/asking.ts";
import { type HistoryState, historyState } from "../../../shared/domain/replication/history.ts";
import { type ReplicationLimits, replicationLimits } from "../../../shared/domain/replication/limits.ts";
import { foldMembers, type Members } from "../../../shared/domain/replication/members.ts";
import type { ReplicationMessage } from "../../../shared/domain/replication/message.ts";
import { Peer } from "../../../shared/domain/replication/peer.ts";
import {
  type JoinMessage,
  joinTopic,
  type PresenceMessage,
  type ReadStationMessage,
  readStationMessage,
  replicationSubscriptions,
} from "../../../shared/messages/replication.ts";
import { sealedEventSchema } from "../../../shared/messages/sealedEvent.ts";
import { presenceTopic, type TopicRoot } from "../../../shared/messages/topics.ts";
import type { LiveRows } from "../live/rows.ts";
import { errorText, type Log } from "../log.ts";
import type { Signer } from "../proof/signer.ts";
import type { Store } from "../store/index.ts";
import { createStationCommands, type StationHandlers } from "./commands.ts";
import { Joining } from "./joining.ts";
import { isSignedText } from "./keys.ts";
import { jsonOf, messageTitle, signedBy, topicOf } from "./outgoing.ts";
import { openReplica } from "./replica.ts";
import { StationRows } from "./rows.ts";

export interface ReplicationOptions {
  readonly store: Pick<Store, "log" | "transaction" | "settings" | "sync">;
  readonly station: string;
  readonly signer: Signer | undefined;
  /** The city's code. */
  readonly city: string;
  readonly root: TopicRoot;
  readonly appVersion: string;
  readonly rows: LiveRows<StationRow>;
  readonly joinRows: LiveRows<StationJoinRow>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly limits?: ReplicationLimits;
  /** How much of the history is here changed; null: all of it. */
  onHistory?(state: HistoryState | null): void;
  /** Others hold another log of this station: an older copy of its data was put back. */
  onForked(): void;
}

/** What the link needs of it. */
export interface StationLink {
  readonly subscriptions: readonly { readonly filter: string; readonly qos: 0 | 1 }[];
  readonly presenceTopic: string;
  presence(online: boolean): string;
  /** False for a topic on which stations say nothing. A refused message has been told to `refuse`. */
  take(topic: string, payload: Buffer): boolean;
  /** The link is there: with a way to publish at QoS 1. */
  up(publish: Publish, refuse: Refuse): void;
  down(): void;
}

export type Publish = (topic: string, payload: string, retain: boolean) => Promise<void>;
export type Refuse = (topic: string, payload: Buffer, reason: QuarantineReason, detail: string) => void;

export interface Replication {
  readonly link: StationLink;
  readonly commands: StationHandlers;
  /** Tells the others that this station leaves for a drill; its farewell says it too. Resolves when they can know. */
  leaveForDrill(): Promise<void>;
  close(): void;
}

const tickEveryMs = 250;
const showEveryMs = 1000;
const retryMs = 1000;
/** Parts of answers that the broker has not acknowledged. */
const mostUnanswered = 16;

export function openReplication(options: ReplicationOptions): Replication {
  const { store, station, signer, city, root, clock, random, log } = options;
  const ownKey = signer?.publicKey ?? null;
  const readMembers = (): Members => foldMembers(station, ownKey, store.log.ofStations());
  let members = readMembers();
  const replica = openReplica(store, station, () => members, log);
  const rows = new StationRows({ ...options, replica, members: () => members });
  let publish: Publish | undefined;
  let refuse: Refuse = () => {};
  let connectedSince = new Date(clock()).toISOString();
  let unanswered = 0;
  let soon: NodeJS.Timeout | undefined;
  let isSyncing = false;
  let isDirty = false;
  let isClosed = false;
  let isForked = false;
  let isLeaving = false;
  let shownHistory = "null";

  const peer = new Peer({
    ...{ self: station, log: replica, limits: options.limits ?? replicationLimits, random },
    standingOf: (id) => members.standingOf(id),
    readEvent(text) {
      try {
        return sealedEventSchema.parse(JSON.parse(text));
      } catch {
        return undefined;
      }
    },
    send(message) {
      if (message.kind === "presence") say(presenceTopic(root, station), presence(true), true);
      else say(topicOf(root, station, message), jsonOf(station, message), false);
    },
    onRefused(sender, reason) {
      rows.refused(sender, reason);
      if (reason === ownLogForked && !isForked) {
        isForked = true;
        options.onForked();
      }
    },
  });
  rows.follow(peer);

  const joining =
    signer &&
    new Joining({
      ...{ city, station, publicKey: signer.publicKey, clock },
      publish: (to, message) => say(joinTopic(root, to), JSON.stringify(message), false),
      onProven: (of, publicKey, actor) => admit(of, publicKey, "code", actor),
      onChange: showJoin,
    });

  function admit(of: string, publicKey: string, by: "code" | "fingerprint", actor: string): void {
    const subject = `station:${of}`;
    const body = { station: of, publicKey, by };
    store.transaction(() =>
      store.log.append(station, { kind: "station.admitted", subject, body }, actor, clock()),
    );
    membersMayHaveChanged();
  }

  function membersMayHaveChanged(): void {
    members = readMembers();
    peer.membersChanged();
    // What whoever came in said before.
    const now = clock();
    for (const { from, heads, early } of rows.here())
      if (members.standingOf(from) === "member") peer.take(from, { kind: "presence", heads, early }, now);
    rows.show();
  }

  function say(topic: string, json: string, retain: boolean): Promise<void> {
    if (!publish) return Promise.resolve();
    const payload = signer ? signedBy(signer, topic, json) : json;
    return publish(topic, payload, retain).catch(() => {});
  }

  function presence(online: boolean): string {
    return JSON.stringify({
      ...{ from: station, online, name: rows.ownName(), version: options.appVersion },
      ...{ time: new Date(clock()).toISOString(), since: connectedSince },
      ...{ publicKey: ownKey, heads: [...replica.heads()], early: peer.early, untold: peer.untold },
      training: isLeaving,
    } satisfies PresenceMessage);
  }

  function pump(): void {
    while (publish && unanswered < mostUnanswered) {
      const reply = peer.answer(clock());
      if (!reply) return;
      unanswered++;
      void say(topicOf(root, station, reply), jsonOf(station, reply), false).then(() => {
        unanswered--;
        pump();
      });
    }
  }

  function tick(): void {
    clearTimeout(soon);
    soon = undefined;
    const now = clock();
    peer.tick(now);
    pump();
    if (Number.isFinite(peer.nextTickMs)) soon = setTimeout(tick, Math.max(0, peer.nextTickMs - clock()));
  }

  /** Something was written down, perhaps not committed yet: told once it is on the disk. */
  function written(): void {
    isDirty = true;
    if (!isSyncing) void keepSafe();
  }

  async function keepSafe(): Promise<void> {
    isSyncing = true;
    while (isDirty && !isClosed) {
      // After the transaction that it is written in.
      await new Promise<void>((resolve) => void setImmediate(resolve));
      if (isClosed) break;
      isDirty = false;
      const head = store.log.headOf(station);
      if (!head || head.seq === replica.head(station)?.seq) continue;
      try {
        await store.sync();
      } catch (error) {
        log.error("the log cannot be made safe: others are told later", { reason: errorText(error) });
        setTimeout(written, retryMs).unref();
        continue;
      }
      if (isClosed) break;
      replica.safe(head as Head);
      peer.appended(clock());
      tick();
    }
    isSyncing = false;
  }

  function take(topic: string, payload: Buffer): boolean {
    const read = readStationMessage(root, topic, payload.length, () => payload.toString());
    if (!read) return false;
    if (read.kind === "refused") {
      refuse(topic, payload, read.reason, read.detail);
      return true;
    }
    if (read.kind === "join") {
      if (read.body !== null) joining?.take(read.body as JoinMessage);
      return true;
    }
    const from = read.body === null ? read.topicStation : (read.body as { from: string }).from;
    if (from === station) return true;
    const detail = takeSigned(read, from);
    if (detail) refuse(topic, payload, ...detail);
    return true;
  }

  /** What is wrong with it, where anything is. */
  function takeSigned(
    { kind, body, signed }: ReadStationMessage,
    from: string,
  ): [QuarantineReason, string] | undefined {
    const now = clock();
    if (body === null) {
      if (kind === "presence") peer.gone(from);
      return undefined;
    }
    const standing = members.standingOf(from);
    if (standing === "stranger" && kind !== "presence") {
      rows.refused(from, standing);
      return ["not-admitted", `expected a station of the room, found ${from}`];
    }
    const claimed = kind === "presence" ? (body as PresenceMessage).publicKey : null;
    // Whoever nobody let in shows that it is there, with the key that it has.
    const keys = standing === "stranger" ? (claimed === null ? [] : [claimed]) : members.keysOf(from);
    const isSigned = signed !== null && isSignedText(messageTitle, signed.text, signed.signature, keys);
    if (!isSigned) {
      rows.refused(from, standing === "stranger" ? "stranger" : "signature");
      // A station without a key, or one of an older version.
      if (kind === "presence" && standing === "stranger" && claimed === null) return undefined;
      return ["not-signed", `expected a signature of ${from}, found ${signed ? "another one" : "none"}`];
    }
    if (kind === "presence") {
      const said = body as PresenceMessage;
      if (!rows.heard(from, said, standing, now)) return undefined;
      if (!said.online) {
        peer.gone(from);
        return undefined;
      }
      if (standing === "member")
        peer.take(from, { kind: "presence", heads: said.heads, early: said.early }, now);
    } else {
      if (standing !== "member") {
        rows.refused(from, standing);
        return ["not-admitted", `expected a station of the room, found ${from} (${standing})`];
      }
      rows.contact(from, now);
      const refusedBefore = rows.refusalsOf(from);
      peer.take(from, { kind, ...(body as object) } as ReplicationMessage, now);
      if (rows.refusalsOf(from) > refusedBefore) {
        pump();
        return [
          "not-admitted",
          `expected events that continue their logs, found: ${rows.lastRefusalOf(from)}`,
        ];
      }
    }
    pump();
    return undefined;
  }

  function show(): void {
    rows.show();
    showJoin();
    const held = replica.heads().reduce((sum, { seq }) => sum + seq, 0);
    const state = historyState(peer.behind, held, peer.presentProgress);
    const text = JSON.stringify(state);
    if (text === shownHistory) return;
    shownHistory = text;
    options.onHistory?.(state);
  }

  function showJoin(): void {
    const code = joining?.code ?? null;
    const row: StationJoinRow = {
      ...{ id: "join", code: code?.code ?? null, until: code?.untilMs ?? null },
      ...{ admitted: joining?.admitted ?? null, asking: joining?.asking ?? "no" },
    };
    if (JSON.stringify(options.joinRows.get("join")) !== JSON.stringify(row)) options.joinRows.put(row);
  }

  // What an earlier process wrote may not be on the disk yet. It is told when the link is there, and that takes longer.
  store.sync().catch((error) => log.error("the log cannot be made safe", { reason: errorText(error) }));
  const stopAppended = store.log.onAppend(written);
  const stopAdmitted = store.log.onAdmitted((events) =>
    events.some(({ kind }) => kind === "station.admitted" || kind === "station.retired")
      ? membersMayHaveChanged
      : undefined,
  );
  const ticking = setInterval(tick, tickEveryMs);
  const showing = setInterval(() => {
    show();
  }, showEveryMs);
  show();

  return {
    link: {
      subscriptions: replicationSubscriptions(root, station),
      presenceTopic: presenceTopic(root, station),
      presence(online) {
        // The last will is made first, for the connection that begins.
        if (!online && !publish) connectedSince = new Date(clock()).toISOString();
        const json = presence(online);
        return signer ? signedBy(signer, presenceTopic(root, station), json) : json;
      },
      take,
      up(way, refuseWith) {
        publish = way;
        refuse = refuseWith;
        unanswered = 0;
        peer.linkUp(clock());
        tick();
      },
      down() {
        publish = undefined;
        peer.linkDown();
      },
    },
    commands: createStationCommands({
      ...{ store, station, clock, joining, rows, admit, changed: membersMayHaveChanged },
      isConnected: () => publish !== undefined,
      standingOf: (id) => members.standingOf(id),
      renamed() {
        peer.membersChanged();
        tick();
      },
    }),
    leaveForDrill() {
      isLeaving = true;
      return say(presenceTopic(root, station), presence(true), true);
    },
    close() {
      isClosed = true;
      publish = undefined;
      peer.linkDown();
      clearInterval(ticking);
      clearInterval(showing);
      clearTimeout(soon);
      joining?.close();
      stopAppended();
      stopAdmitted();
    },
  };
}
