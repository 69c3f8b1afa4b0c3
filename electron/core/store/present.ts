/**
 * Which events what people see now is made of, so that a station that joins a room with a long history gets these first
 * (shared/domain/replication/present.ts). By indexes alone: it costs what the present has, not what the history has.
 */

import { writeTime } from "../../../shared/domain/event/hybridTime.ts";
import type { Place } from "../../../shared/domain/replication/replicaLog.ts";
import { wallSubject } from "../../../shared/domain/wall/shared.ts";
import { currentIds } from "./current.ts";
import type { Database } from "./database.ts";

const dayMs = 86_400_000;
/** What ended so long ago has left the screens. */
const endedMs = dayMs;
/** Attendance of today and last night, alarms, what was written. */
const latelyMs = 2 * dayMs;
const writtenMs = 14 * dayMs;
/** So that a station that gives it is not kept from its work: more of it comes with the history. */
const most = {
  wall: 200,
  written: 2000,
  roster: 20_000,
  handover: 400,
  access: 20_000,
  lately: 30_000,
  current: 150_000,
};

export function presentRepository(database: Database) {
  const places = (from: string) => database.prepare(`SELECT station, seq FROM ${from}`);
  const ofStations = places(
    "events INDEXED BY events_by_subject WHERE subject >= 'station:' AND subject < 'station;'",
  );
  // What signs people in; who signed in and out is with what happened lately.
  const ofAccounts = places(`events WHERE kind >= 'access.' AND kind < 'access/'
    AND (kind LIKE 'access.account-%' OR kind = 'access.secret-set') LIMIT ${most.access}`);
  const ofWall = places(`events INDEXED BY events_by_subject WHERE subject = ? AND time >= ?
    ORDER BY time DESC LIMIT ${most.wall}`);
  const ofCurrent = database.prepare(`
    ${currentIds}
    SELECT station, seq FROM current CROSS JOIN events INDEXED BY events_by_subject ON events.subject = current.id
    LIMIT ${most.current}`);
  const ofHandovers =
    places(`events INDEXED BY events_of_handover WHERE kind >= 'handover.' AND kind < 'handover/'
    ORDER BY time DESC LIMIT ${most.handover}`);
  const ofRoster = places(`events INDEXED BY events_of_roster WHERE kind >= 'roster.' AND kind < 'roster/'
    ORDER BY time DESC LIMIT ${most.roster}`);
  const written = places(`events INDEXED BY events_of_log WHERE kind GLOB 'log.*' AND time >= ?
    ORDER BY time DESC LIMIT ${most.written}`);
  const lately = places(
    `events INDEXED BY events_by_time WHERE time >= ? ORDER BY time DESC LIMIT ${most.lately}`,
  );

  return {
    /** Where they stand, what matters most first. `nowMs` is the wall clock. */
    places(nowMs: number): Place[] {
      const since = (agoMs: number) => writeTime({ ms: Math.max(0, nowMs - agoMs), counter: 0 });
      const sections = [
        ofStations.all(),
        ofAccounts.all(),
        ofWall.all(wallSubject, since(31 * dayMs)),
        ofCurrent.all(nowMs),
        ofHandovers.all(),
        ofCurrent.all(nowMs - endedMs),
        ofRoster.all(),
        written.all(since(writtenMs)),
        // One after the other: one signature proves a run of them.
        inOrder(lately.all(since(latelyMs)) as Place[]),
      ] as Place[][];
      const seen = new Map<string, Set<number>>();
      return sections.flat().filter(({ station, seq }) => {
        const known = seen.get(station) ?? new Set();
        if (known.has(seq)) return false;
        seen.set(station, known.add(seq));
        return true;
      });
    },
  };
}
export type PresentRepository = ReturnType<typeof presentRepository>;

function inOrder(places: readonly Place[]): Place[] {
  return [...places].sort((a, b) => (a.station < b.station ? -1 : a.station > b.station ? 1 : a.seq - b.seq));
}
