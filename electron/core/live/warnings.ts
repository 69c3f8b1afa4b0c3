/** Official warnings as screens see them: those in force on the core's clock. They come and go by themselves. */
import type { WarningRow } from "../../../shared/contract/intake.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import {
  areaPolygons,
  effectiveOf,
  expiryOf,
  partsOf,
  type WarningPart,
} from "../../../shared/domain/warning/warning.ts";
import type { StandingAlert, WarningRepository } from "../store/warnings.ts";
import type { LiveRows } from "./rows.ts";

export class LiveWarnings {
  private readonly city: City;
  private readonly repository: WarningRepository;
  private readonly rows: LiveRows<WarningRow>;
  private readonly clock: Clock;
  /** Those in force, and those that will be. */
  private known: readonly WarningRow[] = [];

  constructor(city: City, repository: WarningRepository, rows: LiveRows<WarningRow>, clock: Clock) {
    this.city = city;
    this.repository = repository;
    this.rows = rows;
    this.clock = clock;
    this.refresh();
  }

  /** Something was heard: reads anew what stands. */
  refresh(): void {
    const standing = this.repository.standing(this.clock());
    this.known = standing.flatMap((each) =>
      partsOf(each.alert).map((part, index) => rowOf(each, part, index, this.city)),
    );
    for (const { id } of [...this.rows.values()]) this.rows.remove(id);
    this.advance();
  }

  /** Time went on. */
  advance(): void {
    const now = this.clock();
    for (const row of this.known) {
      const isInForce = row.effectiveAt <= now && now < row.expiresAt;
      const isShown = this.rows.get(row.id) !== undefined;
      if (isInForce && !isShown) this.rows.put(row);
      else if (!isInForce && isShown) this.rows.remove(row.id);
    }
  }
}

function rowOf(
  { key, source, alert }: StandingAlert,
  part: WarningPart,
  index: number,
  city: City,
): WarningRow {
  const { severity, urgency, certainty, onset, area } = part.id;
  const text = (name: "event" | "headline" | "description" | "instruction") => ({
    id: part.id[name] ?? part.en[name] ?? "",
    en: part.en[name] ?? part.id[name] ?? "",
  });
  return {
    id: `${key}#${index}`,
    source,
    exercise: alert.status === "Exercise",
    ...{ event: text("event"), headline: text("headline") },
    ...{ description: text("description"), instruction: text("instruction") },
    ...{ severity, urgency, certainty },
    sender: part.id.senderName ?? alert.sender,
    sentAt: alert.sent,
    effectiveAt: effectiveOf(alert, part.id),
    onsetAt: onset ?? null,
    expiresAt: expiryOf(alert, part.id),
    areas: area.map(({ areaDesc }) => areaDesc).join("; "),
    polygons: areaPolygons(part.id, city).map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
  };
}
