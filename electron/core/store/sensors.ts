/**
 * What sensors measured: the newest values of each, by the time that they give. Order of arrival and repetition change
 * nothing; of two values for the same moment the larger stands.
 */
import type { Database } from "./database.ts";

export interface StoredSensorValue {
  readonly sensor: string;
  readonly value: number;
  /** Epoch ms. */
  readonly time: number;
  readonly receivedAt: number;
}

/** How many of each sensor are kept. */
export const sensorHistorySize = 60;

export function sensorRepository(database: Database) {
  const upsert = database.prepare(`
    INSERT INTO sensor_values (sensor, time, value, received_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (sensor, time) DO UPDATE SET value = excluded.value, received_at = excluded.received_at
    WHERE excluded.value > sensor_values.value`);
  const trim = database.prepare(`
    DELETE FROM sensor_values WHERE sensor = @sensor AND time < (
      SELECT min(time) FROM (
        SELECT time FROM sensor_values WHERE sensor = @sensor ORDER BY time DESC LIMIT ${sensorHistorySize}))`);
  const history = database.prepare(`
    SELECT sensor, value, time, received_at AS receivedAt FROM sensor_values WHERE sensor = ? ORDER BY time`);

  return {
    put({ sensor, value, time, receivedAt }: StoredSensorValue): void {
      if (upsert.run(sensor, time, value, receivedAt).changes > 0) trim.run({ sensor });
    },
    /** The oldest first; at most `sensorHistorySize`. */
    history: (sensor: string): StoredSensorValue[] => history.all(sensor) as StoredSensorValue[],
  };
}
export type SensorRepository = ReturnType<typeof sensorRepository>;
