/** Everything about incidents, put together: what is known, what is decided, what screens see and may ask for. */
import type { ViewName } from "../../../shared/contract/views.ts";
import type { OpenedRows } from "../live/serve.ts";
import type { CitizenTexts } from "./citizenTexts.ts";
import { createIncidentCommands, type IncidentCommandContext, type IncidentHandlers } from "./commands.ts";
import { createDecisions, type Decisions } from "./decisions.ts";
import { createMessenger } from "./messages.ts";
import { IncidentRegister, type RegisterOptions } from "./register.ts";
import { Suggester, type SuggesterOptions } from "./suggestions.ts";
import { type Build, historyOf, type IncidentView, isIncidentView, openIncidentView } from "./views.ts";

export interface IncidentsOptions
  extends RegisterOptions,
    Pick<IncidentCommandContext, "station" | "random">,
    Pick<SuggesterOptions, "officers" | "positions"> {
  readonly texts: CitizenTexts;
  /** The way out that leads to a report's channel; undefined for the broker. */
  targetOf(report: string): string | undefined;
}

/** Reports are indexed a few at a time, so that nothing else waits for it. */
const indexEveryMs = 250;
const indexAtOnce = 200;

export interface Incidents {
  readonly register: IncidentRegister;
  readonly decisions: Decisions;
  readonly commands: IncidentHandlers;
  /** The rows of a view of one incident; undefined for any other view. */
  open(view: ViewName, params: unknown): OpenedRows | undefined;
  close(): void;
}

export function openIncidents(options: IncidentsOptions): Incidents {
  const { city, station, store, clock, random, locate, texts, targetOf } = options;
  const register = new IncidentRegister(options);
  const messenger = createMessenger({ city, station, register, texts, targetOf });
  const decisions = createDecisions({ station, store, register, messenger, clock });
  const builders: Record<IncidentView, Build> = {
    history: (incident) => historyOf(incident, store, register),
    sopSteps: () => [],
  };
  const suggester = new Suggester({ ...options, register });
  const names = new Map(city.categories.map(({ id, name }) => [id, `${name.id} ${name.en}`]));
  const categoryNames = (category: string) => names.get(category) ?? "";
  const indexing = setInterval(() => store.search.indexDue(indexAtOnce, categoryNames), indexEveryMs);
  return {
    ...{ register, decisions },
    close: () => clearInterval(indexing),
    commands: createIncidentCommands({
      ...{ city, station, store, register, decisions, clock, random, locate },
      suggester,
      categoryNames,
    }),
    open(view, params) {
      if (!isIncidentView(view)) return undefined;
      const { incident } = params as { incident: string };
      return openIncidentView(view, incident, builders[view], register);
    },
  };
}
