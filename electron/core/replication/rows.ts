/** What is shown of the stations: of each what it said last, and what this station makes of it. */
import type { StationRow } from "../../../shared/contract/stations.ts";
import type { Members, Standing } from "../../../shared/domain/replication/members.ts";
import type { Peer } from "../../../shared/domain/replication/peer.ts";
import type { ReplicaLog } from "../../../shared/domain/replication/replicaLog.ts";
import type { PresenceMessage } from "../../../shared/messages/replication.ts";
import type { LiveRows } from "../live/rows.ts";
import type { Signer } from "../proof/signer.ts";
import type { Store } from "../store/index.ts";
import { fingerprintOfKey } from "./keys.ts";

interface Heard {
  said: PresenceMessage | undefined;
  lastContactAt: number | null;
  readonly refused: Map<string, number>;
  lastRefusal: string;
}

/** Strangers that are remembered: whoever floods the room with names fills no memory. */
const mostStrangers = 16;

export interface StationRowsOptions {
  readonly store: Pick<Store, "settings">;
  readonly station: string;
  readonly signer: Signer | undefined;
  readonly appVersion: string;
  readonly rows: LiveRows<StationRow>;
  readonly replica: ReplicaLog;
  members(): Members;
}

export class StationRows {
  private readonly options: StationRowsOptions;
  private readonly heardOf = new Map<string, Heard>();
  private peer: Peer | undefined;

  constructor(options: StationRowsOptions) {
    this.options = options;
  }

  follow(peer: Peer): void {
    this.peer = peer;
  }

  ownName(): string {
    return this.options.store.settings.get("station-name") ?? this.options.station;
  }

  /** False where it is the last will of a connection that was followed by another one. */
  heard(station: string, said: PresenceMessage, standing: Standing, nowMs: number): boolean {
    const heard = this.of(station, standing);
    if (!said.online && heard.said?.online && heard.said.since !== said.since) return false;
    if (said.online) heard.lastContactAt = nowMs;
    heard.said = said;
    return true;
  }

  contact(station: string, nowMs: number): void {
    this.of(station, "member").lastContactAt = nowMs;
  }

  refused(station: string, reason: string): void {
    const heard = this.of(station, this.options.members().standingOf(station));
    heard.refused.set(reason, (heard.refused.get(reason) ?? 0) + 1);
    heard.lastRefusal = reason;
  }

  refusalsOf(station: string): number {
    return [...(this.heardOf.get(station)?.refused.values() ?? [])].reduce((sum, count) => sum + count, 0);
  }

  lastRefusalOf(station: string): string {
    return this.heardOf.get(station)?.lastRefusal ?? "";
  }

  /** What those said last that did not say farewell. */
  here(): PresenceMessage[] {
    return [...this.heardOf.values()].flatMap(({ said }) => (said?.online ? [said] : []));
  }

  /** The key with which a stranger was heard. */
  keyOf(station: string): string | null {
    return this.heardOf.get(station)?.said?.publicKey ?? null;
  }

  show(): void {
    const { rows, members, station } = this.options;
    const ids = new Set([station, ...members().all(), ...this.heardOf.keys()]);
    for (const id of ids) {
      const row = id === station ? this.ownRow() : this.rowOf(id);
      if (JSON.stringify(rows.get(id)) !== JSON.stringify(row)) rows.put(row);
    }
    for (const { id } of [...rows.values()]) if (!ids.has(id)) rows.remove(id);
  }

  private of(station: string, standing: Standing): Heard {
    const known = this.heardOf.get(station);
    if (known) return known;
    if (standing === "stranger") this.forgetOldest();
    const heard: Heard = { said: undefined, lastContactAt: null, refused: new Map(), lastRefusal: "" };
    this.heardOf.set(station, heard);
    return heard;
  }

  /** Makes room for one more stranger: one that is really there says so again. */
  private forgetOldest(): void {
    const { standingOf } = this.options.members();
    const strangers = [...this.heardOf.keys()].filter((id) => standingOf(id) === "stranger");
    if (strangers.length >= mostStrangers) this.heardOf.delete(strangers[0]!);
  }

  private ownRow(): StationRow {
    const { station, appVersion, signer, replica } = this.options;
    const behind = this.peer?.behind ?? 0;
    return {
      ...{ id: station, name: this.ownName(), version: appVersion, state: "here", self: true },
      ...{ lastContactAt: null, skewMs: null, behind, queue: this.peer?.untold ?? 0 },
      ...{ progress: progressOf(behind, this.held()), fingerprint: signer?.fingerprint ?? null },
      ...{ events: replica.head(station)?.seq ?? 0, refused: {} },
    };
  }

  private rowOf(id: string): StationRow {
    const { members, replica } = this.options;
    const heard = this.heardOf.get(id);
    const standing = members().standingOf(id);
    const held = new Map(heard?.said?.heads.map(({ station, seq }) => [station, seq]));
    const behind =
      standing === "member" && heard?.said
        ? replica
            .heads()
            .reduce((sum, { station, seq }) => sum + Math.max(0, seq - (held.get(station) ?? 0)), 0)
        : 0;
    const key = members().keysOf(id)[0] ?? heard?.said?.publicKey ?? null;
    return {
      ...{ id, name: heard?.said?.name ?? id, version: heard?.said?.version ?? null, self: false },
      state: standing === "member" ? this.memberState(id, heard) : standing,
      ...{ lastContactAt: heard?.lastContactAt ?? null, skewMs: this.peer?.others.aheadOf(id) ?? null },
      ...{ behind, queue: heard?.said?.untold ?? 0, progress: progressOf(behind, this.held() - behind) },
      ...{ fingerprint: key === null ? null : fingerprintOfKey(key), events: replica.head(id)?.seq ?? 0 },
      refused: Object.fromEntries(heard?.refused ?? []),
    };
  }

  private memberState(id: string, heard: Heard | undefined): "here" | "away" | "training" {
    if (heard?.said?.training) return "training";
    return this.peer?.others.get(id)?.here ? "here" : "away";
  }

  /** Events of all stations that are held here. */
  private held(): number {
    return this.options.replica.heads().reduce((sum, { seq }) => sum + seq, 0);
  }
}

function progressOf(missing: number, held: number): number | null {
  return missing === 0 ? null : held / (held + missing);
}
