/** The file that was dropped last: what of it would come in and what not, before anything does. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type IntakeFileRow, maxFileBytes, type PreviewRecord } from "../../../shared/contract/intake.ts";
import { useRow } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame } from "../../ui/Frame.tsx";
import { formatMoment } from "../../ui/time.ts";
import { Table } from "../list/Table.tsx";
import { VirtualList } from "../list/VirtualList.tsx";

const columns = ["line", "fate", "id", "category", "text", "reported", "remark"] as const;
const megabyte = 1024 * 1024;

export interface FilePanelProps {
  readonly file: IntakeFileRow | undefined;
  /** The name of one that was not even read. */
  readonly tooLarge: string | null;
  readonly onChoose: () => void;
  readonly onBringIn: () => void;
  readonly onDismiss: () => void;
}

export function FilePanel({ file, tooLarge, onChoose, onBringIn, onDismiss }: FilePanelProps) {
  const { t } = useTranslation("sources");
  const mayComeIn = file?.state === "preview" && file.fresh > 0;
  const isBusy = file?.state === "reading" || file?.state === "importing";
  return (
    <Frame
      title={t("file-title")}
      state="live"
      aside={file && <span>{file.name}</span>}
      tools={
        <>
          <button type="button" className="key-button" onClick={onChoose} disabled={isBusy}>
            {t("choose-file")} <kbd>Shift F</kbd>
          </button>
          <button type="button" className="key-button" onClick={onBringIn} disabled={!mayComeIn}>
            {t("bring-in", { count: file?.state === "preview" ? file.fresh : 0 })} <kbd>Shift M</kbd>
          </button>
          {file && (
            <button type="button" className="key-button" onClick={onDismiss} disabled={isBusy}>
              {t("dismiss")}
            </button>
          )}
        </>
      }
    >
      <div className="file">
        <div className="file-told">
          {tooLarge !== null && (
            <p role="alert" className="source-fault">
              {t("file-too-large", { name: tooLarge, megabytes: maxFileBytes / megabyte })}
            </p>
          )}
          <p role="status">
            {file ? <Told file={file} /> : t("drop-here", { megabytes: maxFileBytes / megabyte })}
          </p>
        </div>
        {file && file.records.length > 0 && <Preview file={file} />}
      </div>
    </Frame>
  );
}

function Told({ file }: { file: IntakeFileRow }) {
  const { t } = useTranslation("sources");
  const count = useCountFormat();
  const { state, fault, fresh, known, refused, outside, unmapped, encoding, progress } = file;
  if (state === "reading") return t("reading", { number: count(progress) });
  if (state === "refused" && fault)
    return (
      <span className="source-fault">
        {t("file-refused")} {t(`fault-${fault.code}`)}: {fault.detail}
      </span>
    );
  if (state === "importing") return t("importing", { number: count(progress), all: count(fresh) });
  const counts = { fresh: count(fresh), known: count(known), refused: count(refused) };
  return (
    <>
      <strong>{state === "done" ? t("done", { number: count(fresh) }) : t("found", counts)}</strong>
      {outside > 0 && ` ${t("outside", { number: count(outside) })}`}
      {unmapped.length > 0 && ` ${t("unmapped-categories", { list: unmapped.join(", ") })}`}
      {encoding === "windows-1252" && ` ${t("encoding-guessed")}`}
    </>
  );
}

function Preview({ file }: { file: IntakeFileRow }) {
  const { t, i18n } = useTranslation("sources");
  const zone = useRow("city")?.zone ?? "UTC";
  const rows = useMemo(
    () => file.records.map((record) => ({ ...record, record: record.id, id: String(record.line) })),
    [file.records],
  );
  return (
    <Table columns="preview-columns" names={columns}>
      <VirtualList items={rows} rowRem={1.9} label={t("preview")} chosen={null} onChoose={() => {}}>
        {(row) => (
          <div className="preview-columns" data-fate={row.fate}>
            <span>{row.line}</span>
            <strong>{t(`fate-${row.fate}`)}</strong>
            <span>{row.record}</span>
            <span>{row.category}</span>
            <span dir="auto">{row.text}</span>
            <span>{row.at === null ? "–" : formatMoment(row.at, zone, i18n.language)}</span>
            <Remark fault={row.fault} outside={row.outside} />
          </div>
        )}
      </VirtualList>
    </Table>
  );
}

function Remark({ fault, outside }: Pick<PreviewRecord, "fault" | "outside">) {
  const { t } = useTranslation("sources");
  if (fault) {
    return (
      <span>
        {t(`record-${fault.code}`)} · {fault.detail}
      </span>
    );
  }
  return <span>{outside ? t("record-outside") : ""}</span>;
}
