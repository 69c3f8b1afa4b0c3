/** A plan or holidays from a file: chosen, looked at line by line, and then brought in as a draft. */
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { maxFileBytes } from "../../../shared/contract/intake.ts";
import type { RosterFileRecord, RosterFileRow } from "../../../shared/contract/rosterExchange.ts";
import type { Day } from "../../../shared/domain/zone.ts";
import { useRow } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Dialog } from "../Dialog.tsx";
import { FileInput } from "../FileInput.tsx";
import { Table } from "../list/Table.tsx";
import { VirtualList } from "../list/VirtualList.tsx";
import { RefusalText } from "../RefusalMessage.tsx";
import { useSend } from "../send.ts";
import { dayText } from "./week.ts";
import "../send-form.css";
import "./import.css";

const columns = ["line", "fate", "officer", "day", "shift", "post", "remark"] as const;
const bases = ["nothing", "rotation"] as const;
const megabyte = 1024 * 1024;

export interface RosterImportDialogProps {
  readonly onClose: () => void;
  readonly onDraft: (plan: string, from: Day) => void;
}

export function RosterImportDialog({ onClose, onDraft }: RosterImportDialogProps) {
  const { t } = useTranslation("duty");
  const row = useRow("rosterFile");
  const { ask, send, refusal } = useSend();
  const input = useRef<HTMLInputElement>(null);
  const [base, setBase] = useState<(typeof bases)[number]>("nothing");
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const isReady = row?.state === "preview" && row.fresh + row.same + row.holidays > 0;
  const close = () => {
    if (row) send("roster.dismiss", {});
    onClose();
  };

  async function read(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const isTooLarge = chosen.size > maxFileBytes;
    setTooLarge(isTooLarge ? chosen.name : null);
    if (isTooLarge) return;
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    send("roster.read", { name: chosen.name.slice(0, 300), bytes });
  }
  async function bringIn(): Promise<void> {
    if (!row) return;
    const name = row.name.replace(/\.[a-z]{2,4}$/i, "").slice(0, 120) || row.name.slice(0, 120);
    const made = await ask("roster.import", { name, base });
    if (!made) return;
    if (made.plan !== null && made.from !== null) onDraft(made.plan, made.from);
    close();
  }
  return (
    <Dialog title={t("bring-in-title")} onClose={close}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button does the same without a pointer */}
      <div
        className="roster-import send-form"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void read(event.dataTransfer.files[0]);
        }}
      >
        <div className="plan-tools">
          <button
            type="button"
            className="key-button"
            data-first="true"
            disabled={row?.state === "reading"}
            onClick={() => input.current?.click()}
          >
            {t("bring-in-choose")}
          </button>
          <span className="roster-soft">{t("bring-in-hint", { megabytes: maxFileBytes / megabyte })}</span>
        </div>
        <FileInput
          input={input}
          accept=".csv,.tsv,.txt,.ics"
          label={t("bring-in-choose")}
          onFile={(file) => void read(file)}
        />
        {tooLarge !== null && (
          <p role="alert" className="send-refused">
            {t("bring-in-too-large", { name: tooLarge, megabytes: maxFileBytes / megabyte })}
          </p>
        )}
        {row && <Told row={row} />}
        {row?.state === "preview" && row.from !== null && (
          <fieldset className="plan-choices plan-tools">
            <legend>{t("bring-in-base")}</legend>
            {bases.map((each) => (
              <button
                key={each}
                type="button"
                className="chip"
                aria-pressed={base === each}
                onClick={() => setBase(each)}
              >
                <span>{t(`base-${each}`)}</span>
              </button>
            ))}
          </fieldset>
        )}
        {row && row.records.length > 0 && <Preview records={row.records} />}
        {refusal && (
          <p className="send-refused" role="alert">
            <RefusalText refusal={refusal} />
          </p>
        )}
        <button
          type="button"
          className="key-button send-submit"
          disabled={!isReady}
          onClick={() => void bringIn()}
        >
          {t("bring-in-do")}
        </button>
      </div>
    </Dialog>
  );
}

function Told({ row }: { row: RosterFileRow }) {
  const { t, i18n } = useTranslation("duty");
  const { t: sources } = useTranslation("sources");
  const count = useCountFormat();
  const { state, name, fault, fresh, same, faulty, holidays, officers, from, until } = row;
  if (state === "reading") return <p role="status">{t("bring-in-reading", { name })}</p>;
  if (fault) {
    return (
      <p role="alert" className="send-refused">
        {t("bring-in-refused", { name })} {sources(`fault-${fault.code}`)}: {fault.detail}
      </p>
    );
  }
  return (
    <p role="status">
      <strong>{name}</strong>{" "}
      {t("bring-in-found", { fresh: count(fresh), same: count(same), faulty: count(faulty) })}{" "}
      {from !== null &&
        until !== null &&
        t("bring-in-days", {
          ...{ officers: count(officers), from: dayText(from, i18n.language) },
          until: dayText(until, i18n.language),
        })}{" "}
      {holidays > 0 && t("bring-in-holidays", { number: count(holidays) })}
    </p>
  );
}

function Preview({ records }: { records: readonly RosterFileRecord[] }) {
  const { t } = useTranslation("duty");
  const rows = useMemo(() => records.map((record, n) => ({ ...record, id: String(n) })), [records]);
  return (
    <div className="roster-import-lines">
      <Table columns="roster-import-columns" names={columns}>
        <VirtualList items={rows} rowRem={1.9} label={t("bring-in-title")} chosen={null} onChoose={() => {}}>
          {({ line, fate, officer, day, shift, post, fault }) => (
            <div className="roster-import-columns" data-fate={fate}>
              <span>{line}</span>
              <strong>
                {fate === "faulty" ? "▲ " : ""}
                {t(`fate-${fate}`)}
              </strong>
              <span>{officer}</span>
              <span>{day}</span>
              <span>{shift}</span>
              <span>{post}</span>
              <span>{fault && `${t(`line-${fault.code}`)}: ${fault.detail}`}</span>
            </div>
          )}
        </VirtualList>
      </Table>
    </div>
  );
}
