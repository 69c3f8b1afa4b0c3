/** What is known of officers: where each was last, and every attendance event. An older position changes nothing. */
import type { Database } from "./database.ts";

export interface StoredPosition {
  readonly officer: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly accuracyM: number | null;
  readonly speedMps: number | null;
  readonly headingDeg: number | null;
  readonly battery: number | null;
  /** Claimed time, epoch ms. */
  readonly time: number;
  readonly receivedAt: number;
}

export interface StoredDutyEvent {
  readonly officer: string;
  readonly id: string;
  readonly type: "in" | "out";
  readonly time: number;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly accuracyM: number | null;
  readonly device: string | null;
  readonly receivedAt: number;
}

export interface LastDutyEvent {
  readonly officer: string;
  readonly type: "in" | "out";
  readonly time: number;
}

export function officerRepository(database: Database) {
  const upsertPosition = database.prepare(`
    INSERT INTO positions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (officer) DO UPDATE SET
      longitude = excluded.longitude, latitude = excluded.latitude, accuracy_m = excluded.accuracy_m,
      speed_mps = excluded.speed_mps, heading_deg = excluded.heading_deg, battery = excluded.battery,
      time = excluded.time, received_at = excluded.received_at
    WHERE excluded.time >= positions.time`);
  const allPositions = database.prepare(`
    SELECT officer, longitude, latitude, accuracy_m AS accuracyM, speed_mps AS speedMps,
      heading_deg AS headingDeg, battery, time, received_at AS receivedAt
    FROM positions ORDER BY officer`);
  const insertDutyEvent = database.prepare(`
    INSERT INTO duty_events
      (officer, id, type, time, longitude, latitude, accuracy_m, device, received_at, grain)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  // Of events at the same time the one with the greater id counts, so that order of arrival does not matter.
  const lastDutyEvents = database.prepare(`
    SELECT officer, type, time FROM (
      SELECT officer, type, time,
        row_number() OVER (PARTITION BY officer ORDER BY time DESC, id DESC) AS place
      FROM duty_events WHERE time >= ?
    ) WHERE place = 1`);
  const lastDutyEventOf = database.prepare(`
    SELECT officer, type, time FROM duty_events WHERE officer = ? ORDER BY time DESC, id DESC LIMIT 1`);

  const dutyEventsOf = database.prepare(`
    SELECT id, type, time, longitude, latitude, accuracy_m AS accuracyM, device FROM duty_events
    WHERE officer = ? AND time BETWEEN ? AND ? ORDER BY time, id`);
  const timeOfDutyEvent = database
    .prepare("SELECT time FROM duty_events WHERE officer = ? AND id = ?")
    .pluck();
  const deviceEvents = database.prepare(`
    SELECT officer, id, type, time, longitude, latitude, accuracy_m AS accuracyM, device FROM duty_events
    WHERE device IN (SELECT value FROM json_each(?)) AND time BETWEEN ? AND ? ORDER BY officer, time, id`);

  return {
    /** True when it is now the officer's last position; an older one leaves the row as it is. */
    putPosition(row: StoredPosition): boolean {
      const { officer, longitude, latitude, accuracyM, speedMps, headingDeg, battery, time, receivedAt } =
        row;
      return (
        upsertPosition.run(
          officer,
          longitude,
          latitude,
          accuracyM,
          speedMps,
          headingDeg,
          battery,
          time,
          receivedAt,
        ).changes > 0
      );
    },
    positions: (): StoredPosition[] => allPositions.all() as StoredPosition[],
    /** False when the event is known. */
    putDutyEvent(row: StoredDutyEvent): boolean {
      const { officer, id, type, time, longitude, latitude, accuracyM, device, receivedAt } = row;
      // What says no place has none to thin.
      const grain = longitude === null ? 2 : 0;
      const values = [officer, id, type, time, longitude, latitude, accuracyM, device, receivedAt, grain];
      return insertDutyEvent.run(values).changes > 0;
    },
    /** Each officer's last attendance event since `after` (epoch ms). */
    lastDutyEvents: (after: number): LastDutyEvent[] => lastDutyEvents.all(after) as LastDutyEvent[],
    dutyEventsOf: (officer: string, fromMs: number, toMs: number) =>
      dutyEventsOf.all(officer, fromMs, toMs) as Omit<StoredDutyEvent, "officer" | "receivedAt">[],
    timeOfDutyEvent: (officer: string, id: string): number | undefined =>
      timeOfDutyEvent.get(officer, id) as number | undefined,
    /** Of everybody who used one of these devices. */
    deviceEvents: (devices: readonly string[], fromMs: number, toMs: number) =>
      deviceEvents.all(JSON.stringify(devices), fromMs, toMs) as Omit<StoredDutyEvent, "receivedAt">[],
    lastDutyEventOf: (officer: string): LastDutyEvent | undefined =>
      lastDutyEventOf.get(officer) as LastDutyEvent | undefined,
  };
}
export type OfficerRepository = ReturnType<typeof officerRepository>;
