/** Who, and their PIN: to come in, to take over, to unlock. */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRow, useView } from "../../data/core.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { SecretField } from "./SecretField.tsx";

export interface SignInFormProps {
  readonly submit: string;
  /** Who is asked for first; another may be chosen. */
  readonly person?: string | undefined;
  readonly ready?: boolean;
  readonly onDone?: () => void;
}

export function SignInForm({ submit, person: expected, ready = true, onDone }: SignInFormProps) {
  const { t } = useTranslation("access");
  const people = useView("people").rows;
  const hasDemo = useRow("demoAccounts") !== undefined;
  const { ask, refusal } = useSend();
  const active = [...people].filter((each) => each.active).sort((a, b) => a.name.localeCompare(b.name));
  const [chosen, setChosen] = useState(expected ?? "");
  const person = active.some(({ id }) => id === chosen) ? chosen : (active[0]?.id ?? "");
  const [secret, setSecret] = useState("");
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isReady = ready && person !== "" && secret !== "" && !asking;
  const send = async () => {
    setAsking(true);
    const done = await ask("session.signIn", { person, secret });
    setAsking(false);
    setSecret("");
    if (done) onDone?.();
    else field.current?.focus();
  };
  return (
    <SendForm
      submit={asking ? t("looking") : submit}
      refusal={refusal}
      ready={isReady}
      onSend={() => void send()}
    >
      <label>
        <span>{t("name")}</span>
        <select value={person} onChange={(event) => setChosen(event.target.value)}>
          {active.map(({ id, name, role }) => (
            <option key={id} value={id}>
              {name} · {t(`role-${role}`)}
            </option>
          ))}
        </select>
      </label>
      <SecretField field={field} first label={t("secret")} value={secret} onChange={setSecret} />
      {hasDemo && <DemoPeople />}
    </SendForm>
  );
}

/** In the demo alone: what everybody may sign in with. */
function DemoPeople() {
  const { t } = useTranslation("access");
  const people = useView("demoAccounts").rows;
  return (
    <section className="door-demo" aria-label={t("demo-title")}>
      <h3>{t("demo-title")}</h3>
      <table>
        <tbody>
          {people.map(({ id, name, role, secret }) => (
            <tr key={id}>
              <td>{name}</td>
              <td>{t(`role-${role}`)}</td>
              <td>
                <code>{secret}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
