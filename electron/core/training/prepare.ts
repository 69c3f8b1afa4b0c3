/**
 * Makes the folder of a drill: its record, and a database of its own in which the people of the real room can sign in,
 * who is signed in stays so, and the wall is as it was set. Nothing else of the real room is in it: no report, incident,
 * log, roster or key. Events of the real log do not come along either; accounts are written down there anew.
 */
import type { Random } from "../../../shared/domain/random.ts";
import { foldAccounts } from "../../../shared/domain/roles/accounts.ts";
import type { DrillRecord } from "../../../shared/domain/training/record.ts";
import { openDatabase } from "../store/database.ts";
import { createStore, type Store } from "../store/index.ts";
import { writeRecord } from "./files.ts";

/** Throws what the system does, and `DataFolderUnusable`. */
export function prepareDrill(folder: string, record: DrillRecord, real: Store, random: Random): void {
  writeRecord(folder, record);
  const store = createStore(openDatabase(folder, new Date(record.begunAt)).database);
  try {
    const station = store.settings.station(random);
    store.transaction(() => {
      const language = real.settings.get("language");
      if (language !== undefined) store.settings.set("language", language);
      store.displays.take(real.displays.all());
      for (const { id, body, changedAt } of real.scenes.all()) store.scenes.put(id, body, changedAt);
      copyPeople(real, store, station, record.begunAt);
    });
  } finally {
    store.close();
  }
}

function copyPeople(real: Store, store: Store, station: string, atMs: number): void {
  for (const { id: subject, name, role, demo, state } of foldAccounts(real.access.accountEvents()).values()) {
    if (state === "deleted") continue;
    const append = (decision: Parameters<Store["log"]["append"]>[1]) =>
      store.log.append(station, decision, "room", atMs);
    append({ kind: "access.account-added", subject, body: { name, role, demo } });
    const hash = real.access.hashOf(subject);
    if (hash !== undefined) {
      append({ kind: "access.secret-set", subject, body: {} });
      store.access.putHash(subject, hash, atMs);
    }
    if (state === "disabled") append({ kind: "access.account-disabled", subject, body: {} });
    const attempts = real.access.attempts(subject);
    if (attempts) store.access.putAttempts(subject, attempts);
  }
  for (const session of real.access.sessions()) store.access.putSession(session);
}

/**
 * Whoever is signed in at a window after the drill: who was there before it, where they still were at its end. Where
 * somebody else came, or it was locked, nobody is: the real room lets in nobody by what was done in a drill.
 */
export function takeSessionsBack(real: Store, drill: Store, endedBy: string | null, nowMs: number): void {
  const after = new Map(drill.access.sessions().map((session) => [session.window, session]));
  for (const session of real.access.sessions()) {
    if (session.person === null) continue;
    const then = after.get(session.window);
    if (then?.person !== session.person) {
      real.access.putSession({ ...session, person: null, byDemo: false, lockedAt: null });
    } else if (then.lockedAt !== null) {
      real.access.putSession({ ...session, lockedAt: session.lockedAt ?? nowMs });
    } else if (session.person === endedBy) real.access.putSession({ ...session, activeAt: nowMs });
  }
}
