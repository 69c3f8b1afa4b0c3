/** Messages that were refused, so that somebody can mend what sends them: why, from where, and how they began. */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { QuarantineRow } from "../../../shared/contract/rows.ts";
import { useRow, useView } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { formatMoment } from "../../ui/time.ts";
import { Dialog } from "../Dialog.tsx";
import { CopyText } from "../details/CopyText.tsx";
import { Fact, Facts } from "../details/Facts.tsx";
import { Moment } from "../details/Moment.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Shown } from "../list/Shown.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { SearchField } from "../SearchField.tsx";
import { hasWords } from "../words.ts";
import "../directory.css";
import "./quarantine.css";

const columns = ["arrived", "reason", "topic", "fault"] as const;

export function QuarantinePage({ desk }: PageProps) {
  const { rows, state } = useView("quarantine");
  const zone = useRow("city")?.zone ?? "UTC";
  const { t, i18n } = useTranslation("console");
  const { filter: text, setFilter: setText, list, search } = useListFilter("");
  // Of a flood only the newest are kept, and all are counted.
  const total = useRow("link")?.quarantined ?? 0;
  const count = useCountFormat();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const shown = useMemo(
    () =>
      rows
        .filter(({ topic, reason, detail }) => hasWords(text, [topic, t(`reason-${reason}`), detail]))
        .sort((a, b) => b.receivedAt - a.receivedAt),
    [rows, text, t],
  );
  const chosen = shown.find((row) => row.id === chosenId);
  const askToClear = () => rows.length > 0 && setAsking(true);
  usePageHandle({ list, search, showAll: () => setText(""), askToClear });

  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("quarantine-title")}
        state={state}
        aside={
          <>
            {total > rows.length && <span>{t("quarantine-newest", { total: count(total) })}</span>}
            <Shown shown={shown.length} all={rows.length} />
          </>
        }
        tools={
          <button type="button" className="key-button" onClick={askToClear} disabled={rows.length === 0}>
            {t("clear")} <kbd>Del</kbd>
          </button>
        }
      >
        <div className="directory-list">
          <div className="directory-filter">
            <SearchField field={search} label={t("search-quarantine")} value={text} onChange={setText} />
          </div>
          <Table columns="row-columns quarantine-columns" names={columns}>
            <FoundList
              ref={list}
              state={state}
              all={rows.length}
              none={t("quarantine-none")}
              items={shown}
              rowRem={1.9}
              label={t("quarantine-title")}
              chosen={chosenId}
              onChoose={(row) => setChosenId(row.id)}
            >
              {(row) => (
                <div className="row-columns quarantine-columns">
                  <time dateTime={new Date(row.receivedAt).toISOString()}>
                    {formatMoment(row.receivedAt, zone, i18n.language)}
                  </time>
                  <strong>{t(`reason-${row.reason}`)}</strong>
                  <span>{row.topic}</span>
                  <span>{row.detail}</span>
                </div>
              )}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <Frame title={t("quarantine-one")} state={state}>
        <Scroll key={chosen?.id} label={t("quarantine-one")}>
          {chosen ? <Refused row={chosen} zone={zone} /> : <Nothing>{t("how-quarantine")}</Nothing>}
        </Scroll>
      </Frame>
      {asking && (
        <Dialog title={t("clear-title")} onClose={() => setAsking(false)}>
          <p>{t("clear-ask", { count: rows.length })}</p>
          <button
            type="button"
            className="key-button danger"
            onClick={() => {
              setAsking(false);
              setChosenId(null);
              desk.send("quarantine.clear", {});
            }}
          >
            {t("clear-yes", { count: rows.length })}
          </button>
        </Dialog>
      )}
    </div>
  );
}

function Refused({ row, zone }: { row: QuarantineRow; zone: string }) {
  const { t } = useTranslation("console");
  return (
    <article data-details={row.id}>
      <header className="details-head">
        <h3>{t(`reason-${row.reason}`)}</h3>
      </header>
      <p className="details-words">{row.detail}</p>
      <Facts>
        <Fact name={t("arrived")}>
          <Moment at={row.receivedAt} zone={zone} />
        </Fact>
        <Fact name={t("topic")}>
          <CopyText text={row.topic} what={t("topic")} />
        </Fact>
        <Fact name={t("size")}>{t("bytes", { count: row.bytes })}</Fact>
      </Facts>
      <section className="quarantine-sample">
        <h3>{t("sample")}</h3>
        <pre>{row.sample}</pre>
      </section>
    </article>
  );
}
