/**
 * Batches into SQLite, without a broker and without processes: facts that have been read, through the product's store,
 * beside a loop over one prepared statement that writes the same rows into the same tables. What reading a message
 * costs on top is told too: `ingestion` has it in its rates.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { loadCity } from "../../electron/core/city/load.ts";
import { openIncidents } from "../../electron/core/incidents/index.ts";
import { createIngest } from "../../electron/core/link/ingest.ts";
import { Quarantine } from "../../electron/core/link/quarantine.ts";
import { createFactWriter, type DurableFact } from "../../electron/core/link/writer.ts";
import { LiveCameras } from "../../electron/core/live/cameras.ts";
import { LiveOfficers } from "../../electron/core/live/officers.ts";
import { LivePositions } from "../../electron/core/live/positions.ts";
import { LiveReports } from "../../electron/core/live/reports.ts";
import { LiveSensors } from "../../electron/core/live/sensors.ts";
import { createSources } from "../../electron/core/live/sources.ts";
import { LiveWarnings } from "../../electron/core/live/warnings.ts";
import { createLog } from "../../electron/core/log.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import type { StoredPosition } from "../../electron/core/store/officers.ts";
import type { City } from "../../shared/domain/city/index.ts";
import { type Fact, readFact } from "../../shared/messages/read.ts";
import { rootTopic } from "../../shared/messages/topics.ts";
import type { BenchContext, Benchmark, Comparison } from "./benchmark.ts";
import { cityCode, shippedCity } from "./city.ts";
import type { FloodMessage } from "./flood.ts";
import { nthPosition } from "./positions.ts";
import { nthReport } from "./reports.ts";

/** What comes in a quarter of a second at 1 000 messages a second. */
const batchSize = 250;
const turnSize = 20 * batchSize;
const now = Date.now();
const beganMs = now - 3600_000;

type Room = ReturnType<typeof openRoom>;
type Row = readonly (string | number | null)[];

interface Kind {
  readonly what: string;
  readonly messages: number;
  message(index: number): FloodMessage;
  /** Takes one batch of read facts through the product. */
  write(room: Room, facts: readonly Fact[]): void;
  /** The bare statement, and the row that the product leaves for a fact. */
  readonly sql: string;
  row(fact: Fact, room: Room): Row;
}

const kinds: readonly Kind[] = [
  {
    what: "positions",
    messages: 200_000,
    message: (index) => nthPosition(index, beganMs),
    write({ store }, facts) {
      store.transaction(() => {
        for (const fact of facts) store.officers.putPosition(storedPosition(fact));
      });
    },
    sql: upsert("positions", "officer", [
      ...["officer", "longitude", "latitude", "accuracy_m", "speed_mps", "heading_deg", "battery"],
      ...["time", "received_at"],
    ]),
    row(fact) {
      const { officer, longitude, latitude, ...rest } = storedPosition(fact);
      const { accuracyM, speedMps, headingDeg, battery, time, receivedAt } = rest;
      return [officer, longitude, latitude, accuracyM, speedMps, headingDeg, battery, time, receivedAt];
    },
  },
  {
    what: "reports",
    messages: 50_000,
    message: (index) => nthReport(index, beganMs),
    write({ store, writer }, facts) {
      const durable = facts.map((fact) => ({ fact, receivedAt: now }) as DurableFact);
      store.transaction(() => writer.write(durable));
    },
    sql: upsert("reports", "id", [
      ...["id", "status", "category", "text", "longitude", "latitude", "address", "district", "outside"],
      ...["channel", "photos", "reporter_name", "reporter_phone", "requested_at", "updated_at"],
      ...["received_at", "heard_at", "removed_at"],
    ]),
    row(fact, { reports }) {
      if (fact.kind !== "report") throw new Error(`expected a report, found ${fact.kind}`);
      const { body } = fact;
      const { district, outside } = reports.locate([body.long, body.lat]);
      const { requested_datetime: requestedAt, updated_datetime: updatedAt = requestedAt } = body;
      return [
        ...[fact.id, body.status, body.service_code, body.description, body.long, body.lat],
        ...[body.address ?? null, district, outside ? 1 : 0, body.channel, "[]", null, null],
        ...[requestedAt, updatedAt, now, now, null],
      ];
    },
  },
];

export const store: Benchmark = {
  name: "store",
  about: `Batches of ${batchSize} rows, each in a transaction. Bare: a loop over one prepared upsert of better-sqlite3. Product: facts that have been read, through the store, until they are committed. In one process, with no broker.`,
  async run(context) {
    const { city } = await loadCity(shippedCity);
    if (!city) throw new Error("expected the shipped city to be usable");
    const found: Comparison[] = [];
    for (const kind of kinds) found.push(...(await measure(kind, city, context)));
    return found;
  },
};

