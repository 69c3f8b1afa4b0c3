/** One line of the log: when, of what kind, by whom, about what, and in words. */
import { useTranslation } from "react-i18next";
import type { LogRow } from "../../../shared/contract/shiftLog.ts";
import { formatMoment, formatTime } from "../../ui/time.ts";
import { excerptParts } from "../search/excerpt.ts";
import { currentOf } from "./filter.ts";
import { aboutOf, type SentenceContext, sentenceOf } from "./sentence.ts";

export interface LogLineProps {
  readonly row: LogRow;
  readonly context: SentenceContext;
  readonly zone: string;
  /** With its day: what was found lies years apart. */
  readonly dated: boolean;
  /** What was found of it, with the words that were searched for marked. */
  readonly excerpt: string | null;
}

export function LogLine({ row, context, zone, dated, excerpt }: LogLineProps) {
  const { t, i18n } = useTranslation("log");
  const { t: events } = useTranslation("events");
  const { text, said } = sentenceOf(row, events, context);
  const now = currentOf(row);
  const moment = dated ? formatMoment(row.at, zone, i18n.language) : formatTime(row.at, zone, i18n.language);
  return (
    <div className="log-columns" data-group={row.group} data-dated={dated} data-line={row.id}>
      <time dateTime={new Date(row.at).toISOString()}>{moment}</time>
      <span className="log-group">{t(`one-${row.group}`)}</span>
      <span>{context.people.actor(row.actor)}</span>
      <span className="log-about">{aboutOf(row)}</span>
      <strong dir="auto">
        {excerpt === null
          ? text
          : excerptParts(excerpt).map(({ text: part, found }, index) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have nothing but their place
              found ? <mark key={index}>{part}</mark> : <span key={index}>{part}</span>,
            )}
        {excerpt === null && said && <em> {said}</em>}
      </strong>
      <span className="log-marks">
        {[
          now?.reason != null && t("corrected"),
          row.entry &&
            row.entry.attachments.length > 0 &&
            t("attached", { count: row.entry.attachments.length }),
          ...(now?.tags ?? []).map((tag) => `#${tag}`),
        ]
          .filter(Boolean)
          .join(" ")}
      </span>
    </div>
  );
}
