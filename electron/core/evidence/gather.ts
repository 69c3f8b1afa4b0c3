/** Everything that the room has about one incident: its events, what people wrote about it, and what proves both. */
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import { isReadable } from "../../../shared/domain/event/readable.ts";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import { maskBody } from "../../../shared/domain/privacy/maskEvent.ts";
import type { IncidentRegister } from "../incidents/register.ts";
import type { WithheldEvent } from "../proof/export.ts";
import { readEvent } from "../store/events.ts";
import type { Store } from "../store/index.ts";
import type { StandingReport } from "../store/reports.ts";

export interface Evidence {
  readonly incident: string;
  /** The incident's own first. */
  readonly reports: readonly StandingReport[];
  /** What a paper tells, in the order in which it happened; masked where that was asked for. */
  readonly told: readonly RoomEvent[];
  /** Station by station, in order, as an export takes them. */
  readonly events: readonly (SealedEvent | WithheldEvent)[];
}

const mostEntries = 10_000;

/** `masked`: an event that says who a citizen is, is withheld; its place and hash are there, what it says is not. */
export function gatherEvidence(
  store: Store,
  register: IncidentRegister,
  incident: string,
  masked: boolean,
): Evidence {
  const gathered = register.gathered(incident);
  const reports = gathered.flatMap((id) => register.find(id)?.report ?? []);
  const names = reports.map(({ reporterName }) => reporterName);
  const about = [...gathered, ...entriesAbout(store, gathered)].flatMap((subject) =>
    store.log.sealedOf(subject),
  );
  const told = about
    .filter(isReadable)
    .map((event) => readEvent({ ...event, body: JSON.stringify(event.body) }));
  const events = [...about, ...proofOf(store, about)].map((event) =>
    masked && isPersonal(event, names) ? withheld(event) : event,
  );
  return {
    ...{ incident, reports },
    told: told.map((event) =>
      masked ? ({ ...event, body: maskBody(event.body, names) } as RoomEvent) : event,
    ),
    events: inOrder(events),
  };
}

/** Entries of the shift log that refer to one of these incidents. */
function entriesAbout(store: Store, incidents: readonly string[]): string[] {
  const found = incidents.flatMap((incident) => {
    const filter = { actor: null, tag: null, group: "entry" as const, incident };
    return store.logSearch.find("", filter, Number.MAX_SAFE_INTEGER, mostEntries);
  });
  return [...new Set(found.map(({ event }) => event.subject))];
}

/** The keys of the stations that speak, and every seal since the first of these events. */
function proofOf(store: Store, about: readonly SealedEvent[]): SealedEvent[] {
  const stations = [...new Set(about.map(({ station }) => station))];
  const keys = stations
    .flatMap((station) => store.log.sealedOf(`station:${station}`))
    .filter(({ kind }) => kind === "station.key-announced");
  const first = about.map(({ time }) => time).sort()[0];
  if (first === undefined) return keys;
  const since = readEvent({ ...about[0]!, time: first, body: "{}" }).time.ms;
  const seals = store.log
    .writtenSince(since)
    .filter(({ kind }) => kind === "log.sealed")
    .flatMap(({ station, seq }) => store.log.sealed(station, seq, 1));
  return [...keys, ...seals];
}

function isPersonal({ body }: SealedEvent, names: readonly (string | null)[]): boolean {
  return JSON.stringify(maskBody(body, names)) !== JSON.stringify(body);
}

function withheld({ station, seq, prev, hash, signature }: SealedEvent): WithheldEvent {
  return { station, seq, prev, hash, signature, withheld: true };
}

function inOrder<Event extends SealedEvent | WithheldEvent>(events: readonly Event[]): Event[] {
  const once = new Map(events.map((event) => [`${event.station}:${event.seq}`, event]));
  return [...once.values()].sort((a, b) =>
    a.station === b.station ? a.seq - b.seq : a.station < b.station ? -1 : 1,
  );
}
