/** What each post needs and has in each shift, under the days of the plan; what is short comes first, with its shape. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { RosterPeriod, RosterStaffingRow } from "../../../shared/contract/roster.ts";
import { useRow, useView } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { textOf } from "../../ui/textOf.ts";
import { Scroll } from "../details/Scroll.tsx";

/** Of large cities the rest is in the list of faults, if anything is wrong with it. */
const maxLines = 300;

export interface StaffingTableProps {
  readonly period: RosterPeriod;
  readonly agency: string | null;
  /** Its name; null for all. */
  readonly post: string | null;
  readonly dayAt: number;
}

export function StaffingTable({ period, agency, post: named, dayAt }: StaffingTableProps) {
  const { t, i18n } = useTranslation("duty");
  const { rows, state } = useView("rosterStaffing", period);
  const roster = useRow("rosterCity");
  const count = useCountFormat();
  const posts = useMemo(() => new Map(roster?.posts.map((post) => [post.id, post])), [roster]);
  const lines = useMemo(
    () =>
      rows
        .filter(
          ({ post }) =>
            (agency === null || posts.get(post)?.agency === agency) &&
            (named === null || posts.get(post)?.name === named),
        )
        .sort((a, b) => Number(isAnyShort(b)) - Number(isAnyShort(a))),
    [rows, agency, named, posts],
  );
  const short = lines.filter(isAnyShort).length;
  return (
    <section className="plan-staffing" data-short={short}>
      <header>
        <h3>{t("staffing")}</h3>
        <span data-short={short > 0}>
          {lines.length === 0
            ? ""
            : short > 0
              ? `▲ ${t("staffing-short", { number: count(short) })}`
              : `● ${t("staffing-enough")}`}
        </span>
      </header>
      <Scroll label={t("staffing")}>
        {lines.length === 0 && <Nothing>{t(state === "loading" ? "loading" : "staffing-none")}</Nothing>}
        {lines.slice(0, maxLines).map((line) => {
          const shift = roster?.shifts.find(({ id }) => id === line.shift);
          return (
            <div key={line.id} className="plan-columns" data-staffing={line.id}>
              <span>{posts.get(line.post)?.name ?? line.post}</span>
              <span>{shift ? textOf(shift.name, i18n.language) : line.shift}</span>
              {line.days.map(({ planned, minimum }, index) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week stay in their places
                  key={index}
                  className="plan-count"
                  data-cursor={index === dayAt}
                  data-short={planned < minimum}
                >
                  {planned < minimum
                    ? `▲ ${t("count-short", { planned, minimum, missing: minimum - planned })}`
                    : t("count-of", { planned, minimum })}
                </span>
              ))}
            </div>
          );
        })}
        {lines.length > maxLines && <p>{t("doing-more", { number: count(lines.length - maxLines) })}</p>}
      </Scroll>
    </section>
  );
}

function isAnyShort({ days }: RosterStaffingRow): boolean {
  return days.some(({ planned, minimum }) => planned < minimum);
}
