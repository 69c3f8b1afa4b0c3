/** The roster, put together: what was decided, what screens see of it, and what they may ask for. */
import type { RosterPeriod } from "../../../shared/contract/roster.ts";
import { type ViewName, views } from "../../../shared/contract/views.ts";
import type { Random } from "../../../shared/domain/random.ts";
import type { Plan } from "../../../shared/domain/roster/plan.ts";
import type { Roster } from "../../../shared/domain/roster/roster.ts";
import type { Steps } from "../../../shared/domain/steps.ts";
import { createIds } from "../incidents/ids.ts";
import { LiveRows, putChanged, putSteps } from "../live/rows.ts";
import type { OpenedRows } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import { Paced } from "../paced.ts";
import { RosterBook, type RosterBookOptions, type RosterListener } from "./book.ts";
import { createRosterCommands, type RosterHandlers } from "./commands.ts";
import { decisionRows } from "./decisionRows.ts";
import { createExchangeCommands, type RosterExchangeHandlers } from "./exchange/commands.ts";
import { cityRow, daysRows, faultRows, planRows, shortRows, staffingRows, swapRows } from "./rows.ts";

export interface RosterOptions extends RosterBookOptions {
  readonly sources: Sources;
  readonly random: Random;
}

export interface RosterDesk {
  readonly commands: RosterHandlers & RosterExchangeHandlers;
  /** What stands now. */
  plan(): Plan;
  roster(): Roster;
  /** Calls back when it stands otherwise. */
  onChange(listener: RosterListener): void;
  /** The rows of a view of a period; undefined for any other view. */
  open(view: ViewName, params: unknown): OpenedRows | undefined;
  /** Time went on: shifts come nearer, and end. */
  advance(): void;
}

const shortAfterMs = 1000;
/** Officers by days: so many are worked out in less time than a screen shows. */
const cellsAtOnce = 10_000;

type PeriodView = "rosterDays" | "rosterStaffing" | "rosterFaults";
const builders: Record<PeriodView, (plan: Plan, period: RosterPeriod) => Steps<unknown[]>> = {
  rosterDays: daysRows,
  rosterStaffing: staffingRows,
  rosterFaults: faultRows,
};

export function openRoster(options: RosterOptions): RosterDesk {
  const { city, sources, clock, random } = options;
  const book = new RosterBook(options);
  const newId = createIds(clock, random);
  function show(): void {
    putChanged(sources.rosterCity, [cityRow(city, book.roster)], ({ id }) => id);
    putChanged(sources.rosterPlans, planRows(book.roster), ({ id }) => id);
    putChanged(sources.rosterDecisions, decisionRows(book.decisions, book.roster), ({ id }) => id);
    putChanged(sources.rosterSwaps, swapRows(book.roster, clock()), ({ id }) => id);
  }
  function showShort(): void {
    putChanged(sources.rosterShort, shortRows(book.plan, city, clock()), ({ id }) => id);
  }
  show();
  book.onChange(() => {
    show();
    showShort();
  });
  // A start has more urgent things to do than shifts that begin in an hour.
  setTimeout(showShort, shortAfterMs).unref();

  return {
    commands: {
      ...createRosterCommands({ city, book, newId }),
      ...createExchangeCommands({ city, book, newId, rows: sources.rosterFile, clock }),
    },
    plan: () => book.plan,
    roster: () => book.roster,
    onChange: (listener) => void book.onChange(listener),
    open(view, params) {
      if (!Object.hasOwn(builders, view)) return undefined;
      const build = builders[view as PeriodView];
      const period = params as RosterPeriod;
      const keyOf = views[view as PeriodView].key as (row: unknown) => string;
      const rows = new LiveRows<unknown>(keyOf);
      const paced = new Paced(
        function* () {
          const next = yield* build(book.preview(period.plan), period);
          yield* putSteps(rows, next, keyOf);
        },
        city.officers.length * period.days <= cellsAtOnce,
      );
      const stop = book.onChange(() => paced.again());
      const close = () => {
        stop();
        paced.stop();
      };
      return { rows, close, ...(paced.running && { filled: paced.running }) };
    },
    advance: showShort,
  };
}
