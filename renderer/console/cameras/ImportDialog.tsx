/** A list of cameras that comes in: chosen, looked at line by line, and then brought in at once. */
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CameraImportRecord, CameraImportRow } from "../../../shared/contract/cameraExchange.ts";
import { maxFileBytes } from "../../../shared/contract/intake.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Dialog } from "../Dialog.tsx";
import { DistrictSelect } from "../DistrictSelect.tsx";
import { FileInput } from "../FileInput.tsx";
import { Table } from "../list/Table.tsx";
import { VirtualList } from "../list/VirtualList.tsx";
import { RefusalText } from "../RefusalMessage.tsx";
import { useSend } from "../send.ts";
import "../send-form.css";
import "./dialogs.css";

const columns = ["line", "fate", "id", "camera", "district", "stream", "remark"] as const;
const megabyte = 1024 * 1024;

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("directory");
  const city = useCityIndex();
  const list = useRow("cameraImport");
  const count = useCountFormat();
  const { send, refusal } = useSend();
  const file = useRef<HTMLInputElement>(null);
  const [district, setDistrict] = useState<string | null>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const [server, setServer] = useState({ api: "", base: "" });
  const isBusy = list?.state === "reading";
  const comesIn = list?.state === "preview" ? list.fresh + list.changed : 0;

  async function read(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const isTooLarge = chosen.size > maxFileBytes;
    setTooLarge(isTooLarge ? chosen.name : null);
    if (isTooLarge) return;
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    send("cameras.read", { name: chosen.name.slice(0, 300), bytes, district });
  }
  return (
    <Dialog
      title={t("import-title")}
      onClose={() => {
        if (list) send("cameras.dismissImport", {});
        onClose();
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button does the same without a pointer */}
      <div
        className="camera-import send-form"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void read(event.dataTransfer.files[0]);
        }}
      >
        <div className="camera-form">
          <div className="camera-field">
            <span>{t("import-district")}</span>
            <DistrictSelect
              city={city}
              value={district}
              none={t("import-no-district")}
              onChange={setDistrict}
            />
          </div>
          <div className="camera-import-file">
            <button
              type="button"
              className="key-button"
              data-first="true"
              disabled={isBusy}
              onClick={() => file.current?.click()}
            >
              {t("import-choose")}
            </button>
            <span>{t("import-hint", { megabytes: maxFileBytes / megabyte })}</span>
          </div>
          <label>
            <span>{t("import-api")}</span>
            <input
              value={server.api}
              spellCheck={false}
              placeholder={t("example-api")}
              onChange={(event) => setServer({ ...server, api: event.target.value })}
            />
          </label>
          <label>
            <span>{t("import-base")}</span>
            <input
              value={server.base}
              spellCheck={false}
              placeholder={t("example-base")}
              onChange={(event) => setServer({ ...server, base: event.target.value })}
            />
          </label>
          <div data-wide="true">
            <button
              type="button"
              className="key-button"
              disabled={isBusy || server.api.trim() === "" || server.base.trim() === ""}
              onClick={() => send("cameras.readMediaMtx", { ...server, district })}
            >
              {t("import-ask")}
            </button>
          </div>
        </div>
        <FileInput
          input={file}
          accept=".csv,.tsv,.txt,.m3u,.m3u8"
          label={t("import-choose")}
          onFile={(file) => void read(file)}
        />
        {tooLarge !== null && (
          <p role="alert" className="camera-fault">
            {t("import-too-large", { name: tooLarge, megabytes: maxFileBytes / megabyte })}
          </p>
        )}
        {list && (
          <div className="camera-import-told">
            <p role="status">
              <Told list={list} />
            </p>
            <button
              type="button"
              className="key-button"
              disabled={comesIn === 0}
              onClick={() => send("cameras.import", {})}
            >
              {t("import-bring-in", { number: count(comesIn) })}
            </button>
          </div>
        )}
        {refusal && (
          <p className="send-refused" role="alert">
            <RefusalText refusal={refusal} />
          </p>
        )}
        {list && list.records.length > 0 && <Preview records={list.records} />}
      </div>
    </Dialog>
  );
}

function Told({ list }: { list: CameraImportRow }) {
  const { t } = useTranslation("directory");
  const { t: sources } = useTranslation("sources");
  const count = useCountFormat();
  const { state, fault, fresh, changed, unchanged, faulty, withoutPlace, logins, name } = list;
  if (state === "reading") return t("import-reading", { name });
  if (fault) {
    return (
      <span className="camera-fault">
        {t("import-refused", { name })} {sources(`fault-${fault.code}`)}: {fault.detail}
      </span>
    );
  }
  const figures = { fresh: count(fresh), changed: count(changed) };
  return (
    <>
      <strong>
        {state === "done"
          ? t("import-done", figures)
          : t("import-found", { ...figures, unchanged: count(unchanged), faulty: count(faulty) })}
      </strong>
      {withoutPlace > 0 && ` ${t("import-without-place", { number: count(withoutPlace) })}`}
      {logins > 0 && state === "preview" && ` ${t("import-logins", { number: count(logins) })}`}
    </>
  );
}

function Preview({ records }: { records: readonly CameraImportRecord[] }) {
  const { t } = useTranslation("directory");
  const city = useCityIndex();
  const rows = useMemo(
    () => records.map((record) => ({ ...record, camera: record.id, id: String(record.line) })),
    [records],
  );
  return (
    <div className="camera-import-lines">
      <Table columns="camera-import-columns" names={columns}>
        <VirtualList items={rows} rowRem={1.9} label={t("import-title")} chosen={null} onChoose={() => {}}>
          {({ line, fate, camera, name, district, url, ...row }) => (
            <div className="camera-import-columns" data-fate={fate}>
              <span>{line}</span>
              <strong>{t(`fate-${fate}`)}</strong>
              <span>{camera}</span>
              <span dir="auto">{name}</span>
              <span>{city.districts.get(district)?.name ?? district}</span>
              <span>{url}</span>
              <Remark {...row} fate={fate} />
            </div>
          )}
        </VirtualList>
      </Table>
    </div>
  );
}

function Remark({
  fault,
  fate,
  changes,
  placeKnown,
}: Pick<CameraImportRecord, "fault" | "fate" | "changes" | "placeKnown">) {
  const { t } = useTranslation("directory");
  if (fault) {
    return (
      <span title={fault.detail}>
        {t(`line-${fault.code}`)}
        {fault.detail !== "" && ` · ${fault.detail}`}
      </span>
    );
  }
  if (fate === "changed") return <span>{changes.map((name) => t(`changed-${name}`)).join(", ")}</span>;
  return <span>{placeKnown ? "" : t("place-unknown")}</span>;
}
