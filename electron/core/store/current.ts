/**
 * Which reports and incidents are on screen: those that somebody has still to do something about, those that ended
 * lately, and all that are part of one of them. In SQL, so that a start reads no more than that of a long history.
 */
import { type IncidentState, incidentStates, isOpen } from "../../../shared/domain/incident/transitions.ts";

/** When a report last changed: by its own word, or when this room heard that it was taken away. */
export const changedAt = "max(updated_at, coalesce(removed_at, 0))";

const named = (states: readonly IncidentState[]) => states.map((state) => `'${state}'`).join(", ");
const inWork = named(incidentStates.filter((state) => isOpen(state) && state !== "new"));
const over = named(incidentStates.filter((state) => !isOpen(state)));

/**
 * A common table `current` of one column, `id`. One parameter, epoch ms: what ended before that is left out. What its
 * channel never closes (a telephone call, many a gateway) ends with its incident; a report that nobody took up ends
 * when its channel closes it.
 */
export const currentIds = `
  WITH RECURSIVE
  since (at) AS (SELECT ?),
  told (id) AS (
    SELECT id FROM reports INDEXED BY reports_open WHERE status = 'open' AND removed_at IS NULL
    UNION
    SELECT id FROM reports INDEXED BY reports_by_change, since WHERE ${changedAt} >= since.at
  ),
  current (id) AS (
    SELECT told.id FROM told LEFT JOIN incidents USING (id)
    WHERE incidents.id IS NULL OR incidents.state = 'new'
    UNION
    SELECT id FROM incidents WHERE state = 'new' AND id NOT IN (SELECT id FROM reports)
    UNION
    SELECT id FROM incidents WHERE state IN (${inWork})
    UNION
    SELECT id FROM since CROSS JOIN incidents WHERE state IN (${over}) AND state_since >= since.at
    UNION
    SELECT incidents.id FROM incidents JOIN current ON incidents.merged_into = current.id
  )`;
