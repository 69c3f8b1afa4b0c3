/** For tests: the alarms of a small city on a store in memory, with rows and a clock that the test moves. */
import type { IncidentRow, OrderRow } from "../../../shared/contract/incidents.ts";
import type { WarningRow } from "../../../shared/contract/intake.ts";
import type { CameraRow, LinkRow, OfficerRow } from "../../../shared/contract/rows.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { LivePositions } from "../live/positions.ts";
import { LiveSensors } from "../live/sensors.ts";
import { createSources } from "../live/sources.ts";
import type { Store } from "../store/index.ts";
import { storeInMemory } from "../store/testing.ts";
import { calledBy } from "../testing.ts";
import { AlarmBoard, type AlarmBoardOptions } from "./alarmBoard.ts";
import { createAlarmCommands } from "./alarmCommands.ts";

export const start = Date.parse("2026-11-25T08:00:00Z");
export const minuteMs = 60_000;

export function alarmsOn(
  store: Store = storeInMemory(),
  given: Partial<AlarmBoardOptions> = {},
  startMs = start,
) {
  let now = startMs;
  let free: number | null = null;
  const clock = () => now;
  const city = smallCity();
  const sources = createSources();
  const positions = new LivePositions();
  const sensors = new LiveSensors(city, store.sensors, sources.sensors);
  sources.link.put(link());
  const board = new AlarmBoard({
    ...{ station: "st-1", store, clock },
    room: {
      ...{ sources, positions, rules: city.alarms, freeBytes: () => free },
      sensors: new Map(city.sensors.map((sensor) => [sensor.id, sensor])),
      districtAt: () => "36.71.01",
    },
    ...given,
  });
  return {
    ...{ board, store, sources, positions, clock, commands: calledBy(createAlarmCommands(board, clock)) },
    /** Time goes on by so many milliseconds, and the board looks. */
    wait(ms: number) {
      now += ms;
      board.look();
    },
    measure(value: number) {
      store.sensors.put({ sensor: "WL-1", value, time: now, receivedAt: now });
      sensors.refresh(["WL-1"]);
      board.look();
    },
    disk(bytes: number | null) {
      free = bytes;
      board.look();
    },
    row: (alarm: string) => sources.alarms.get(alarm),
    rows: () => [...sources.alarms.values()],
    /** Each alarm's state. */
    states: () => Object.fromEntries([...sources.alarms.values()].map(({ id, state }) => [id, state])),
    figures: () => sources.alarmFigures.get("alarms"),
    acknowledge(alarm: string) {
      const row = sources.alarms.get(alarm);
      this.commands["alarm.acknowledge"]({ alarm, since: row?.since ?? 0 });
    },
  };
}

export function link(given: Partial<LinkRow> = {}): LinkRow {
  return {
    ...{ id: "link", state: "online", since: start - 24 * 60 * minuteMs, broker: "broker.example:8883" },
    ...{
      lastMessageAt: start,
      attempts: 0,
      nextAttemptAt: null,
      reason: null,
      received: 1,
      quarantined: 0,
      unsent: 0,
    },
    ...given,
  };
}

export function incident(id: string, given: Partial<IncidentRow> = {}): IncidentRow {
  return {
    ...{
      id,
      state: "acknowledged",
      stateSince: start,
      withdrawn: false,
      category: "sampah",
      priority: "high",
    },
    ...{ agency: "kebersihan", text: "Sampah", place: [106.63, -6.18], address: "Jl. Merdeka" },
    ...{ district: "36.71.08", outside: false, channel: "112", requestedAt: start, receivedAt: start },
    ...{
      acknowledgedBy: null,
      reports: [id],
      mergedInto: null,
      deadline: null,
      orders: [],
      alike: [],
      conflicts: [],
    },
    ...given,
  };
}

export function order(id: string, given: Partial<OrderRow> = {}): OrderRow {
  return {
    ...{
      id,
      officer: "P-001",
      task: "",
      group: "g",
      support: false,
      replaces: null,
      state: "sent",
      since: start,
    },
    ...{ decidedAt: start, sentAt: start, replyBy: start + 5 * minuteMs, reason: null, escalation: null },
    ...given,
  };
}

export function officer(id: string, given: Partial<OfficerRow> = {}): OfficerRow {
  return {
    ...{ id, name: `Petugas ${id}`, agency: "kebersihan", crew: "A", post: "Pos", phone: "", duty: "on" },
    ...{ dutySince: start, planned: true },
    ...given,
  } as OfficerRow;
}

export function warning(id: string, given: Partial<WarningRow> = {}): WarningRow {
  const nothing = { id: "", en: "" };
  return {
    ...{
      id,
      source: "mqtt",
      exercise: false,
      event: { id: "Hujan lebat", en: "Heavy rain" },
      headline: nothing,
    },
    ...{
      description: nothing,
      instruction: nothing,
      severity: "Severe",
      urgency: "Expected",
      certainty: "Likely",
    },
    ...{ sender: "BMKG", sentAt: start, effectiveAt: start, onsetAt: null, expiresAt: start + 60 * minuteMs },
    ...{ areas: "Periuk", polygons: [] },
    ...given,
  };
}

export function camera(id: string, given: Partial<CameraRow> = {}): CameraRow {
  return {
    ...{ id, name: `Kamera ${id}`, place: [106.63, -6.18], district: "36.71.01", tags: [], bearingDeg: null },
    ...{ placeKnown: true, groups: [], origin: "city", edited: false },
    ...{ url: "https://cctv.example/x.m3u8", health: "up", healthSince: start },
    ...given,
  };
}
