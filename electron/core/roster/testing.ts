/** For tests: the roster of a small city on a store in memory, with a clock that the test moves. */
import type { RosterPeriod } from "../../../shared/contract/roster.ts";
import type { ViewName } from "../../../shared/contract/views.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { LiveOfficers } from "../live/officers.ts";
import { createSources } from "../live/sources.ts";
import type { Store } from "../store/index.ts";
import { storeInMemory } from "../store/testing.ts";
import { calledBy } from "../testing.ts";
import { openRoster, type RosterOptions } from "./index.ts";

/** 08:00 in the city. */
export const morning = Date.parse("2026-11-24T08:00:00+07:00");
export const today = "2026-11-24";

export function rosterOn(store: Store = storeInMemory(), changes: Partial<RosterOptions> = {}) {
  let now = morning;
  const clock = () => now;
  const city = changes.city ?? smallCity();
  const sources = createSources();
  let drawn = 0;
  const roster = openRoster({
    ...{ city, station: "st-1", store, sources, clock },
    random: () => (drawn++ % 97) / 97,
    ...changes,
  });
  const officers = new LiveOfficers(city, store.officers, sources.officers, clock, roster.plan);
  roster.onChange(() => officers.advance());
  return {
    ...{ roster, commands: calledBy(roster.commands), store, sources, city },
    at(time: number) {
      now = time;
      roster.advance();
      officers.advance();
    },
    officer: (id: string) => sources.officers.get(id)!,
    /** The rows of a view of some days, as a screen that opens it now is given them. */
    rows<Row>(view: ViewName, period: Partial<RosterPeriod> = {}): Row[] {
      const opened = roster.open(view, { from: today, days: 1, plan: null, ...period })!;
      opened.close();
      return [...opened.rows.values()] as Row[];
    },
  };
}
