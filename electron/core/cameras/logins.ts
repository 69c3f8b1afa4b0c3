/**
 * Logins of the cameras' servers, by origin, and how they are kept.
 *
 * A person types one in the console: it comes here, is used at once, and is never told to a page again; screens learn
 * that there is one, of which kind, for which user and since when. Main alone can reach the system's secret store
 * (Electron's `safeStorage`), so main keeps them: it watches the view `loginsToKeep`, which is refused to pages, writes
 * them encrypted into `credentials.bin`, and answers `logins.kept`. To each core that starts, main says `logins.load`
 * with what the file holds, before it connects any page. So plain logins live in the memory of main, of this process
 * and of the port between the two, and nowhere on disk; until main has answered, screens say that a login is not kept.
 *
 * `secrets.yaml` goes on being read as before. What was set here counts before it.
 */
import type {
  CameraLoginRow,
  KeptLogin,
  Login,
  LoginsToKeepRow,
  SecretStoreRow,
} from "../../../shared/contract/cameras.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { LiveRows } from "../live/rows.ts";
import { authorizationOf } from "../secrets.ts";

export interface LoginRows {
  readonly cameraLogins: LiveRows<CameraLoginRow>;
  readonly secretStore: LiveRows<SecretStoreRow>;
  readonly loginsToKeep: LiveRows<LoginsToKeepRow>;
}

export interface LoadedLogins {
  readonly protection: Exclude<SecretStoreRow["protection"], "unknown">;
  readonly logins: readonly KeptLogin[];
  readonly fault: string | null;
}

export class CameraLogins {
  private readonly stored = new Map<string, KeptLogin>();
  private readonly unkept = new Set<string>();
  private readonly ofFile: ReadonlyMap<string, Login>;
  private readonly rows: LoginRows;
  private readonly clock: Clock;
  private readonly changed: () => void;
  private revision = 0;

  /** `changed` is called when another login counts than before. */
  constructor(ofFile: ReadonlyMap<string, Login>, rows: LoginRows, clock: Clock, changed: () => void) {
    this.ofFile = ofFile;
    this.rows = rows;
    this.clock = clock;
    this.changed = changed;
    rows.secretStore.put({ id: "store", protection: "unknown", fault: null });
    this.tell();
  }

  /** The value of the Authorization header for a server; undefined where it has none. */
  authorizationOf(origin: string): string | undefined {
    const login = this.stored.get(origin)?.login ?? this.ofFile.get(origin);
    return login && authorizationOf(login);
  }

  load({ protection, logins, fault }: LoadedLogins): void {
    for (const each of logins) if (!this.unkept.has(each.origin)) this.stored.set(each.origin, each);
    this.rows.secretStore.put({ id: "store", protection, fault });
    this.tell();
    this.changed();
  }

  set(logins: ReadonlyMap<string, Login>): void {
    if (logins.size === 0) return;
    for (const [origin, login] of logins) {
      this.stored.set(origin, { origin, login, setAt: this.clock() });
      this.unkept.add(origin);
    }
    this.keep();
  }

  clear(origin: string): void {
    if (!this.stored.delete(origin)) return;
    this.unkept.delete(origin);
    this.keep();
  }

  /** Takes over what `secrets.yaml` says of servers that nothing was set for here. How many there were. */
  adopt(): number {
    const adopted = new Map([...this.ofFile].filter(([origin]) => !this.stored.has(origin)));
    this.set(adopted);
    return adopted.size;
  }

  kept(revision: number, fault: string | null): void {
    const store = this.rows.secretStore.get("store");
    if (store) this.rows.secretStore.put({ ...store, fault });
    if (fault !== null || revision !== this.revision) return;
    this.unkept.clear();
    this.tell();
  }

  private keep(): void {
    this.revision += 1;
    this.rows.loginsToKeep.put({
      ...{ id: "logins", revision: this.revision, logins: [...this.stored.values()] },
    });
    this.tell();
    this.changed();
  }

  private tell(): void {
    const rowOf = (origin: string, login: Login) => ({
      id: origin,
      kind: "bearer" in login ? ("token" as const) : ("password" as const),
      user: "user" in login ? login.user : null,
    });
    const ofFile = [...this.ofFile].filter(([origin]) => !this.stored.has(origin));
    this.rows.cameraLogins.replace([
      ...[...this.stored.values()].map(({ origin, login, setAt }) => ({
        ...rowOf(origin, login),
        ...{ from: "store" as const, setAt, kept: !this.unkept.has(origin) },
      })),
      ...ofFile.map(([origin, login]) => ({
        ...rowOf(origin, login),
        ...{ from: "file" as const, setAt: null, kept: true },
      })),
    ]);
  }
}
