/** For tests: the door of a small city on a store in memory, with a clock that the test moves. */

import type { AuditRow } from "../../../shared/contract/access.ts";
import type { ClientKind } from "../../../shared/contract/define.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { createIds } from "../incidents/ids.ts";
import { type Client, Refused } from "../live/serve.ts";
import { createSources } from "../live/sources.ts";
import type { Store } from "../store/index.ts";
import { storeInMemory } from "../store/testing.ts";
import { cheapHasher, fakeClient, keptLog } from "../testing.ts";
import { type AccessOptions, openAccess } from "./index.ts";

export const start = Date.parse("2026-11-25T08:00:00Z");

export function accessOn(store: Store = storeInMemory(), changes: Partial<AccessOptions> = {}) {
  let now = start;
  let steady = 0;
  const clock = () => now;
  const sources = createSources();
  const log = keptLog();
  let drawn = 0;
  const access = openAccess({
    ...{ city: smallCity(), station: "st-1", store, sources, clock, log, demo: false },
    ...{ monotonic: () => steady, hasher: cheapHasher() },
    newId: createIds(clock, () => (drawn++ % 97) / 97),
    ...changes,
  });
  let clients = 0;
  return {
    ...{ access, commands: access.commands, store, sources, log },
    /** Time goes on by so many milliseconds. */
    wait(ms: number) {
      now += ms;
      steady += ms;
      access.advance();
    },
    /** Somebody sets the machine's clock. */
    setClock(ms: number) {
      now = ms;
      access.advance();
    },
    now: clock,
    /** A window that opened, and what is done at it. */
    window(kind: ClientKind = "console", name: string | undefined = `w-${clients + 1}`) {
      const client: Client = { ...fakeClient(kind, ++clients), window: name };
      access.sessions.connect(client);
      const caller = () => access.callerOf(client);
      return {
        ...{ client, caller },
        row: () => access.open("session", {}, caller())?.rows.get("session"),
        signIn: (person: string, secret: string) =>
          Promise.resolve(access.commands["session.signIn"]({ person, secret }, caller())),
      };
    },
    /** The first administrator signs in there. */
    async begin(at: { caller: () => ReturnType<typeof access.callerOf> }) {
      await access.commands["access.begin"]({ name: "Dewi Lestari", secret: "271604" }, at.caller());
      return at.caller().person!.id;
    },
    /** The newest first. */
    audit(kind: string | null = null): AuditRow[] {
      const params = { actor: null, kind, from: null, until: null };
      const opened = access.open("audit", params, { role: "administrator" } as never)!;
      opened.close();
      return [...opened.rows.values()] as AuditRow[];
    },
  };
}

/** Why it was refused; undefined where it was not. */
export async function refusal(asked: unknown): Promise<Refused["reason"] | undefined> {
  try {
    await asked;
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}
