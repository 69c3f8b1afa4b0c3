/** Everything about incidents, put together: what is known, what is decided, what screens see and may ask for. */

import type { CameraRow } from "../../../shared/contract/rows.ts";
import type { ViewName } from "../../../shared/contract/views.ts";
import type { Random } from "../../../shared/domain/random.ts";
import { reportRowOf } from "../live/reports.ts";
import type { LiveRows } from "../live/rows.ts";
import type { OpenedRows } from "../live/serve.ts";
import { followOthers } from "./admitted.ts";
import { type CitizenHandlers, Citizens } from "./citizens.ts";
import type { CitizenTexts } from "./citizenTexts.ts";
import { createIncidentCommands, type IncidentHandlers } from "./commands.ts";
import { createDecisions, type Decisions } from "./decisions.ts";
import type { ActsFor } from "./duty.ts";
import { Escalations } from "./escalations.ts";
import { createIds } from "./ids.ts";
import { createMessenger } from "./messages.ts";
import { IncidentRegister, type RegisterOptions } from "./register.ts";
import { LeftReplies, type ReplyDuty } from "./replies.ts";
import { sopOf } from "./sop.ts";
import { Suggester, type SuggesterOptions } from "./suggestions.ts";
import { type Build, historyOf, type IncidentView, isIncidentView, openIncidentView } from "./views.ts";

export interface IncidentsOptions
  extends Omit<RegisterOptions, "planned">,
    Pick<SuggesterOptions, "officers" | "positions"> {
  readonly station: string;
  readonly random: Random;
  readonly texts: CitizenTexts;
  readonly cameras: LiveRows<CameraRow>;
  /** The way out that leads to a report's channel; undefined for the broker. */
  targetOf(report: string): string | undefined;
  /** Undefined for a station that is alone. */
  readonly actsFor?: ActsFor;
}

/** Reports are indexed a few at a time, so that nothing else waits for it. */
const indexEveryMs = 250;
const indexAtOnce = 200;
const escalateEveryMs = 1000;

export interface Incidents {
  readonly register: IncidentRegister;
  readonly decisions: Decisions;
  readonly escalations: Escalations;
  readonly replyDuty: ReplyDuty;
  readonly commands: IncidentHandlers;
  readonly citizenCommands: CitizenHandlers;
  /** The rows of a view of one incident, as a window may see them; undefined for any other view. */
  open(view: ViewName, params: unknown, window: number): OpenedRows | undefined;
  /** A window is gone, or somebody else sits at it. */
  forget(window: number): void;
  close(): void;
}

export function openIncidents(options: IncidentsOptions): Incidents {
  const { city, station, store, clock, random, locate, texts, targetOf } = options;
  let escalations: Escalations | undefined;
  const register = new IncidentRegister({
    ...options,
    planned: (known, order) => escalations?.planned(known, order) ?? null,
  });
  const actsFor = options.actsFor ?? (() => true);
  const messenger = createMessenger({ city, station, store, register, texts, targetOf });
  const decisions = createDecisions({ station, store, register, messenger, clock });
  const stopFollowing = followOthers({
    ...{ station, store, register, messenger, clock, locate },
    outgoing: decisions.outgoing,
  });
  const left = new LeftReplies();
  const citizens = new Citizens({ store, register, decisions, clock });
  const builders: Record<IncidentView, Build> = {
    incident: (incident, shown) => [register.rowOf(incident, shown)].filter((row) => row !== undefined),
    incidentReports: (incident, shown) =>
      register.gathered(register.rootOf(incident)).flatMap((id) => {
        const report = register.find(id)?.report;
        return report ? [reportRowOf(report, shown)] : [];
      }),
    citizens: (incident, shown) => citizens.rows(incident, shown),
    history: (incident, shown) => historyOf(incident, store, register, shown),
    sopSteps: (incident) => {
      const known = register.find(incident);
      return known ? sopOf(known, city, [...options.cameras.values()]) : [];
    },
  };
  const suggester = new Suggester({ ...options, register });
  const newId = createIds(clock, random);
  escalations = new Escalations({ ...options, register, decisions, suggester, actsFor });
  escalations.begin();
  const names = new Map(city.categories.map(({ id, name }) => [id, `${name.id} ${name.en}`]));
  const categoryNames = (category: string) => names.get(category) ?? "";
  const indexing = setInterval(() => store.search.indexDue(indexAtOnce, categoryNames), indexEveryMs);
  const escalating = setInterval(() => {
    escalations?.advance();
    const replies = left.due(store, register, actsFor);
    if (replies.length > 0) decisions.decide(replies);
    citizens.advance();
  }, escalateEveryMs);
  return {
    ...{ register, decisions, escalations },
    replyDuty: { actsFor, leave: (heard) => left.leave(heard) },
    close() {
      stopFollowing();
      clearInterval(indexing);
      clearInterval(escalating);
      escalations?.close();
    },
    commands: createIncidentCommands({
      ...{ city, store, register, decisions, clock, newId, locate },
      suggester,
      categoryNames,
    }),
    citizenCommands: citizens.commands,
    forget: (window) => citizens.forget(window),
    open(view, params, window) {
      if (!isIncidentView(view)) return undefined;
      const { incident } = params as { incident: string };
      return openIncidentView(view, incident, builders[view], register, (id) => citizens.isShown(window, id));
    },
  };
}
