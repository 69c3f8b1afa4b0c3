/** Who signed in, what was refused, taken out, set, and looked at: each an event of the log, the newest first. */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type AuditRow, auditShown } from "../../../shared/contract/access.ts";
import { type AccessKind, accessKinds } from "../../../shared/domain/roles/event.ts";
import { useRow, useView } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { formatMoment } from "../../ui/time.ts";
import { Chip } from "../Chip.tsx";
import { CopyText } from "../details/CopyText.tsx";
import { Fact, Facts } from "../details/Facts.tsx";
import { Moment } from "../details/Moment.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { usePeople } from "../incident/people.ts";
import { FoundList } from "../list/FoundList.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import { SearchField } from "../SearchField.tsx";
import { hasWords } from "../words.ts";
import { useAuditWords } from "./useAuditWords.ts";
import "../directory.css";
import "./access.css";

const columns = ["moment", "who", "what", "about"] as const;
const spans = ["day", "week", "month", "all"] as const;
type Span = (typeof spans)[number];
const spanMs: Record<Exclude<Span, "all">, number> = {
  day: 24 * 3600_000,
  week: 7 * 24 * 3600_000,
  month: 31 * 24 * 3600_000,
};

export function AuditTab({ onAccounts }: { onAccounts: (() => void) | null }) {
  const { t, i18n } = useTranslation("access");
  const [actor, setActor] = useState<string | null>(null);
  const [kind, setKind] = useState<AccessKind | null>(null);
  const [span, setSpan] = useState<Span>("week");
  const params = useMemo(
    () => ({ actor, kind, from: span === "all" ? null : Date.now() - spanMs[span], until: null }),
    [actor, kind, span],
  );
  const { rows, state } = useView("audit", params);
  const people = useView("people").rows;
  const zone = useRow("city")?.zone ?? "UTC";
  const names = usePeople();
  const words = useAuditWords();
  const count = useCountFormat();
  const { filter: text, setFilter: setText, list, search } = useListFilter("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const shown = useMemo(
    () =>
      rows
        .filter((row) => hasWords(text, [names.actor(row.actor), words.kind(row), words.about(row)]))
        .sort((a, b) => b.at - a.at || b.id.localeCompare(a.id, "en", { numeric: true })),
    [rows, text, names, words],
  );
  const chosen = rows.find(({ id }) => id === chosenId);
  const showAll = () => {
    setText("");
    setActor(null);
    setKind(null);
    setSpan("all");
  };
  usePageHandle({ list, search, showAll });

  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("audit-title")}
        state={state}
        aside={
          <span data-shown={shown.length}>
            {rows.length >= auditShown
              ? t("audit-newest", { number: count(auditShown) })
              : count(shown.length)}
          </span>
        }
        tools={
          onAccounts && (
            <button type="button" className="key-button" onClick={onAccounts}>
              {t("accounts-title")} <kbd>Ctrl G</kbd>
            </button>
          )
        }
      >
        <div className="directory-list">
          <div className="directory-filter">
            <div className="audit-filter">
              <SearchField field={search} label={t("search-audit")} value={text} onChange={setText} />
              <select
                aria-label={t("who")}
                value={actor ?? ""}
                onChange={(event) => setActor(event.target.value || null)}
              >
                <option value="">{t("everybody")}</option>
                {people.map(({ id, name }) => (
                  <option key={id} value={`person:${id}`}>
                    {name}
                  </option>
                ))}
                <option value="room">{names.actor("room")}</option>
              </select>
              <select
                aria-label={t("what")}
                value={kind ?? ""}
                onChange={(event) => setKind((event.target.value || null) as AccessKind | null)}
              >
                <option value="">{t("everything")}</option>
                {accessKinds.map((each) => (
                  <option key={each} value={each}>
                    {t(`kind-${each}`)}
                  </option>
                ))}
              </select>
            </div>
            <div className="directory-chips">
              {spans.map((each) => (
                <Chip key={each} on={each === span} onPress={() => setSpan(each)}>
                  {t(`span-${each}`)}
                </Chip>
              ))}
            </div>
          </div>
          <Table columns="audit-columns" names={columns}>
            <FoundList
              ref={list}
              state={state}
              all={rows.length}
              none={t("audit-none")}
              items={shown}
              rowRem={1.9}
              label={t("audit-title")}
              chosen={chosenId}
              onChoose={(row) => setChosenId(row.id)}
            >
              {(row) => (
                <div className="audit-columns" data-kind={row.kind}>
                  <time dateTime={new Date(row.at).toISOString()}>
                    {formatMoment(row.at, zone, i18n.language)}
                  </time>
                  <span>{names.actor(row.actor)}</span>
                  <strong>{words.kind(row)}</strong>
                  <span>{words.about(row)}</span>
                </div>
              )}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <Frame title={t("audit-one")} state={state}>
        <Scroll key={chosen?.id} label={t("audit-one")}>
          {chosen ? <One row={chosen} zone={zone} /> : <Nothing>{t("how-audit")}</Nothing>}
        </Scroll>
      </Frame>
    </div>
  );
}

function One({ row, zone }: { row: AuditRow; zone: string }) {
  const { t } = useTranslation("access");
  const names = usePeople();
  const words = useAuditWords();
  return (
    <article data-details={row.id}>
      <header className="details-head">
        <h3>{words.kind(row)}</h3>
      </header>
      {words.about(row) !== "" && <p className="details-words">{words.about(row)}</p>}
      <Facts>
        <Fact name={t("who")}>{names.actor(row.actor)}</Fact>
        <Fact name={t("moment")}>
          <Moment at={row.at} zone={zone} />
        </Fact>
        <Fact name={t("event-number")}>
          <CopyText text={row.id} what={t("event-number")} />
        </Fact>
      </Facts>
      <p className="details-words door-note">{t("in-chain")}</p>
    </article>
  );
}
