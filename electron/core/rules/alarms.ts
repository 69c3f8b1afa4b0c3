/**
 * Everything that raises an alarm, one row each: what is looked at, and which conditions hold there now. A row is a
 * function of the room's state alone; delays, acknowledgement, shelves and the record are the board's (alarmBoard.ts).
 */
import type { AlarmRow } from "../../../shared/contract/alarms.ts";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { WarningRow } from "../../../shared/contract/intake.ts";
import type { StorageRow } from "../../../shared/contract/storage.ts";
import type { ViewName } from "../../../shared/contract/views.ts";
import type { AlarmCause, AlarmPriority } from "../../../shared/domain/alarm/alarm.ts";
import { type Delays, isOver } from "../../../shared/domain/alarm/delay.ts";
import type { City, Sensor } from "../../../shared/domain/city/index.ts";
import { forOfficers, isInUse, type Modules, type Needs } from "../../../shared/domain/city/modules.ts";
import { awaitsReply, isActive } from "../../../shared/domain/order/order.ts";
import type { LonLat } from "../../../shared/domain/place.ts";
import { mostSkewMs } from "../../../shared/domain/replication/skewLimit.ts";
import type { LivePositions } from "../live/positions.ts";
import type { Sources } from "../live/sources.ts";

/** What the rows look at. */
export interface AlarmRoom {
  readonly sources: Sources;
  readonly positions: LivePositions;
  readonly rules: City["alarms"];
  readonly sensors: ReadonlyMap<string, Sensor>;
  districtAt(place: LonLat): string | null;
  /** Free bytes in the data folder; null while unknown. */
  freeBytes(): number | null;
  /** Whether this condition held at the last look: for hysteresis. */
  held(alarm: string): boolean;
  /** Whether this alarm stands, after its delays. */
  stands(alarm: string): boolean;
}

export interface Condition extends Pick<AlarmRow, "subject" | "district" | "priority" | "params"> {
  /** The alarm's. */
  readonly id: string;
  /** Since when it is so, epoch ms; null where nobody knows: since now. */
  readonly sinceMs: number | null;
  /** Another alarm says the same: suppressed by design. */
  readonly suppressed?: boolean;
  readonly delays?: Delays;
}

export interface AlarmSource {
  readonly cause: AlarmCause;
  /** Which part of the product it is about; none for the room itself. */
  readonly needs?: Needs;
  /** Looked at again when these change, and each second. */
  readonly watches: readonly ViewName[];
  readonly conditions: (room: AlarmRoom, nowMs: number) => Iterable<Condition>;
}

const minuteMs = 60_000;
const freeBytesLimit = 1024 ** 3;
const freeBytesHysteresis = 256 * 1024 ** 2;
const warningPriorities: Readonly<Record<WarningRow["severity"], AlarmPriority>> = {
  ...{ Extreme: "urgent", Severe: "high", Moderate: "normal", Minor: "low", Unknown: "normal" },
};
const linkDelays: Delays = { onMs: 10_000, offMs: 2000 };
/** One measure may have been held up on its way. */
const skewDelays: Delays = { onMs: 10_000, offMs: 10_000 };

