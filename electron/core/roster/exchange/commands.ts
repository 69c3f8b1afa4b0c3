/** Plans from a file and into one. */

import type { rosterExchangeCommands } from "../../../../shared/contract/rosterExchange.ts";
import type { Decision } from "../../../../shared/domain/event/event.ts";
import { entriesInEvent } from "../../../../shared/domain/roster/event.ts";
import { daysBetween } from "../../../../shared/domain/roster/plan.ts";
import { plannedIn } from "../../../../shared/domain/roster/staffing.ts";
import type { Handlers, PromptHandlers } from "../../handlers.ts";
import { Refused } from "../../live/serve.ts";
import { markedName } from "../../paper/mark.ts";
import { checkDays, enteredIn, type RosterCommandContext } from "../commands.ts";
import { writePlanCsv } from "./csv.ts";
import { RosterFile, type RosterFileOptions } from "./file.ts";

type Reading = "roster.export" | "roster.import";
export type RosterExchangeHandlers = Handlers<Reading> &
  PromptHandlers<Exclude<keyof typeof rosterExchangeCommands, Reading>>;

export function createExchangeCommands({
  city,
  book,
  newId,
  rows,
  clock,
}: RosterCommandContext & RosterFileOptions): RosterExchangeHandlers {
  const file = new RosterFile({ city, book, rows, clock });

  return {
    "roster.read"({ name, bytes }) {
      void file.read(name, bytes);
      return {};
    },
    async "roster.import"({ name, base }, { actor }) {
      const read = file.take();
      if (!read) throw new Refused({ code: "nothing-to-import" });
      const { entries, holidays, from, until } = read;
      const decisions: Decision[] = [];
      for (let at = 0; at < holidays.length; at += entriesInEvent) {
        const some = holidays.slice(at, at + entriesInEvent);
        decisions.push({
          ...{ kind: "roster.holidays-added", subject: city.code },
          body: { holidays: some.map(({ day, name: said }) => ({ day, name: said.slice(0, 80) })) },
        });
      }
      const plan = from !== null && until !== null ? newId("P") : null;
      if (plan !== null && from !== null && until !== null) {
        const agencies = new Set(entries.map(({ officer }) => book.plan.officer(officer)?.agency));
        // A list of one agency says nothing of the others.
        const agency = agencies.size === 1 ? ([...agencies][0] ?? null) : null;
        decisions.push({ kind: "roster.drafted", subject: plan, body: { name, from, until, agency, base } });
        decisions.push(...enteredIn(plan, entries));
      }
      await book.decideInParts(decisions, actor);
      return { plan, from };
    },
    "roster.dismiss"() {
      file.dismiss();
      return {};
    },
    async "roster.export"({ format, from, until, agency, crew, officer, plan, language }) {
      checkDays(from, until);
      const meant = city.officers.filter(
        (each) =>
          (agency === null || each.agency === agency) &&
          (crew === null || each.crew === crew) &&
          (officer === null || each.id === officer),
      );
      const ids = new Set(meant.map(({ id }) => id));
      const planned = plannedIn(book.preview(plan), from, until, ids);
      const name = ["jadwal", officer ?? crew ?? agency ?? city.code, from, until].join("-");
      if (format === "csv") {
        return {
          name: markedName(`${name}.csv`),
          text: writePlanCsv(city, [...ids], daysBetween(from, until), planned),
        };
      }
      const { writeCalendar } = await import("./calendar.ts");
      return {
        name: markedName(`${name}.${format}`),
        text: writeCalendar(city, name, planned, clock(), language),
      };
    },
  };
}
