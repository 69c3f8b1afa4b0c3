/**
 * Messages on every topic as nobody sends them: a corpus of right ones (corpus/*.json), of a member, of a stranger and of
 * nobody, broken in all ways that a program or a person could. A room takes them in as its link hands them over.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { smallCity } from "../../electron/core/demo/drill/smallCity.ts";
import { openIncidents } from "../../electron/core/incidents/index.ts";
import { createIngest } from "../../electron/core/link/ingest.ts";
import { Quarantine } from "../../electron/core/link/quarantine.ts";
import { createFactWriter } from "../../electron/core/link/writer.ts";
import { LiveCameras } from "../../electron/core/live/cameras.ts";
import { LiveOfficers } from "../../electron/core/live/officers.ts";
import { LivePositions } from "../../electron/core/live/positions.ts";
import { LiveReports } from "../../electron/core/live/reports.ts";
import { LiveSensors } from "../../electron/core/live/sensors.ts";
import { createSources } from "../../electron/core/live/sources.ts";
import { LiveWarnings } from "../../electron/core/live/warnings.ts";
import { openProof } from "../../electron/core/proof/index.ts";
import { openSigner, type Signer } from "../../electron/core/proof/signer.ts";
import { testKey } from "../../electron/core/proof/testing.ts";
import { openReplication } from "../../electron/core/replication/index.ts";
import { signedBy } from "../../electron/core/replication/outgoing.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { databaseInMemory } from "../../electron/core/store/testing.ts";
import { pick, type Random } from "../../shared/domain/random.ts";
import { stationSubject } from "../../shared/domain/replication/members.ts";
import { parseReplicationTopic } from "../../shared/messages/replication.ts";

const nowMs = Date.UTC(2026, 10, 24, 8);
const city = smallCity();
const root = city.topicRoot;

export interface Fuzzed {
  /** All that was refused. */
  readonly refused: number;
  /** Messages that are kept for the operator to look at, on screen and in the database. */
  readonly quarantined: readonly [shown: number, stored: number];
  /** Of every log that is held. */
  readonly heads: readonly string[];
  /** Rows of stations on screen. */
  readonly stations: number;
  /** What of the outside world is stored: few ids stand in the corpus. */
  readonly facts: number;
  readonly databaseBytes: number;
}

export interface FuzzedRoom {
  /** Throws what the room throws. */
  take(count: number, random: Random): void;
  look(): Fuzzed;
  close(): void;
}

const flushEvery = 200;

export function openFuzzedRoom(): FuzzedRoom {
  const signer = openSigner(testKey(1));
  const member = openSigner(testKey(2));
  const database = databaseInMemory();
  const store = createStore(database, signer.signEvent);
  const clock = () => nowMs;
  const random = () => 0;
  const log = { info() {}, warning() {}, error() {} };
  openProof({ store, station: "st-1", signer, clock });
  const body = { station: "st-2", publicKey: member.publicKey, by: "code" } as const;
  const admitted = { kind: "station.admitted", subject: stationSubject("st-2"), body } as const;
  store.log.append("st-1", admitted, "person:U-1", nowMs);
  const sources = createSources();
  const positions = new LivePositions();
  const reports = new LiveReports(city, store.reports, sources.reports, clock);
  const incidents = openIncidents({
    ...{ city, station: "st-1", store, rows: sources.incidents, clock, random },
    ...{ officers: sources.officers, cameras: sources.cameras, positions },
    ...{ locate: (place) => reports.locate(place), texts: (status) => status, targetOf: () => undefined },
  });
  const fail = (what: string | null) => {
    throw new Error(`expected the room to take everything, found ${what}`);
  };
  const ingest = createIngest({
    ...{ root, store, positions, clock, log, onWriteFault: fail, onOverflowEnd: () => fail("an overflow") },
    quarantine: new Quarantine(store.quarantine, sources.quarantine),
    subjects: {
      hasOfficer: (id) => city.officers.some((officer) => officer.id === id),
      hasCamera: (id) => city.cameras.some((camera) => camera.id === id),
      unitOf: (id) => city.sensors.find((sensor) => sensor.id === id)?.unit,
      officerOf: (order) => (order === "O-1" ? "P-001" : undefined),
    },
    writer: createFactWriter({
      ...{ store, reports, register: incidents.register, decisions: incidents.decisions },
      officers: new LiveOfficers(city, store.officers, sources.officers, clock),
      cameras: new LiveCameras(city.cameras, "https://cctv.example", store.cameras, sources.cameras),
      sensors: new LiveSensors(city, store.sensors, sources.sensors),
      warnings: new LiveWarnings(city, store.warnings, sources.warnings, clock),
    }),
  });
  const replication = openReplication({
    ...{ store, station: "st-1", signer, city: city.code, root, appVersion: "1", clock, random, log },
    ...{ rows: sources.stations, joinRows: sources.stationJoin, onForked() {} },
  });
  replication.link.up(() => Promise.resolve(), ingest.refuse);
  const messages = corpusFor(member, openSigner(testKey(3)));
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  return {
    take(wanted, random) {
      for (let number = 0; number < wanted; number++) {
        const [topic, text] = pick(random, messages);
        const to = random() < 0.02 ? topic : brokenTopic(topic, random);
        const payload = brokenPayload(text, random);
        if (!replication.link.take(to, payload)) ingest.take(to, payload, undefined);
        if (number % flushEvery === 0) ingest.flush();
      }
      ingest.flush();
      // Shows all anew.
      replication.commands["stations.rename"]({ name: "Meja" }, undefined as never);
    },
    look: () => ({
      refused: [...store.quarantine.counts().values()].reduce((sum, each) => sum + each, 0),
      quarantined: [sources.quarantine.size, count("quarantine")],
      heads: store.log.heads().map(({ station, seq, hash }) => `${station} ${seq} ${hash}`),
      stations: [...sources.stations.values()].length,
      facts: ["reports", "positions", "duty_events", "camera_status", "sensor_values", "warnings"].reduce(
        (sum, table) => sum + count(table),
        0,
      ),
      databaseBytes:
        (database.pragma("page_count", { simple: true }) as number) *
        (database.pragma("page_size", { simple: true }) as number),
    }),
    close() {
      replication.close();
      ingest.stop();
      incidents.close();
      store.close();
    },
  };
}