export const alarmSources: readonly AlarmSource[] = [
  {
    cause: "deadline",
    needs: ["reports"],
    watches: ["incidents"],
    *conditions({ sources }, nowMs) {
      for (const incident of sources.incidents.values()) {
        const { id, deadline, withdrawn } = incident;
        if (!deadline || deadline.at >= nowMs || withdrawn) continue;
        const params = { ...paramsOf(incident), stage: deadline.stage };
        yield {
          id: `deadline:${id}:${deadline.stage}`,
          ...aboutIncident(incident),
          sinceMs: deadline.at,
          params,
        };
      }
    },
  },
  {
    cause: "order-unanswered",
    needs: ["orders"],
    watches: ["incidents"],
    *conditions({ sources }, nowMs) {
      for (const incident of sources.incidents.values()) {
        for (const order of incident.orders) {
          if (!awaitsReply(order) || order.replyBy >= nowMs) continue;
          const officer = sources.officers.get(order.officer)?.name ?? order.officer;
          const sent = order.sentAt === null ? "no" : "yes";
          const params = { ...paramsOf(incident), officer, sent };
          yield { id: `order:${order.id}`, ...aboutIncident(incident), sinceMs: order.replyBy, params };
        }
      }
    },
  },
  {
    cause: "officer-silent",
    needs: forOfficers,
    watches: ["officers", "link"],
    *conditions({ sources, positions, rules, districtAt }, nowMs) {
      const link = sources.link.get("link");
      const linked = link?.state === "online";
      const busy = officersWithOrders(sources.incidents.values());
      for (const officer of sources.officers.values()) {
        const withOrder = busy.has(officer.id);
        if (officer.duty !== "on" && !withOrder) continue;
        const last = positions.get(officer.id);
        // While the link was down nobody could be heard.
        const quietSince = Math.max(last?.receivedAt ?? officer.dutySince ?? 0, linked ? link.since : 0);
        const { withOrderMinutes, onDutyMinutes } = rules.silentOfficer;
        const sinceMs = quietSince + (withOrder ? withOrderMinutes : onDutyMinutes) * minuteMs;
        if (quietSince === 0 || sinceMs >= nowMs) continue;
        yield {
          id: `officer:${officer.id}`,
          subject: { kind: "officer", id: officer.id },
          district: last ? districtAt([last.longitude, last.latitude]) : null,
          priority: withOrder ? "high" : "low",
          params: { officer: officer.name, order: withOrder ? "yes" : "no" },
          ...{ sinceMs, suppressed: !linked },
        };
      }
    },
  },
  {
    cause: "understaffed",
    needs: forOfficers,
    watches: ["rosterShort"],
    *conditions({ sources }) {
      for (const { id, post, district, planned, ...row } of sources.rosterShort.values()) {
        yield {
          id: `post:${id}`,
          subject: { kind: "post", id: post },
          ...{ district, priority: planned === 0 ? "high" : "normal" },
          // Since the plan came to be so, which may be a moment ago.
          sinceMs: null,
          params: {
            ...{ post: row.postName, planned: String(planned), minimum: String(row.minimum) },
            ...{ id: row.shiftName.id, en: row.shiftName.en, at: row.startClock },
          },
        };
      }
    },
  },
  {
    // Where nobody ever took over, the room is led in another way.
    cause: "handover-due",
    watches: ["duty"],
    *conditions({ sources }, nowMs) {
      const duty = sources.duty.get("duty");
      if (!duty?.leader || !duty.beginning) return;
      const { id, name, startsAtMs } = duty.beginning;
      const sinceMs = startsAtMs + duty.reservedMs;
      if (sinceMs > nowMs) return;
      yield {
        id: `handover:${id}:${startsAtMs}`,
        subject: { kind: "shift", id },
        ...{ district: null, priority: "normal", sinceMs },
        params: { leader: duty.leader.name, id: name.id, en: name.en },
      };
    },
  },
  {
    cause: "camera-group",
    needs: ["cameras"],
    watches: ["cameras"],
    *conditions({ sources, rules }) {
      for (const [district, down] of deadCameras(sources)) {
        if (down.length < rules.deadCameraGroup) continue;
        const nth = down.map(({ since }) => since).sort((a, b) => a - b)[rules.deadCameraGroup - 1]!;
        yield {
          id: `cameras:${district}`,
          subject: { kind: "district", id: district },
          ...{ district, priority: "normal", sinceMs: nth },
          params: { count: String(down.length) },
        };
      }
    },
  },
  {
    cause: "camera-down",
    needs: ["cameras"],
    watches: ["cameras"],
    *conditions({ sources, rules }) {
      for (const [district, down] of deadCameras(sources)) {
        const suppressed = down.length >= rules.deadCameraGroup;
        for (const { id, name, since } of down) {
          yield {
            id: `camera:${id}`,
            subject: { kind: "camera", id },
            ...{ district, priority: "low", sinceMs: since, params: { camera: name }, suppressed },
          };
        }
      }
    },
  },
  {
    ...{ cause: "sensor-alarm", needs: ["sensors"], watches: ["sensors"] },
    conditions: (room) => overLimit(room, "alarm"),
  },
  {
    ...{ cause: "sensor-warning", needs: ["sensors"], watches: ["sensors"] },
    conditions: (room) => overLimit(room, "warning"),
  },
  {
    cause: "warning",
    needs: ["warnings"],
    watches: ["warnings"],
    *conditions({ sources }) {
      for (const { id, event, areas, severity, exercise, effectiveAt } of sources.warnings.values()) {
        yield {
          id: `warning:${id}`,
          subject: { kind: "warning", id },
          ...{ district: null, sinceMs: effectiveAt },
          priority: exercise ? "low" : warningPriorities[severity],
          params: { id: event.id, en: event.en, areas, exercise: exercise ? "yes" : "no" },
        };
      }
    },
  },
  {
    cause: "link",
    watches: ["link"],
    *conditions({ sources }) {
      const link = sources.link.get("link");
      // Without a broker's address there is no link that could be lost; a notice says so.
      if (!link || link.broker === "" || link.state === "online") return;
      yield {
        id: "link",
        subject: { kind: "room", id: "link" },
        ...{ district: null, priority: "high", sinceMs: link.since, delays: linkDelays },
        params: { broker: link.broker },
      };
    },
  },
  {
    cause: "station-clock",
    watches: ["stations"],
    *conditions({ sources }) {
      for (const { id, name, self, state, skewMs } of sources.stations.values()) {
        if (self || state !== "here" || skewMs === null || Math.abs(skewMs) <= mostSkewMs) continue;
        yield {
          id: `clock:${id}`,
          subject: { kind: "station", id },
          ...{ district: null, priority: "high", sinceMs: null, delays: skewDelays },
          params: { station: name, seconds: (skewMs / 1000).toFixed(1) },
        };
      }
    },
  },
  {
    cause: "disk",
    watches: ["storage"],
    *conditions({ freeBytes, held, sources }) {
      yield* diskForecast(sources.storage.get("storage"));
      const free = freeBytes();
      const limit = held("disk") ? freeBytesLimit + freeBytesHysteresis : freeBytesLimit;
      if (free === null || free > limit) return;
      const params = { free: String(Math.floor(free / 1024 ** 2)) };
      yield {
        id: "disk",
        subject: { kind: "room", id: "disk" },
        ...{ district: null, priority: "high", sinceMs: null, params },
      };
    },
  },
];

