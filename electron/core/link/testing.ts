/** For tests: the ingestion of a room whose disk can fill up, and messages for it. */
import { vi } from "vitest";
import type { QuarantineReason } from "../../../shared/contract/rows.ts";
import { maxMessageBytes } from "../../../shared/messages/facts.ts";
import { type FactKind, factTopic } from "../../../shared/messages/topics.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { openIncidents } from "../incidents/index.ts";
import { LiveCameras } from "../live/cameras.ts";
import { LiveOfficers } from "../live/officers.ts";
import { LivePositions } from "../live/positions.ts";
import { LiveReports } from "../live/reports.ts";
import { LiveSensors } from "../live/sensors.ts";
import { createSources } from "../live/sources.ts";
import { LiveWarnings } from "../live/warnings.ts";
import type { Store } from "../store/index.ts";
import { storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { createIngest } from "./ingest.ts";
import { Quarantine } from "./quarantine.ts";
import { createFactWriter } from "./writer.ts";

const city = smallCity();
export const now = Date.parse("2026-11-24T08:00:00Z");
const time = (ms: number) => new Date(ms).toISOString();
export const topic = (kind: FactKind, id: string) => factTopic(city.topicRoot, kind, id);

export function ingestingRoom() {
  const real = storeInMemory();
  let isFull = false;
  let commits = 0;
  const store: Store = {
    ...real,
    transaction(write) {
      const result = real.transaction(() => {
        const written = write();
        if (isFull) throw new Error("disk full");
        return written;
      });
      commits++;
      return result;
    },
  };
  const sources = createSources();
  const positions = new LivePositions();
  const quarantine = new Quarantine(store.quarantine, sources.quarantine);
  const clock = () => now;
  const reports = new LiveReports(city, store.reports, sources.reports, clock);
  const incidents = openIncidents({
    ...{ city, station: "st-1", store, rows: sources.incidents, clock, random: Math.random },
    ...{ officers: sources.officers, cameras: sources.cameras, positions },
    locate: (place) => reports.locate(place),
    texts: (status) => status,
    targetOf: () => undefined,
  });
  incidents.close();
  const live = {
    officers: new LiveOfficers(city, store.officers, sources.officers, clock),
    reports,
    cameras: new LiveCameras(city.cameras, "https://cctv.example", store.cameras, sources.cameras),
    sensors: new LiveSensors(city, store.sensors, sources.sensors),
    register: incidents.register,
    decisions: incidents.decisions,
    warnings: new LiveWarnings(city, store.warnings, sources.warnings, clock),
  };
  const [onWriteFault, onOverflowEnd] = [vi.fn(), vi.fn()];
  const ingest = createIngest({
    ...{
      root: city.topicRoot,
      store,
      positions,
      quarantine,
      clock,
      log: keptLog(),
      onWriteFault,
      onOverflowEnd,
    },
    subjects: {
      hasOfficer: (id) => city.officers.some((officer) => officer.id === id),
      hasCamera: (id) => city.cameras.some((camera) => camera.id === id),
      unitOf: (id) => city.sensors.find((sensor) => sensor.id === id)?.unit,
      officerOf: (order) => store.incidents.order(order)?.officer,
    },
    writer: createFactWriter({ store, ...live }),
  });
  return {
    ...{ ingest, incidents, store, sources, positions, quarantine, onWriteFault, onOverflowEnd },
    live: { ...live, positions },
    take: (message: Message, acknowledge?: () => void) =>
      ingest.take(message.topic, Buffer.from(message.payload), acknowledge),
    fill(full: boolean) {
      isFull = full;
    },
    get commits() {
      return commits;
    },
  };
}

export interface Message {
  readonly topic: string;
  readonly payload: string | Buffer;
}

export const json = (kind: FactKind, id: string, body: object): Message => ({
  topic: topic(kind, id),
  payload: JSON.stringify(body),
});

export const reportBody = (id: string, status: string, at: number) => ({
  ...{
    service_request_id: id,
    status,
    service_code: "sampah",
    description: "Sampah",
    lat: -6.18,
    long: 106.63,
  },
  ...{ requested_datetime: time(now - 3600_000), updated_datetime: time(at) },
});

export const duty = (officer: string, ...events: { type: string; at: number }[]): Message =>
  json("duty", officer, {
    events: events.map(({ type, at }) => ({ id: `${type}-${at}`, type, time: time(at) })),
  });

export const position = (officer: string, at: number, longitude = 106.6): Message =>
  json("position", officer, { place: [longitude, -6.2], time: time(at) });

export const health = (camera: string, state: string, at: number): Message =>
  json("camera-health", camera, { state, since: time(at) });

export const measured = (sensor: string, value: number, at: number): Message =>
  json("sensor", sensor, { value, unit: "cm", time: time(at) });

const tomorrow = now + 25 * 3600_000;

/** One of each way to be wrong, and a few more. */
export const refused: readonly (readonly [QuarantineReason, Message])[] = [
  ["topic", { topic: "liveroom/36.71/officers/P-001", payload: "{}" }],
  ["topic", { topic: "liveroom/11.11/reports/TL-1", payload: "" }],
  ["not-json", { topic: topic("duty", "P-001"), payload: '{"events":[' }],
  ["not-json", { topic: topic("position", "P-001"), payload: Buffer.from([0xff, 0xfe, 0x00]) }],
  ["not-json", { topic: topic("duty", "P-001"), payload: " " }],
  ["unknown-subject", json("reply", "O-9", { order: "O-9", officer: "P-001", replies: [] })],
  ["schema", json("position", "P-001", { place: "here", time: time(now) })],
  ["schema", json("duty", "P-001", { events: { type: "in" } })],
  ["schema", json("camera-health", "CAM-1", { state: "broken", since: time(now) })],
  ["schema", json("report", "TL-1", [])],
  ["schema", json("report", "TL-1", { ...reportBody("TL-1", "open", now), media_urls: ["javascript:1"] })],
  ["too-large", { topic: topic("report", "TL-1"), payload: Buffer.alloc(maxMessageBytes + 1, " ") }],
  ["id-mismatch", json("report", "TL-1", reportBody("TL-2", "open", now))],
  ["unknown-subject", position("P-999", now)],
  ["unknown-subject", duty("P-999", { type: "in", at: now })],
  ["unknown-subject", health("CAM-999", "up", now)],
  ["unknown-subject", measured("WL-999", 10, now)],
  ["unit-mismatch", json("sensor", "WL-1", { value: 2, unit: "m", time: time(now) })],
  ["future-time", position("P-001", tomorrow)],
  ["future-time", duty("P-001", { type: "in", at: now }, { type: "in", at: tomorrow })],
];
