/** What comes from elsewhere: how each of the city's sources does, and files that are dropped here. */
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type IntakeSourceRow, maxFileBytes } from "../../../shared/contract/intake.ts";
import { useRow, useView } from "../../data/core.ts";
import { Age } from "../../ui/Age.tsx";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FileInput } from "../FileInput.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { FilePanel } from "./FilePanel.tsx";
import { SourceFacts } from "./SourceFacts.tsx";
import { StateMark } from "./StateMark.tsx";
import "../directory.css";
import "./sources.css";

const columns = ["source", "kind", "state", "last-success", "accepted", "last-fault"] as const;

export function SourcesPage({ desk }: PageProps) {
  const { rows, state } = useView("intakeSources");
  const file = useRow("intakeFile");
  const { t } = useTranslation("sources");
  const { list } = useListFilter("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const [dragging, setDragging] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const chosen = rows.find(({ id }) => id === chosenId) ?? (rows.length === 1 ? rows[0] : undefined);

  const poll = () => chosen && desk.send("intake.poll", { source: chosen.id });
  const bringIn = () => file?.state === "preview" && file.fresh > 0 && desk.send("intake.import", {});
  const chooseFile = () => input.current?.click();
  usePageHandle({ list, pollSource: poll, chooseFile, bringIn });

  async function read(dropped: File | undefined): Promise<void> {
    if (!dropped) return;
    const isTooLarge = dropped.size > maxFileBytes;
    setTooLarge(isTooLarge ? dropped.name : null);
    if (isTooLarge) return;
    const bytes = new Uint8Array(await dropped.arrayBuffer());
    desk.send("intake.read", { name: dropped.name.slice(0, 300), bytes });
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    void read(event.dataTransfer.files[0]);
  };
  const dragOver = (event: DragEvent) => {
    event.preventDefault();
    setDragging(true);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button and its key do the same without a pointer
    <div
      className="sources"
      data-dragging={dragging}
      onDragOver={dragOver}
      onDragLeave={() => setDragging(false)}
      onDrop={drop}
    >
      <div className="directory" data-wide="list">
        <Frame
          title={t("title")}
          state={state}
          tools={
            <button type="button" className="key-button" onClick={poll} disabled={!chosen || chosen.busy}>
              {t("poll")} <kbd>Shift P</kbd>
            </button>
          }
        >
          <Table columns="sources-columns" names={columns}>
            <FoundList
              ref={list}
              state={state}
              all={rows.length}
              none={t("none")}
              items={rows}
              rowRem={1.9}
              label={t("title")}
              chosen={chosen?.id ?? null}
              onChoose={(row) => setChosenId(row.id)}
            >
              {(row) => <SourceLine row={row} />}
            </FoundList>
          </Table>
        </Frame>
        <Frame title={t("one")} state={state}>
          <Scroll key={chosen?.id} label={t("one")}>
            {chosen ? <SourceFacts row={chosen} /> : <Nothing>{t("how-choose")}</Nothing>}
          </Scroll>
        </Frame>
      </div>
      <FilePanel
        file={file}
        tooLarge={tooLarge}
        onChoose={chooseFile}
        onBringIn={bringIn}
        onDismiss={() => {
          setTooLarge(null);
          desk.send("intake.dismiss", {});
        }}
      />
      <FileInput
        input={input}
        accept=".csv,.tsv,.txt,.json,.geojson,.xml,.cap"
        label={t("choose-file")}
        onFile={(file) => void read(file)}
      />
    </div>
  );
}

function SourceLine({ row }: { row: IntakeSourceRow }) {
  const { t } = useTranslation("sources");
  const count = useCountFormat();
  return (
    <div className="sources-columns">
      <strong>{row.name}</strong>
      <span>{t(`kind-${row.kind}`)}</span>
      <StateMark row={row} />
      <LastSuccess at={row.lastSuccessAt} />
      <span>{count(row.accepted)}</span>
      <span>{row.fault ? t(`fault-${row.fault.code}`) : "–"}</span>
    </div>
  );
}

function LastSuccess({ at }: { at: number | null }) {
  const { t } = useTranslation("sources");
  return at === null ? <span>{t("never")}</span> : <Age since={at} />;
}
