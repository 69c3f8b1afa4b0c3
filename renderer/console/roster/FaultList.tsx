/** What is wrong with the plan, each by its name, its shape and its words. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { RosterCityRow, RosterFaultRow } from "../../../shared/contract/roster.ts";
import { useRow } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatTime } from "../../ui/time.ts";
import { type People, usePeople } from "../incident/people.ts";
import { dayText } from "./week.ts";

/** The list beside the plan is for looking at; all of them are in the export. */
const shownAtMost = 60;
const shapes = { overlap: "✖", gap: "▼", short: "▲", unknown: "?" } as const;

export function FaultList({ rows }: { rows: readonly RosterFaultRow[] }) {
  const { t, i18n } = useTranslation("duty");
  const roster = useRow("rosterCity");
  const zone = useRow("city")?.zone ?? "UTC";
  const people = usePeople();
  const count = useCountFormat();
  const context = { roster, people, zone, language: i18n.language };
  return (
    <ul className="plan-faults">
      {rows.slice(0, shownAtMost).map((fault) => (
        <li key={fault.id} data-fault={fault.kind}>
          <b>{shapes[fault.kind]}</b> <strong>{t(`fault-${fault.kind}`)}</strong>
          <span>{faultText(fault, t, context)}</span>
        </li>
      ))}
      {rows.length > shownAtMost && (
        <li className="roster-soft">{t("doing-more", { number: count(rows.length - shownAtMost) })}</li>
      )}
    </ul>
  );
}

interface FaultContext {
  readonly roster: RosterCityRow | undefined;
  readonly people: People;
  readonly zone: string;
  readonly language: string;
}

function faultText(
  fault: RosterFaultRow,
  t: TFunction<"duty">,
  { roster, people, zone, language }: FaultContext,
): string {
  const shiftName = (id: string | null | undefined) => {
    const shift = roster?.shifts.find((each) => each.id === id);
    return shift ? textOf(shift.name, language) : (id ?? "");
  };
  const post = roster?.posts.find(({ id }) => id === fault.post)?.name ?? fault.post ?? "";
  const hour = (at: number | null) => (at === null ? "" : formatTime(at, zone, language));
  const common = {
    ...{ day: dayText(fault.day, language), post, shift: shiftName(fault.shift) },
    ...{ from: hour(fault.startsAt), until: hour(fault.endsAt) },
  };
  switch (fault.kind) {
    case "overlap":
      return t("fault-overlap-text", {
        ...{ ...common, name: people.name(fault.officer ?? ""), other: shiftName(fault.other?.shift) },
      });
    case "gap":
      return t("fault-gap-text", common);
    case "short":
      return t("fault-short-text", { ...common, planned: fault.planned, minimum: fault.minimum });
    case "unknown":
      return t("fault-unknown-text", { day: common.day, id: fault.officer ?? fault.post ?? fault.shift });
  }
}
