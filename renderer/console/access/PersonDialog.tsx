/** Who is signed in here: take over at shift change, lock, change one's own PIN, sign out. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRow } from "../../data/core.ts";
import { Chip } from "../Chip.tsx";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { type Send, useSend } from "../send.ts";
import { NewSecret, useNewSecret } from "./NewSecret.tsx";
import { SecretField } from "./SecretField.tsx";
import { SignInForm } from "./SignInForm.tsx";

export function PersonDialog({ send, onClose }: { send: Send; onClose: () => void }) {
  const { t } = useTranslation("access");
  const session = useRow("session");
  const [part, setPart] = useState<"switch" | "secret">("switch");
  const person = session?.person;
  return (
    <Dialog title={t("person-title")} onClose={onClose}>
      <div className="person-dialog">
        {person && (
          <p>
            <strong>{person.name}</strong> · {t(`role-${person.role}`)}
          </p>
        )}
        {session?.byDemo && <p className="door-note">{t("by-demo")}</p>}
        <div className="directory-chips">
          <Chip on={part === "switch"} onPress={() => setPart("switch")}>
            {t("switch")}
          </Chip>
          <Chip on={part === "secret"} onPress={() => setPart("secret")}>
            {t("change-secret")}
          </Chip>
          <Chip
            on={false}
            onPress={() => {
              onClose();
              send("session.signOut", {});
            }}
          >
            {t("sign-out")}
          </Chip>
        </div>
        {part === "switch" ? (
          <>
            <p>{t("switch-about")}</p>
            <SignInForm submit={t("switch")} onDone={onClose} />
          </>
        ) : (
          <ChangeSecret name={person?.name ?? ""} onDone={onClose} />
        )}
      </div>
    </Dialog>
  );
}

function ChangeSecret({ name, onDone }: { name: string; onDone: () => void }) {
  const { t } = useTranslation("access");
  const { ask, refusal } = useSend();
  const [old, setOld] = useState("");
  const [asking, setAsking] = useState(false);
  const secret = useNewSecret(name);
  const send = async () => {
    setAsking(true);
    const done = await ask("profile.changeSecret", { old, secret: secret.value });
    setAsking(false);
    setOld("");
    if (done) onDone();
  };
  return (
    <SendForm
      submit={t("change-secret")}
      refusal={refusal}
      ready={old !== "" && secret.isReady && !asking}
      onSend={() => void send()}
    >
      <SecretField label={t("old-secret")} value={old} onChange={setOld} />
      <NewSecret secret={secret} />
    </SendForm>
  );
}