async function measure(kind: Kind, city: City, { quick, folder, say }: BenchContext): Promise<Comparison[]> {
  const count = quick ? 10 * batchSize : kind.messages;
  const messages = Array.from({ length: count }, (_, index) => kind.message(index));
  const facts = messages.map(read);
  const sample = openRoom(city, join(folder, `${kind.what}-rows`));
  const rows = facts.map((fact) => kind.row(fact, sample));
  sample.close();
  const payloads = messages.map(({ topic, payload }) => ({ topic, payload: Buffer.from(payload) }));

  const bare: Way = {
    name: "bare",
    open({ database }) {
      const insert = database.prepare(kind.sql);
      return (from) =>
        database.transaction(() => {
          for (const row of rows.slice(from, from + batchSize)) insert.run(...row);
        })();
    },
  };
  const product: Way = {
    name: "product",
    open: (room) => (from) => kind.write(room, facts.slice(from, from + batchSize)),
  };
  const reading: Way = {
    name: "product with reading",
    open:
      ({ ingest }) =>
      (from) => {
        for (const { topic, payload } of payloads.slice(from, from + batchSize)) {
          ingest.take(topic, payload, undefined);
        }
        ingest.flush();
      },
  };

  /** Both write at the same time, some batches each in turn; rows a second of each. */
  async function race(runs: number, other: Way): Promise<{ bare: number[]; product: number[] }> {
    const rates = { bare: [] as number[], product: [] as number[] };
    for (let run = 0; run < runs; run++) {
      const ways = [bare, other].map(({ name, open }) => {
        const room = openRoom(city, join(folder, `${kind.what}, ${other.name} ${run}, ${name}`));
        return { room, write: open(room), ms: 0 };
      });
      for (let from = 0; from < count; from += turnSize) {
        for (const way of from % (2 * turnSize) === 0 ? ways : [...ways].reverse()) {
          const beganAt = performance.now();
          for (let at = from; at < Math.min(count, from + turnSize); at += batchSize) way.write(at);
          way.ms += performance.now() - beganAt;
        }
      }
      for (const { room } of ways) room.close();
      const [bareRate, rate] = ways.map(({ ms }) => (1000 * count) / ms) as [number, number];
      say(`${kind.what}: bare ${Math.round(bareRate)}, ${other.name} ${Math.round(rate)} rows a second`);
      rates.bare.push(bareRate);
      rates.product.push(rate);
    }
    return rates;
  }

  // The first one compiles the code.
  await race(1, product);
  const written = await race(quick ? 1 : 5, product);
  const withReading = await race(quick ? 1 : 3, reading);
  return [
    { what: kind.what, unit: "rows/s", ...written, target: { of: "ratio", atLeast: 0.7 } },
    { what: `${kind.what}, with reading their messages`, unit: "rows/s", ...withReading, target: null },
  ];
}

/** A way to write the batch that begins at a row. */
interface Way {
  readonly name: string;
  open(room: Room): (from: number) => void;
}

/** What of the core takes facts in, on a database of its own. */
function openRoom(city: City, folder: string) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const clock = () => now;
  const log = createLog();
  const { database } = openDatabase(folder, new Date(now));
  const store = createStore(database);
  const sources = createSources();
  const reports = new LiveReports(city, store.reports, sources.reports, clock);
  const { register, decisions, ...incidents } = openIncidents({
    ...{ city, station: "bench", store, rows: sources.incidents, clock, random: Math.random },
    ...{ officers: sources.officers, cameras: sources.cameras, positions: new LivePositions() },
    locate: (place) => reports.locate(place),
    texts: (status) => status,
    targetOf: () => undefined,
  });
  const writer = createFactWriter({
    ...{ store, reports, register, decisions },
    officers: new LiveOfficers(city, store.officers, sources.officers, clock),
    sensors: new LiveSensors(city, store.sensors, sources.sensors),
    cameras: new LiveCameras(city.cameras, "http://127.0.0.1:9", store.cameras, sources.cameras),
    warnings: new LiveWarnings(city, store.warnings, sources.warnings, clock),
  });
  const fail = (reason: string | null) => {
    throw new Error(`expected the database to take everything, found ${reason}`);
  };
  const ingest = createIngest({
    ...{ root: rootTopic(cityCode), store, writer, clock, log },
    subjects: {
      hasOfficer: () => true,
      hasCamera: () => true,
      unitOf: () => undefined,
      officerOf: () => undefined,
    },
    positions: new LivePositions(),
    quarantine: new Quarantine(store.quarantine, sources.quarantine),
    onWriteFault: fail,
    onOverflowEnd: () => fail("an overflow"),
  });
  const close = () => {
    ingest.stop();
    incidents.close();
    store.close();
  };
  return { database, store, reports, writer, ingest, close };
}

function read({ topic, payload }: FloodMessage): Fact {
  const fact = readFact(rootTopic(cityCode), topic, Buffer.byteLength(payload), () => payload);
  if (fact.kind === "refused") throw new Error(`expected a fact, found ${fact.reason}: ${fact.detail}`);
  return fact;
}

function storedPosition(fact: Fact): StoredPosition {
  if (fact.kind !== "position") throw new Error(`expected a position, found ${fact.kind}`);
  const { place, accuracyM = null, speedMps = null, headingDeg = null, battery = null, time } = fact.body;
  return {
    ...{
      officer: fact.id,
      longitude: place[0],
      latitude: place[1],
      accuracyM,
      speedMps,
      headingDeg,
      battery,
    },
    ...{ time, receivedAt: now },
  };
}

function upsert(table: string, key: string, columns: readonly string[]): string {
  const changes = columns.map((column) => `${column} = excluded.${column}`).join(", ");
  const places = columns.map(() => "?").join(", ");
  return `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places}) ON CONFLICT (${key}) DO UPDATE SET ${changes}`;
}
