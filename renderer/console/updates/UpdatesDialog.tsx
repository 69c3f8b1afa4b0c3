/** Versions of the app: which runs, which are ready, when one is put in place, and the way back. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mayCall } from "../../../shared/contract/permissions.ts";
import type { UpdatesRow } from "../../../shared/contract/updates.ts";
import type { Role } from "../../../shared/domain/roles/role.ts";
import { addDays, epochOf, localDay } from "../../../shared/domain/zone.ts";
import { useRow } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { useSizeFormat } from "../../ui/size.ts";
import { formatMoment } from "../../ui/time.ts";
import { Dialog } from "../Dialog.tsx";
import { Fact, Facts } from "../details/Facts.tsx";
import { Moment } from "../details/Moment.tsx";
import { RefusalMessage } from "../RefusalMessage.tsx";
import { type Send, useSend } from "../send.ts";
import "./updates.css";

export interface UpdatesDialogProps {
  readonly role: Role | undefined;
  readonly zone: string;
  readonly onClose: () => void;
}

interface PartProps {
  readonly row: UpdatesRow;
  readonly zone: string;
  readonly send: Send;
  /** An administrator's: others see what is there. */
  readonly decides: boolean;
}

export function UpdatesDialog({ role, zone, onClose }: UpdatesDialogProps) {
  const { t } = useTranslation("updates");
  const row = useRow("updates");
  const { send, refusal, forget } = useSend();
  const decides = role === undefined || mayCall(role, "updates.plan");
  return (
    <Dialog title={t("title")} onClose={onClose}>
      {row && (
        <div className="updates">
          {refusal && <RefusalMessage refusal={refusal} onClose={forget} />}
          <Standing row={row} zone={zone} send={send} decides={decides} />
          <Planned row={row} zone={zone} send={send} decides={decides} />
          <Ready row={row} zone={zone} send={send} decides={decides} />
          {decides && <FromFolder row={row} send={send} />}
          <History row={row} zone={zone} />
        </div>
      )}
    </Dialog>
  );
}

function Standing({ row, zone, send, decides }: PartProps) {
  const { t } = useTranslation("updates");
  const { running, installed, former, server, hasKeys, lookedAt, state, progress, fault } = row;
  const isIdle = state === "idle";
  const percent = Math.round((progress ?? 0) * 100);
  return (
    <section>
      <Facts>
        <Fact name={t("running")}>
          <strong>{running}</strong>
        </Fact>
        {installed !== running && <Fact name={t("installed")}>{installed}</Fact>}
        <Fact name={t("server")}>{server ?? t("no-server")}</Fact>
        {server !== null && (
          <Fact name={t("looked")}>
            {lookedAt === null ? t("never") : <Moment at={lookedAt} zone={zone} />}
          </Fact>
        )}
      </Facts>
      <p role="status" className="updates-state" data-bad={fault !== null && isIdle}>
        {!isIdle && t(`state-${state}`, { percent })}
        {isIdle && fault !== null && t(`fault-${fault.code}`, { detail: fault.detail })}
        {isIdle && fault === null && !hasKeys && t("no-keys")}
      </p>
      <p className="updates-tools">
        <button
          type="button"
          className="key-button"
          data-first
          disabled={!isIdle || server === null}
          onClick={() => send("updates.look", {})}
        >
          {t("look")}
        </button>
        {former !== null && (
          <button
            type="button"
            className="key-button"
            disabled={!decides || row.planned !== null}
            onClick={() => send("updates.undo", {})}
          >
            {t("undo", { version: former })}
          </button>
        )}
      </p>
    </section>
  );
}

function Planned({ row, zone, send, decides }: PartProps) {
  const { t, i18n } = useTranslation("updates");
  const { planned, waits, switching, former } = row;
  if (!planned) return null;
  const version = planned.version ?? former ?? "";
  const { notBefore } = planned;
  const at = notBefore === null ? "" : formatMoment(notBefore, zone, i18n.language);
  return (
    <section className="updates-planned">
      <p role="status">
        {switching
          ? t("switching", { version })
          : waits.includes("time")
            ? t("planned-at", { version, at })
            : t("planned", { version })}{" "}
        {!switching && waits.map((each) => t(`wait-${each}`)).join(", ")}
      </p>
      <button
        type="button"
        className="key-button"
        disabled={!decides || switching !== null}
        onClick={() => send("updates.cancel", {})}
      >
        {t("cancel")}
      </button>
    </section>
  );
}

function Ready({ row, zone, send, decides }: PartProps) {
  const { t, i18n } = useTranslation("updates");
  const size = useSizeFormat();
  const now = useNow(60_000);
  const [after, setAfter] = useState("");
  const language = i18n.language === "en" ? "en" : "id";
  /** The next time that the clock shows it. */
  const notBefore = (): number | null => {
    if (after === "") return null;
    const today = localDay(zone, now);
    const at = epochOf(zone, today, after);
    return at > now ? at : epochOf(zone, addDays(today, 1), after);
  };
  return (
    <section>
      <h3>{t("staged")}</h3>
      {row.staged.length === 0 && <p className="dialog-nothing">{t("none-staged")}</p>}
      {row.staged.map(({ version, madeAt, notes, bytes }) => (
        <article key={version} className="updates-version">
          <div>
            <strong>{version}</strong>{" "}
            <small>
              {t("made", { day: formatMoment(Date.parse(madeAt), zone, i18n.language), size: size(bytes) })}
            </small>
            {notes[language] !== "" && <p>{notes[language]}</p>}
          </div>
          <button
            type="button"
            className="key-button"
            disabled={!decides || row.switching !== null}
            onClick={() => send("updates.plan", { version, notBefore: notBefore() })}
          >
            {t("install")}
          </button>
        </article>
      ))}
      {row.staged.length > 0 && (
        <label className="updates-after">
          <span>{t("after")}</span>
          <input type="time" value={after} onChange={(event) => setAfter(event.target.value)} />
          <small>{t("now")}</small>
        </label>
      )}
    </section>
  );
}

function FromFolder({ row, send }: Pick<PartProps, "row" | "send">) {
  const { t } = useTranslation("updates");
  const [path, setPath] = useState("");
  return (
    <form
      className="updates-path"
      onSubmit={(event) => {
        event.preventDefault();
        if (path.trim() !== "" && row.state === "idle") send("updates.take", { path: path.trim() });
      }}
    >
      <label>
        <span>{t("path")}</span>
        <input
          value={path}
          maxLength={1000}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setPath(event.target.value)}
        />
      </label>
      <button type="submit" className="key-button" disabled={path.trim() === "" || row.state !== "idle"}>
        {t("take")} <kbd>Enter</kbd>
      </button>
    </form>
  );
}

const shownEvents = 6;

function History({ row, zone }: Pick<PartProps, "row" | "zone">) {
  const { t, i18n } = useTranslation("updates");
  return (
    <section>
      <h3>{t("history")}</h3>
      {row.history.length === 0 && <p className="dialog-nothing">{t("none-history")}</p>}
      <ul className="updates-history">
        {row.history
          .slice(-shownEvents)
          .reverse()
          .map(({ version, at, what, reason }) => (
            <li key={`${at} ${what} ${version}`} data-bad={what === "rolled-back"}>
              <span>{formatMoment(at, zone, i18n.language)}</span>
              <strong>{version ?? t("package")}</strong>
              <span>
                {t(`what-${what}`)}
                {reason !== undefined && <small lang="en"> {reason}</small>}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
