/** A second person who confirms with their own secret: another supervisor or administrator. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRow, useView } from "../../data/core.ts";
import { SecretField } from "./SecretField.tsx";

export function useSecondPerson(except?: string) {
  const own = useRow("session")?.person?.id;
  const others = useView("people").rows.filter(
    ({ id, role, active }) =>
      active && id !== own && id !== except && (role === "supervisor" || role === "administrator"),
  );
  const [chosen, choose] = useState("");
  const [secret, setSecret] = useState("");
  const person = chosen || (others[0]?.id ?? "");
  return { others, person, choose, secret, setSecret, clear: () => setSecret("") };
}

/** Null where nobody gave a secret: the core says whether the city asks for one. */
export function secondOf({ person, secret }: ReturnType<typeof useSecondPerson>) {
  return secret === "" ? null : { person, secret };
}

export interface SecondPersonProps {
  readonly second: ReturnType<typeof useSecondPerson>;
  readonly note?: string;
  /** Its secret has the focus to begin with. */
  readonly first?: boolean;
}

export function SecondPerson({ second, note, first = false }: SecondPersonProps) {
  const { t } = useTranslation("access");
  const { others, person, choose, secret, setSecret } = second;
  return (
    <>
      <h3>{t("second-person")}</h3>
      {note && <p className="door-note">{note}</p>}
      {others.length === 0 ? (
        <p className="send-missing">{t("second-none")}</p>
      ) : (
        <>
          <label>
            <span>{t("name")}</span>
            <select value={person} onChange={(event) => choose(event.target.value)}>
              {others.map(({ id, name, role }) => (
                <option key={id} value={id}>
                  {name} · {t(`role-${role}`)}
                </option>
              ))}
            </select>
          </label>
          <SecretField first={first} label={t("second-secret")} value={secret} onChange={setSecret} />
        </>
      )}
    </>
  );
}
