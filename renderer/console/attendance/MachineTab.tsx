/** Files of fingerprint machines: what came in, what waits for its columns, and numbers that are nobody's yet. */
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  AttendanceRow,
  MachineColumns,
  MachineFileRow,
  MachinePersonRow,
} from "../../../shared/contract/attendance.ts";
import {
  type MachineField,
  machineFields,
  missingFields,
} from "../../../shared/domain/attendance/machineFile.ts";
import { useView } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { formatAge, formatMoment } from "../../ui/time.ts";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import { RefusalText } from "../RefusalMessage.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { CorrectDialog, type Correction, correctionOf, MachineClock } from "./MachineClock.tsx";

const columns = ["state", "file", "taken", "fresh", "known", "unmapped", "refused", "remark"] as const;

export interface MachineTabProps {
  readonly attendance: AttendanceRow;
  readonly zone: string;
  readonly chooser: ReactNode;
}

export function MachineTab({ attendance, zone, chooser }: MachineTabProps) {
  const { t } = useTranslation("attendance");
  const { rows, state } = useView("machineFiles");
  const people = useView("machinePeople").rows;
  const { list, search } = useListFilter(null);
  const [chosenId, choose] = useState<string | null>(null);
  const [correcting, setCorrecting] = useState<Correction | null>(null);
  const files = useMemo(
    () =>
      [...rows].sort(
        (a, b) => Number(b.state === "waiting") - Number(a.state === "waiting") || b.takenAt - a.takenAt,
      ),
    [rows],
  );
  const chosen = files.find(({ id }) => id === chosenId) ?? files.find((file) => file.state === "waiting");
  const correction = chosen && correctionOf(chosen);
  usePageHandle({
    ...{ list, search },
    attendance: {
      ...{ earlier() {}, later() {}, enter() {}, object() {}, close() {}, export() {} },
      justify: () => correction && setCorrecting(correction),
    },
  });
  const unknown = people.filter(({ officer }) => officer === null);
  return (
    <div className="directory" data-wide="list">
      <Frame title={t("machines-title")} state={state}>
        <div className="directory-list">
          <div className="directory-filter">
            <div className="attendance-top">{chooser}</div>
            <Folder folder={attendance.folder} />
          </div>
          <Table columns="machine-columns" names={columns}>
            <FoundList
              ref={list}
              {...{ state, all: rows.length, items: files, rowRem: 1.9, label: t("machines-title") }}
              none={t("machines-none")}
              chosen={chosen?.id ?? null}
              onChoose={({ id }) => choose(id)}
              onCursor={({ id }) => choose(id)}
            >
              {(file) => <FileLine file={file} zone={zone} />}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <Frame
        title={
          chosen?.state === "waiting" ? t("columns-title") : t("people-title", { count: unknown.length })
        }
        state={state}
      >
        <Scroll key={chosen?.id} label={t("machines-title")}>
          <div className="attendance-details" data-details={chosen?.id}>
            {chosen?.state === "waiting" ? (
              <Columns key={chosen.id} file={chosen} />
            ) : (
              <>
                {chosen && correction && (
                  <MachineClock file={chosen} zone={zone} onCorrect={() => setCorrecting(correction)} />
                )}
                <People people={people} zone={zone} />
              </>
            )}
          </div>
        </Scroll>
      </Frame>
      {correcting && <CorrectDialog correction={correcting} onClose={() => setCorrecting(null)} />}
    </div>
  );
}

function FileLine({ file, zone }: { file: MachineFileRow; zone: string }) {
  const { t, i18n } = useTranslation("attendance");
  const { t: ui } = useTranslation("ui");
  const { t: sources } = useTranslation("sources");
  const count = useCountFormat();
  const remarks = [
    file.fault && `${sources(`fault-${file.fault.code}`)} ${file.fault.detail}`,
    file.clockOffMs !== null &&
      t(file.clockOffMs > 0 ? "clock-ahead" : "clock-behind", {
        time: formatAge(Math.abs(file.clockOffMs), ui),
        number: String(file.clockSamples),
      }),
    file.corrected && t("clock-corrected", { time: formatAge(Math.abs(file.corrected.offsetMs), ui) }),
    file.detail,
  ].filter(Boolean);
  return (
    <div className="machine-columns" data-state={file.state}>
      <span className="machine-state">{t(`file-${file.state}`)}</span>
      <strong>{file.name}</strong>
      <span>{formatMoment(file.takenAt, zone, i18n.language)}</span>
      <span>{count(file.fresh)}</span>
      <span>{count(file.known)}</span>
      <span data-some={file.unmapped > 0}>{count(file.unmapped)}</span>
      <span data-some={file.refused > 0}>{count(file.refused)}</span>
      <span className="attendance-remarks" data-flagged={file.clockOffMs !== null || file.fault !== null}>
        {remarks.join(" · ")}
      </span>
    </div>
  );
}

