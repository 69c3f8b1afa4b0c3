/** A line of the log, all of it: an entry as it stands, what stood before, and what is attached; or a decision. */
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { LogEntryVersion, LogRow } from "../../../shared/contract/shiftLog.ts";
import type { EntryLink } from "../../../shared/domain/log/event.ts";
import { Markdown } from "../../log/Markdown.tsx";
import { select } from "../../ui/selection.ts";
import { formatMoment } from "../../ui/time.ts";
import type { Desk } from "../actions/action.ts";
import { Fact, Facts } from "../details/Facts.tsx";
import { Attachments } from "./Attachments.tsx";
import type { LogFilter } from "./filter.ts";
import { type SentenceContext, sentenceOf } from "./sentence.ts";

export interface LogDetailsProps {
  readonly row: LogRow;
  readonly context: SentenceContext;
  readonly zone: string;
  readonly desk: Desk;
  readonly onFilter: (change: Partial<LogFilter>) => void;
}

export function LogDetails({ row, context, zone, desk, onFilter }: LogDetailsProps) {
  const { t, i18n } = useTranslation("log");
  const { t: events } = useTranslation("events");
  const moment = (at: number) => formatMoment(at, zone, i18n.language);
  const { people } = context;
  const now = row.entry?.versions.at(-1);
  const before = row.entry?.versions.slice(0, -1).reverse() ?? [];
  const { text, said } = sentenceOf(row, events, context);
  const incident = row.group === "incident" || row.group === "order" ? row.subject : null;
  const open = ({ kind, id }: Pick<EntryLink, "kind" | "id">) => {
    select({ kind, id });
    desk.goTo("situation");
  };
  return (
    <article className="log-details" data-details={row.id}>
      <p className="log-soft">
        {moment(row.at)} ·{" "}
        <button type="button" className="log-word" onClick={() => onFilter({ actor: row.actor })}>
          {people.actor(row.actor)}
        </button>
      </p>
      {now ? <Markdown text={now.text} /> : <p>{text}</p>}
      {!now && said && <blockquote dir="auto">{said}</blockquote>}
      {now && <Marks version={now} onOpen={open} onFilter={onFilter} />}
      {incident !== null && (
        <p className="log-buttons">
          <button
            type="button"
            className="key-button"
            onClick={() => open({ kind: "incident", id: incident })}
          >
            {t("open-incident", { incident })}
          </button>
          <button type="button" className="key-button" onClick={() => onFilter({ incident })}>
            {t("only-incident")}
          </button>
        </p>
      )}
      {row.entry && row.entry.attachments.length > 0 && <Attachments files={row.entry.attachments} />}
      {before.length > 0 && now && (
        <section className="log-before">
          <h3>{t("before-title")}</h3>
          {[now, ...before].map((version, n, all) => (
            <Fragment key={version.writtenAt}>
              {n > 0 && <Markdown text={version.text} />}
              <p className="log-soft">
                {version.reason === null
                  ? t("written-by", { who: people.actor(version.actor), time: moment(version.writtenAt) })
                  : t("corrected-by", {
                      ...{
                        who: people.actor(version.actor),
                        time: moment(version.writtenAt),
                        reason: version.reason,
                      },
                    })}
                {n === all.length - 1 && ` ${t("original")}`}
              </p>
            </Fragment>
          ))}
        </section>
      )}
      <Facts>
        <Fact name={t("event")}>{row.id}</Fact>
        <Fact name={t("kind")}>{row.kind}</Fact>
      </Facts>
    </article>
  );
}

interface MarksProps {
  readonly version: LogEntryVersion;
  readonly onOpen: (link: EntryLink) => void;
  readonly onFilter: LogDetailsProps["onFilter"];
}

function Marks({ version: { tags, links }, onOpen, onFilter }: MarksProps) {
  const { t } = useTranslation("log");
  if (tags.length + links.length === 0) return null;
  return (
    <p className="log-buttons">
      {tags.map((tag) => (
        <button key={tag} type="button" className="chip" onClick={() => onFilter({ tag })}>
          #{tag}
        </button>
      ))}
      {links.map((link) => (
        <button key={`${link.kind} ${link.id}`} type="button" className="chip" onClick={() => onOpen(link)}>
          {t(`link-${link.kind}`)} {link.name}
        </button>
      ))}
    </p>
  );
}