/** A message of the corpus: below the root, with a body or with a text that is none. */
export interface CorpusMessage {
  readonly topic: string;
  readonly body?: object;
  readonly text?: string;
}

/** By the name of their file. */
export function readCorpus(): ReadonlyMap<string, readonly CorpusMessage[]> {
  const folder = join(import.meta.dirname, "corpus");
  return new Map(
    readdirSync(folder).map((file) => [
      file.replace(".json", ""),
      JSON.parse(readFileSync(join(folder, file), "utf8")) as CorpusMessage[],
    ]),
  );
}

/** What stations say to each other stands there signed by a member, by a stranger, and unsigned. */
function corpusFor(member: Signer, stranger: Signer): [topic: string, text: string][] {
  return [...readCorpus().values()].flat().flatMap(({ topic: below, body, text: given }) => {
    const topic = `${root}/${below}`;
    const text = (given ?? JSON.stringify(body))
      .replaceAll("@member", member.publicKey)
      .replaceAll("@stranger", stranger.publicKey);
    const plain: [string, string] = [topic, text];
    if (body === undefined || !parseReplicationTopic(root, topic)) return [plain];
    return [plain, [topic, signedBy(member, topic, text)], [topic, signedBy(stranger, topic, text)]];
  });
}

function brokenTopic(topic: string, random: Random): string {
  const chance = random();
  if (chance < 0.8) return topic;
  if (chance < 0.85) return topic.replace(city.code, "31.71");
  if (chance < 0.9) return topic.replace(/st-\d/, `st-${Math.floor(random() * 1000)}`);
  return topic.slice(0, Math.floor(random() * topic.length)) + pick(random, ["", "/", "//", "+", "\u0000"]);
}

function brokenPayload(text: string, random: Random): Buffer {
  const chance = random();
  const at = Math.floor(random() * text.length);
  if (chance < 0.1) return Buffer.from(text);
  if (chance < 0.3) return Buffer.from(text.slice(0, at));
  if (chance < 0.5)
    return Buffer.from(text.slice(0, at) + String.fromCharCode(random() * 0xffff) + text.slice(at + 1));
  if (chance < 0.6)
    return Buffer.from(text.replace(/\d+/, pick(random, ["-1", "1e400", "0.5", "null", "9".repeat(30)])));
  if (chance < 0.7)
    return Buffer.from(text.replace(/"[^"]*"/, pick(random, ["{}", "[]", '"__proto__"', "true", '""'])));
  if (chance < 0.8) return Buffer.from(text.replace(/\[/, `[${"[".repeat(Math.floor(random() * 500))}`));
  if (chance < 0.81) return Buffer.alloc(70_000, 0x5b);
  if (chance < 0.9) return Buffer.from(Array.from({ length: 60 }, () => Math.floor(random() * 256)));
  return Buffer.from(
    text.replace(/"events":\[/, `"events":[${pick(random, ["{},", "null,", "1,", '"x",'])}`),
  );
}
