/** The door: who is at which screen, what they sign in with, and the audit of it. Put together. */
import { type AuditParams, type AuditRow, auditShown } from "../../../shared/contract/access.ts";
import type { ExportCommand } from "../../../shared/contract/audited.ts";
import type { CommandName } from "../../../shared/contract/commands.ts";
import type { CoreOptions } from "../../../shared/contract/start.ts";
import type { ViewName } from "../../../shared/contract/views.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { eventId, type RoomEvent } from "../../../shared/domain/event/event.ts";
import type { NewId } from "../incidents/ids.ts";
import { LiveRows, putChanged } from "../live/rows.ts";
import { type Client, type OpenedRows, Refused } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import { errorText, type Log } from "../log.ts";
import type { Store } from "../store/index.ts";
import { exports, isSetting, whatOf } from "./audited.ts";
import { AccountBook } from "./book.ts";
import type { Caller } from "./caller.ts";
import { ClockWatch } from "./clockWatch.ts";
import { type AccessHandlers, type ConfirmSecond, createAccessCommands } from "./commands.ts";
import { type ConfirmPerson, createConfirm } from "./confirm.ts";
import { demoAccounts } from "./demo.ts";
import { beginWith } from "./first.ts";
import type { Hasher } from "./hashing.ts";
import { Sessions } from "./sessions.ts";

export interface AccessOptions {
  readonly city: City;
  readonly station: string;
  readonly store: Store;
  readonly sources: Sources;
  readonly clock: Clock;
  readonly monotonic: () => number;
  readonly newId: NewId;
  readonly hasher: Hasher;
  readonly log: Log;
  /** Whether the demo runs. */
  readonly demo: boolean;
  readonly administrator?: CoreOptions["administrator"];
}

export interface Access {
  readonly commands: AccessHandlers;
  readonly sessions: Pick<Sessions, "connect" | "disconnect" | "windowClosed" | "onRole" | "onLeft">;
  callerOf(client: Client): Caller;
  /** Whether somebody is who they say, with their PIN or password: to sign in place. Rejects with `Refused`. */
  readonly confirmPerson: ConfirmPerson;
  /** For what the city wants two persons for. Rejects with `Refused`. */
  readonly confirmSecond: ConfirmSecond;
  /** The rows of the views of this folder that depend on who asks; undefined for any other view. */
  open(view: ViewName, params: unknown, caller: Caller): OpenedRows | undefined;
  onNotAllowed(caller: Caller, what: { readonly command: CommandName } | { readonly view: ViewName }): void;
  /** Carries a command out, and writes down what the audit asks for. */
  audited(name: CommandName, input: object, caller: Caller, carryOut: () => unknown): unknown;
  /** Time went on. */
  advance(): void;
  /** Nothing is written any more. */
  close(): void;
}

/** A page that asks again and again is told of once in a while. */
const refusalsEveryMs = 60_000;
const refusalsKept = 1000;

