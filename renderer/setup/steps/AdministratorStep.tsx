import { useTranslation } from "react-i18next";
import { passwordCharacters, pinDigits } from "../../../shared/domain/roles/secret.ts";
import { SecretField } from "../../console/access/SecretField.tsx";
import { Choice } from "../Choice.tsx";
import { secretFaultOf } from "../draft.ts";
import type { StepProps } from "../SetUp.tsx";

export function AdministratorStep({ state: { draft, change, insisted } }: StepProps) {
  const { t } = useTranslation("setup");
  const { t: access } = useTranslation("access");
  const fault = secretFaultOf(draft);
  const isTold = insisted || (fault === "different" ? draft.again !== "" : draft.secret !== "");
  const isNameless = insisted && draft.name.trim() === "";
  return (
    <div className="setup-choices">
      <Choice
        name="administrator"
        value="first"
        chosen={!draft.joins}
        title={t("administrator-first")}
        about={t("administrator-first-about")}
        onChoose={() => change({ joins: false })}
      >
        <div className="setup-person send-form">
          <label>
            <span>{access("full-name")}</span>
            <input
              name="name"
              data-first
              maxLength={80}
              autoComplete="off"
              aria-invalid={isNameless}
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </label>
          {isNameless && <p className="send-missing">{t("name-missing")}</p>}
          <SecretField
            label={access("new-secret")}
            value={draft.secret}
            onChange={(secret) => change({ secret })}
          />
          <SecretField
            label={access("new-secret-again")}
            value={draft.again}
            onChange={(again) => change({ again })}
          />
          <p className={isTold && fault ? "send-missing" : "setup-about"}>
            {isTold && fault
              ? access(`weak-${fault}`)
              : access("secret-rule", { digits: pinDigits.least, characters: passwordCharacters.least })}
          </p>
        </div>
      </Choice>
      <Choice
        name="administrator"
        value="joins"
        chosen={draft.joins}
        title={t("administrator-joins")}
        about={t("administrator-joins-about")}
        onChoose={() => change({ joins: true })}
      />
    </div>
  );
}