/** It still has room, and not for as long as the city wants. */
function* diskForecast(row: StorageRow | undefined): Iterable<Condition> {
  if (row?.daysLeft == null || row.daysLeft >= row.marginDays) return;
  yield {
    id: "disk-forecast",
    subject: { kind: "room", id: "disk" },
    ...{ district: null, priority: "normal", sinceMs: null },
    params: { days: String(Math.floor(row.daysLeft)) },
  };
}

/** Those of a city that uses this. */
export function alarmSourcesInUse(modules: Modules): readonly AlarmSource[] {
  return alarmSources.filter(({ needs }) => isInUse(modules, needs));
}

function aboutIncident({ id, district, priority }: IncidentRow) {
  return { subject: { kind: "incident" as const, id }, district, priority };
}

function paramsOf({ category, address, text }: IncidentRow) {
  return { category, where: address ?? text.slice(0, 80) };
}

function officersWithOrders(incidents: Iterable<IncidentRow>): Set<string> {
  const busy = new Set<string>();
  for (const { orders } of incidents)
    for (const order of orders) if (isActive(order)) busy.add(order.officer);
  return busy;
}

interface Dead {
  readonly id: string;
  readonly name: string;
  readonly since: number;
}

/** By district. */
function deadCameras(sources: Sources): Map<string, Dead[]> {
  const down = new Map<string, Dead[]>();
  for (const { id, name, district, health, healthSince } of sources.cameras.values()) {
    if (health !== "down") continue;
    const dead = { id, name, since: healthSince ?? 0 };
    const others = down.get(district);
    if (others) others.push(dead);
    else down.set(district, [dead]);
  }
  return down;
}

/** A sensor over its alarm limit is over its warning limit, too: that is suppressed by design. */
function* overLimit(
  { sources, sensors, held, stands }: AlarmRoom,
  limit: "warning" | "alarm",
): Iterable<Condition> {
  for (const { id, name, district, unit, value, ...row } of sources.sensors.values()) {
    const sensor = sensors.get(id);
    if (value === null || !sensor) continue;
    const wasOver = held(`sensor:${id}:${limit}`);
    if (!isOver(value, row[limit], sensor.hysteresis, wasOver)) continue;
    const delayMs = sensor.delaySeconds * 1000;
    yield {
      id: `sensor:${id}:${limit}`,
      subject: { kind: "sensor", id },
      ...{ district, priority: limit === "alarm" ? "urgent" : "high", sinceMs: null },
      params: { sensor: name, value: String(value), unit, limit: String(row[limit]) },
      suppressed: limit === "warning" && stands(`sensor:${id}:alarm`),
      delays: { onMs: delayMs, offMs: delayMs },
    };
  }
}