function Folder({ folder }: { folder: string }) {
  const { t } = useTranslation("attendance");
  const { ask, refusal } = useSend();
  const [typed, setTyped] = useState<string | null>(null);
  const change = async () => {
    if (await ask("attendance.watchFolder", { folder: typed?.trim() || null })) setTyped(null);
  };
  if (typed === null) {
    return (
      <p className="machine-folder">
        <span>{t("folder")}</span> <b>{folder}</b>{" "}
        <button type="button" className="key-button" onClick={() => setTyped(folder)}>
          {t("folder-change")}
        </button>
      </p>
    );
  }
  return (
    <form
      className="machine-folder"
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <label>
        <span>{t("folder")}</span>{" "}
        <input
          value={typed}
          placeholder={t("folder-own")}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit" className="key-button">
        {t("folder-watch")}
      </button>
      {refusal && <RefusalText refusal={refusal} />}
    </form>
  );
}

/** Which column is what: once for all files that look like this one. */
function Columns({ file }: { file: MachineFileRow }) {
  const { t } = useTranslation("attendance");
  const { ask, refusal } = useSend();
  const [mapping, setMapping] = useState<MachineColumns>(file.guess);
  const set = (field: MachineField, column: string) => {
    const { [field]: _before, ...others } = mapping;
    setMapping(column === "" ? others : { ...others, [field]: column });
  };
  return (
    <>
      <p className="attendance-hint">{t("columns-hint", { name: file.name })}</p>
      <table className="machine-sample">
        <thead>
          <tr>
            {file.columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.sample.slice(0, 3).map((line) => (
            <tr key={line.join("\t")}>
              {file.columns.map((column, n) => (
                <td key={column}>{line[n]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <SendForm
        submit={t("columns-send")}
        refusal={refusal}
        ready={missingFields(mapping).length === 0}
        onSend={() => void ask("attendance.mapColumns", { columns: mapping })}
      >
        {machineFields.map((field) => (
          <label key={field}>
            <span>{t(`field-${field}`)}</span>
            <select value={mapping[field] ?? ""} onChange={(event) => set(field, event.target.value)}>
              <option value="">–</option>
              {file.columns.map((column) => (
                <option key={column} value={column}>
                  {column}
                </option>
              ))}
            </select>
          </label>
        ))}
      </SendForm>
    </>
  );
}

function People({ people, zone }: { people: readonly MachinePersonRow[]; zone: string }) {
  const { t } = useTranslation("attendance");
  if (people.length === 0) return <Nothing>{t("people-none")}</Nothing>;
  return (
    <ul className="machine-people">
      {people.map((row) => (
        <Person key={row.person} row={row} zone={zone} />
      ))}
    </ul>
  );
}

function Person({ row, zone }: { row: MachinePersonRow; zone: string }) {
  const { t, i18n } = useTranslation("attendance");
  const officers = useView("officers").rows;
  const { ask, refusal } = useSend();
  const [typed, setTyped] = useState("");
  const named = officers.find(({ id }) => id === row.officer);
  const listId = `officers-${row.person}`;
  const wanted = officers.find(({ id, name }) => typed === id || typed === `${name} (${id})`);
  return (
    <li data-officer={row.officer ?? "none"}>
      <b>{row.person}</b>{" "}
      <small>
        {t("person-seen", {
          count: row.clockings,
          time: formatMoment(row.lastAt, zone, i18n.language),
        })}
      </small>
      {row.officer !== null ? (
        <p>
          {named?.name ?? row.officer}{" "}
          <button
            type="button"
            className="key-button"
            onClick={() => void ask("attendance.mapPerson", { person: row.person, officer: null })}
          >
            {t("person-free")}
          </button>
        </p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (wanted) void ask("attendance.mapPerson", { person: row.person, officer: wanted.id });
          }}
        >
          <input
            list={listId}
            aria-label={t("person-whose", { number: row.person })}
            placeholder={t("person-type")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <datalist id={listId}>
            {typed.length > 1 &&
              officers
                .filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(typed.toLowerCase()))
                .slice(0, 20)
                .map(({ id, name }) => <option key={id} value={`${name} (${id})`} />)}
          </datalist>
          <button type="submit" className="key-button" aria-disabled={!wanted}>
            {t("person-map")}
          </button>
        </form>
      )}
      {refusal && <RefusalText refusal={refusal} />}
    </li>
  );
}
