/** Sensors as screens see them: the city's list, joined with what each measured last. */
import type { SensorRow } from "../../../shared/contract/sensors.ts";
import { districtFinder } from "../../../shared/domain/city/district.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { SensorRepository } from "../store/sensors.ts";
import type { LiveRows } from "./rows.ts";

export class LiveSensors {
  private readonly rows: LiveRows<SensorRow>;
  private readonly repository: SensorRepository;

  constructor(
    city: Pick<City, "sensors" | "districtAreas">,
    repository: SensorRepository,
    rows: LiveRows<SensorRow>,
  ) {
    this.rows = rows;
    this.repository = repository;
    const districtAt = districtFinder(city.districtAreas);
    rows.replace(
      city.sensors.map(({ id, name, kind, place, unit, limits }) => ({
        ...{ id, name, kind, place, unit, ...limits },
        district: districtAt(place) ?? null,
        ...measured(repository, id),
      })),
    );
  }

  /** These have measured something. */
  refresh(ids: Iterable<string>): void {
    for (const id of ids) {
      const row = this.rows.get(id);
      if (row) this.rows.put({ ...row, ...measured(this.repository, id) });
    }
  }
}

function measured(repository: SensorRepository, id: string): Pick<SensorRow, "value" | "time" | "history"> {
  const history = repository.history(id);
  const last = history.at(-1);
  return {
    value: last?.value ?? null,
    time: last?.time ?? null,
    history: history.map(({ time, value }) => [time, value]),
  };
}