export function openAccess(options: AccessOptions): Access {
  const { city, station, store, sources, clock, hasher, newId, log } = options;
  const book = new AccountBook({
    ...{ station, store, sources, clock },
    demo: options.demo && city.access.demoAccounts,
  });
  beginWith(options.administrator, book, store.access, newId, clock());
  let isOpen = true;
  const seeded = book.isDemo ? seedDemo(book, options, () => isOpen) : Promise.resolve();
  const confirmPerson = createConfirm({ book, access: store.access, hasher, clock, log, seeded });
  const lockAfterMs = city.access.lockAfterMinutes * 60_000;
  const sessions = new Sessions({
    ...{ book, access: store.access, clock, log, lockAfterMs },
    ending: sources.ending,
  });
  const clockWatch = new ClockWatch({
    ...{ clock, monotonic: options.monotonic, latestMs: store.log.latestMs() },
    onJump: (fromMs, toMs) => note(() => book.write("access.clock-jumped", station, { fromMs, toMs })),
  });
  const refusals = new Map<string, number>();

  const confirmSecond: ConfirmSecond = async (act, first, second) => {
    if (!second) {
      if (city.access.twoPersons.includes(act)) throw new Refused({ code: "second-person", found: act });
      return null;
    }
    if (second.person === first.id) throw new Refused({ code: "second-person", found: act });
    const other = await confirmPerson(second.person, second.secret);
    if (other.role !== "supervisor" && other.role !== "administrator") {
      throw new Refused({ code: "second-person", expected: "supervisor, administrator", found: other.role });
    }
    book.write("access.confirmed", other.id, { act }, `person:${other.id}`);
    return other;
  };

  /** What was done is done: the audit of it must not make it look undone. A full disk has its alarm. */
  function note(write: () => void): void {
    try {
      write();
    } catch (error) {
      log.error("the audit was not written", { reason: errorText(error) });
    }
  }

  function noteDone(name: CommandName, input: object, output: unknown, { actor }: Caller): void {
    if (Object.hasOwn(exports, name)) {
      const count = exports[name as ExportCommand] as (output: unknown) => {
        file: string | null;
        rows: number | null;
      };
      note(() => book.write("access.exported", name, count(output), actor));
    } else if (isSetting(name)) {
      note(() => book.write("access.setting-changed", name, { what: whatOf(input) }, actor));
    } else if (city.access.recordViews && name === "citizen.reveal") {
      const whose = whatOf(input) ?? name;
      note(() => book.write("access.viewed", whose, { what: name, reason: null }, actor));
    }
  }

  return {
    commands: createAccessCommands({
      ...{ book, sessions, hasher, newId, confirmPerson, confirmSecond },
      ...{ access: store.access, now: clock },
    }),
    ...{ sessions, confirmPerson, confirmSecond },
    callerOf: (client) => sessions.callerOf(client),
    open(view, params, caller) {
      if (view === "session") {
        const rows = sessions.rowsOf(caller.id) ?? new LiveRows(({ id }: { id: string }) => id);
        return { rows: rows as LiveRows<unknown>, close() {} };
      }
      if (view !== "audit") return undefined;
      const keyOf = ({ id }: AuditRow) => id;
      const read = () => store.access.audit(params as AuditParams, auditShown).map(auditRowOf);
      const rows = new LiveRows(keyOf, read());
      return {
        rows: rows as LiveRows<unknown>,
        close: book.onWritten(() => putChanged(rows, read(), keyOf)),
      };
    },
    onNotAllowed({ actor, role }, what) {
      const subject = "command" in what ? what.command : what.view;
      const key = `${actor} ${subject}`;
      const now = clock();
      const last = refusals.get(key);
      if (last !== undefined && now - last < refusalsEveryMs && now >= last) return;
      refusals.delete(key);
      refusals.set(key, now);
      for (const oldest of refusals.keys()) {
        if (refusals.size <= refusalsKept) break;
        refusals.delete(oldest);
      }
      note(() => book.write("access.refused", subject, { role }, actor));
    },
    audited(name, input, caller, carryOut) {
      const output = carryOut();
      if (output instanceof Promise) {
        return output.then((value: unknown) => {
          noteDone(name, input, value, caller);
          return value;
        });
      }
      noteDone(name, input, output, caller);
      return output;
    },
    advance() {
      clockWatch.advance();
      sessions.advance();
    },
    close() {
      isOpen = false;
    },
  };
}

function auditRowOf(event: RoomEvent): AuditRow {
  const { time, actor, kind, subject, body } = event;
  return { id: eventId(event), at: time.ms, actor, kind, subject, body: { ...body } };
}

/** Resolves when each of the demo's people can sign in. */
async function seedDemo(
  book: AccountBook,
  { store, sources, hasher, clock, log }: AccessOptions,
  isOpen: () => boolean,
): Promise<void> {
  sources.demoAccounts.replace(demoAccounts);
  const missing = demoAccounts.filter(({ id }) => !book.usable(id));
  if (missing.length > 0) {
    book.decide(
      missing.map(({ id, name, role }) => ({
        ...{ kind: "access.account-added", subject: id, body: { name, role, demo: true } },
      })),
      "room",
    );
  }
  for (const { id, secret } of demoAccounts) {
    if (!isOpen() || store.access.hashOf(id) !== undefined) continue;
    try {
      const hash = await hasher.hash(secret);
      if (isOpen()) store.access.putHash(id, hash, clock());
    } catch (error) {
      log.error("a person of the demo cannot sign in", { person: id, reason: errorText(error) });
    }
  }
}
