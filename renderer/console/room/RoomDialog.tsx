/** Joins a room, lets a station in, retires one, or names this one. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { joinCodeLetters, type StationRow } from "../../../shared/contract/stations.ts";
import { SecondPerson, secondOf, useSecondPerson } from "../access/SecondPerson.tsx";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSending } from "../useSending.ts";
import { grouped } from "./standing.ts";
import type { RoomTool } from "./tools.ts";

export interface RoomDialogProps {
  readonly tool: Exclude<RoomTool, "code">;
  readonly station: StationRow;
  readonly onClose: () => void;
}

export function RoomDialog({ tool, station, onClose }: RoomDialogProps) {
  const { t } = useTranslation("room");
  const about = tool === "join" ? t("tool-join") : `${t(`tool-${tool}`)}: ${station.name}`;
  return (
    <Dialog title={about} onClose={onClose}>
      {tool === "join" && <Join onClose={onClose} />}
      {tool === "admit" && <Admit station={station} onClose={onClose} />}
      {tool === "retire" && <Retire station={station} onClose={onClose} />}
      {tool === "rename" && <Rename station={station} onClose={onClose} />}
    </Dialog>
  );
}

interface PartProps {
  readonly onClose: () => void;
}

function Join({ onClose }: PartProps) {
  const { t } = useTranslation("room");
  const { send, refusal, asking } = useSending(onClose);
  const [code, setCode] = useState("");
  const letters = code.replaceAll(/[^a-z0-9]/gi, "");
  return (
    <SendForm
      submit={t("tool-join")}
      refusal={refusal}
      ready={letters.length === joinCodeLetters && !asking}
      onSend={() => void send((ask) => ask("stations.join", { code }))}
    >
      <p>{t("join-how")}</p>
      <label>
        <span>{t("code")}</span>
        <input
          data-first
          className="room-code-field"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.target.value.toUpperCase())}
        />
      </label>
    </SendForm>
  );
}

/** The key is admitted that was on screen when the person compared it: one that changed since is refused. */
function Admit({ station, onClose }: PartProps & { station: StationRow }) {
  const { t } = useTranslation("room");
  const { send, refusal, asking } = useSending(onClose);
  const [compared] = useState(station.fingerprint ?? "");
  const [same, setSame] = useState(false);
  return (
    <SendForm
      submit={t("tool-admit")}
      refusal={refusal}
      ready={same && !asking}
      onSend={() => void send((ask) => ask("stations.admit", { station: station.id, fingerprint: compared }))}
    >
      <p>{t("admit-how")}</p>
      <code className="room-fingerprint" data-large="true">
        {grouped(compared)}
      </code>
      <label className="room-same">
        <input
          data-first
          type="checkbox"
          checked={same}
          onChange={(event) => setSame(event.target.checked)}
        />
        <span>{t("admit-same")}</span>
      </label>
    </SendForm>
  );
}

function Retire({ station, onClose }: PartProps & { station: StationRow }) {
  const { t } = useTranslation("room");
  const { send, refusal, asking } = useSending(onClose);
  const [reason, setReason] = useState("");
  const second = useSecondPerson();
  return (
    <SendForm
      submit={t("tool-retire")}
      refusal={refusal}
      ready={reason.trim() !== "" && !asking}
      onSend={() => {
        const confirmed = secondOf(second);
        second.clear();
        void send((ask) =>
          ask("stations.retire", { station: station.id, reason: reason.trim(), second: confirmed }),
        );
      }}
    >
      <p>{t("retire-how")}</p>
      <label>
        <span>{t("reason")}</span>
        <input
          data-first
          maxLength={500}
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <SecondPerson second={second} note={t("retire-second")} />
    </SendForm>
  );
}

function Rename({ station, onClose }: PartProps & { station: StationRow }) {
  const { t } = useTranslation("room");
  const { send, refusal, asking } = useSending(onClose);
  const [name, setName] = useState(station.name);
  return (
    <SendForm
      submit={t("tool-rename")}
      refusal={refusal}
      ready={name.trim() !== "" && !asking}
      onSend={() => void send((ask) => ask("stations.rename", { name: name.trim() }))}
    >
      <label>
        <span>{t("name")}</span>
        <input
          data-first
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
    </SendForm>
  );
}
