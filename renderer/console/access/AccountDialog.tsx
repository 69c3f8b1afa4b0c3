/** Adds an account, changes its name or role, gives it a new PIN, or deletes it, with a second person where asked. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountRow } from "../../../shared/contract/access.ts";
import { type Role, roles } from "../../../shared/domain/roles/role.ts";
import { useRow } from "../../data/core.ts";
import { Chip } from "../Chip.tsx";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSending } from "../useSending.ts";
import { NewSecret, useNewSecret } from "./NewSecret.tsx";
import { SecondPerson, secondOf, useSecondPerson } from "./SecondPerson.tsx";
import type { AccountTool } from "./tools.ts";

export interface AccountDialogProps {
  readonly tool: Exclude<AccountTool, "disable">;
  /** Undefined for a new one. */
  readonly account: AccountRow | undefined;
  readonly onClose: () => void;
}

export function AccountDialog({ tool, account, onClose }: AccountDialogProps) {
  const { t } = useTranslation("access");
  const title = t(`tool-${tool}`);
  return (
    <Dialog title={tool === "add" || !account ? title : `${title}: ${account.name}`} onClose={onClose}>
      {tool === "add" && <Add onClose={onClose} />}
      {tool === "change" && account && <Change account={account} onClose={onClose} />}
      {tool === "reset" && account && <Reset account={account} onClose={onClose} />}
      {tool === "remove" && account && <Remove account={account} onClose={onClose} />}
    </Dialog>
  );
}

interface PartProps {
  readonly onClose: () => void;
}

function Add({ onClose }: PartProps) {
  const { t } = useTranslation("access");
  const { send, refusal, asking } = useSending(onClose);
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("operator");
  const secret = useNewSecret(name);
  return (
    <SendForm
      submit={t("tool-add")}
      refusal={refusal}
      ready={name.trim() !== "" && secret.isReady && !asking}
      onSend={() =>
        void send((ask) => ask("accounts.add", { name: name.trim(), role, secret: secret.value }))
      }
    >
      <NameField name={name} onChange={setName} />
      <RoleField role={role} onChange={setRole} />
      <NewSecret secret={secret} />
      <p className="door-note">{t("first-secret-note")}</p>
    </SendForm>
  );
}

function Change({ account, onClose }: PartProps & { account: AccountRow }) {
  const { t } = useTranslation("access");
  const own = useRow("session")?.person?.id === account.id;
  const { send, refusal, asking } = useSending(onClose);
  const [name, setName] = useState(account.name);
  const [role, setRole] = useState<Role>(account.role);
  return (
    <SendForm
      submit={t("tool-change")}
      refusal={refusal}
      ready={name.trim() !== "" && !asking}
      onSend={() =>
        void send((ask) => ask("accounts.change", { person: account.id, name: name.trim(), role }))
      }
    >
      <NameField name={name} onChange={setName} />
      {own ? <p className="door-note">{t("own-account")}</p> : <RoleField role={role} onChange={setRole} />}
    </SendForm>
  );
}

function Reset({ account, onClose }: PartProps & { account: AccountRow }) {
  const { t } = useTranslation("access");
  const { send, refusal, asking } = useSending(onClose);
  const secret = useNewSecret(account.name);
  return (
    <SendForm
      submit={t("tool-reset")}
      refusal={refusal}
      ready={secret.isReady && !asking}
      onSend={() =>
        void send((ask) => ask("accounts.resetSecret", { person: account.id, secret: secret.value }))
      }
    >
      <NewSecret secret={secret} />
      <p className="door-note">{t("first-secret-note")}</p>
    </SendForm>
  );
}

function Remove({ account, onClose }: PartProps & { account: AccountRow }) {
  const { t } = useTranslation("access");
  const { send, refusal, asking } = useSending(onClose);
  const second = useSecondPerson(account.id);
  return (
    <SendForm
      submit={t("delete-yes")}
      refusal={refusal}
      ready={!asking}
      onSend={() => {
        const confirmed = secondOf(second);
        second.clear();
        void send((ask) => ask("accounts.delete", { person: account.id, second: confirmed }));
      }}
    >
      <p>{t("delete-about")}</p>
      <SecondPerson second={second} first />
    </SendForm>
  );
}

function NameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const { t } = useTranslation("access");
  return (
    <label>
      <span>{t("full-name")}</span>
      <input
        data-first
        maxLength={80}
        autoComplete="off"
        value={name}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

function RoleField({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  const { t } = useTranslation("access");
  return (
    <fieldset className="role-field">
      <legend>{t("role")}</legend>
      <div className="directory-chips">
        {roles.map((each) => (
          <Chip key={each} on={each === role} onPress={() => onChange(each)}>
            {t(`role-${each}`)}
          </Chip>
        ))}
      </div>
      <p className="door-note">{t(`role-${role}-about`)}</p>
    </fieldset>
  );
}
