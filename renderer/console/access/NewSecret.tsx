/** A new PIN or password, typed twice; what may not be one is said while it is typed. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { passwordCharacters, pinDigits, secretFault } from "../../../shared/domain/roles/secret.ts";
import { SecretField } from "./SecretField.tsx";

export interface NewSecretState {
  readonly value: string;
  readonly again: string;
  readonly fault: ReturnType<typeof secretFault> | "different";
  readonly isReady: boolean;
  set(value: string): void;
  setAgain(value: string): void;
}

/** `name`: whose it will be; it may not hold it. */
export function useNewSecret(name: string): NewSecretState {
  const [value, set] = useState("");
  const [again, setAgain] = useState("");
  const fault = secretFault(value, name) ?? (value === again ? undefined : ("different" as const));
  return { value, again, fault, isReady: fault === undefined, set, setAgain };
}

export function NewSecret({ secret }: { secret: NewSecretState }) {
  const { t } = useTranslation("access");
  const { value, again, fault } = secret;
  const isTold = fault === "different" ? again !== "" : value !== "";
  return (
    <>
      <SecretField label={t("new-secret")} value={value} onChange={secret.set} />
      <SecretField label={t("new-secret-again")} value={again} onChange={secret.setAgain} />
      <p className={isTold && fault ? "send-missing" : "door-note"}>
        {isTold && fault
          ? t(`weak-${fault}`)
          : t("secret-rule", { digits: pinDigits.least, characters: passwordCharacters.least })}
      </p>
    </>
  );
}
