/** Who, and their PIN, at this window: to join, to vouch. Only supervisors are offered. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../../data/core.ts";
import { SecretField } from "../access/SecretField.tsx";
import { SendForm } from "../SendForm.tsx";
import type { Refusal } from "../send.ts";

export interface PersonFormProps {
  readonly submit: string;
  /** Who is not asked for. */
  readonly without: readonly (string | undefined)[];
  /** The only one who is meant. */
  readonly only?: string | undefined;
  readonly refusal: Refusal | null;
  readonly onSend: (person: string, secret: string) => Promise<boolean>;
}

export function PersonForm({ submit, without, only, refusal, onSend }: PersonFormProps) {
  const { t } = useTranslation("handover");
  const people = useView("people").rows;
  const offered = people
    .filter(({ id, active, role }) => active && role === "supervisor" && !without.includes(id))
    .filter(({ id }) => only === undefined || id === only)
    .sort((a, b) => a.name.localeCompare(b.name));
  const [chosen, setChosen] = useState("");
  const [secret, setSecret] = useState("");
  const [asking, setAsking] = useState(false);
  const person = offered.some(({ id }) => id === chosen) ? chosen : (offered[0]?.id ?? "");
  const send = async () => {
    setAsking(true);
    const done = await onSend(person, secret);
    if (done) return;
    setAsking(false);
    setSecret("");
  };
  if (offered.length === 0) return <p role="alert">{t("no-other")}</p>;
  return (
    <SendForm
      submit={submit}
      refusal={refusal}
      ready={person !== "" && secret !== "" && !asking}
      onSend={() => void send()}
    >
      <label>
        <span>{t("person")}</span>
        <select value={person} onChange={(event) => setChosen(event.target.value)}>
          {offered.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <SecretField first label={t("secret")} value={secret} onChange={setSecret} />
    </SendForm>
  );
}
