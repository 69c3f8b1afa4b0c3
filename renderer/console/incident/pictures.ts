/** The pictures in an incident's record, the oldest first. Pure. */
import type { HistoryRow } from "../../../shared/contract/incidents.ts";
import { type EventBody, eventBodies } from "../../../shared/domain/event/event.ts";

export interface RecordPicture extends EventBody<"incident.pictured"> {
  /** The event's. */
  readonly id: string;
  readonly keptAt: number;
  readonly actor: string;
}

export function picturesOf(history: readonly HistoryRow[]): RecordPicture[] {
  return history.flatMap((row) => {
    if (row.kind !== "incident.pictured") return [];
    const body = eventBodies["incident.pictured"].safeParse(row.body);
    return body.success ? [{ ...body.data, id: row.id, keptAt: row.at, actor: row.actor }] : [];
  });
}
