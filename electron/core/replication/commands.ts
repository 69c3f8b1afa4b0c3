/** What people do about stations. */
import type { Clock } from "../../../shared/domain/clock.ts";
import { type Standing, stationSubject } from "../../../shared/domain/replication/members.ts";
import type { Handlers } from "../handlers.ts";
import { Refused } from "../live/serve.ts";
import type { Store } from "../store/index.ts";
import { type Joining, readCode } from "./joining.ts";
import { fingerprintOfKey } from "./keys.ts";
import type { StationRows } from "./rows.ts";

export type StationHandlers = Handlers<
  | "stations.joinCode"
  | "stations.endJoinCode"
  | "stations.join"
  | "stations.admit"
  | "stations.retire"
  | "stations.rename"
>;

export interface StationCommandContext {
  readonly store: Pick<Store, "log" | "transaction" | "settings">;
  readonly station: string;
  readonly clock: Clock;
  /** A station without a key cannot join. */
  readonly joining: Joining | undefined;
  readonly rows: StationRows;
  isConnected(): boolean;
  standingOf(station: string): Standing;
  admit(station: string, publicKey: string, by: "fingerprint", actor: string): void;
  changed(): void;
  renamed(): void;
}

export function createStationCommands(context: StationCommandContext): StationHandlers {
  const { store, station: self, clock, rows } = context;

  function joining(): Joining {
    if (!context.joining || !context.isConnected()) throw new Refused({ code: "cannot-join" });
    return context.joining;
  }

  return {
    "stations.joinCode"(_input, { actor }) {
      const { code, untilMs } = joining().show(actor);
      return { code, until: untilMs };
    },
    "stations.endJoinCode"() {
      context.joining?.endShown();
      return {};
    },
    async "stations.join"({ code: typed }, { actor }) {
      const code = readCode(typed);
      if (code === undefined) throw new Refused({ code: "join-code", found: typed });
      await joining().ask(code, actor);
      return {};
    },
    "stations.admit"({ station, fingerprint }, { actor }) {
      const key = rows.keyOf(station);
      if (key === null || station === self) throw new Refused({ code: "unknown-station", found: station });
      if (lettersOf(fingerprint) !== lettersOf(fingerprintOfKey(key)))
        throw new Refused({ code: "wrong-fingerprint", found: fingerprint });
      context.admit(station, key, "fingerprint", actor);
      return {};
    },
    "stations.retire"({ station, reason }, { actor }) {
      if (station === self || context.standingOf(station) !== "member")
        throw new Refused({ code: "unknown-station", found: station });
      const decision = {
        kind: "station.retired",
        subject: stationSubject(station),
        body: { station, reason },
      } as const;
      store.transaction(() => store.log.append(self, decision, actor, clock()));
      context.changed();
      return {};
    },
    "stations.rename"({ name }) {
      store.settings.set("station-name", name);
      rows.show();
      context.renamed();
      return {};
    },
  };
}

/** A person types it with or without its dashes. */
function lettersOf(fingerprint: string): string {
  return fingerprint.toLowerCase().replace(/[^0-9a-f]/g, "");
}
