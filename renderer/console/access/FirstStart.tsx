/** The first start of a room: who looks after its accounts from now on. */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { DoorPage } from "./DoorPage.tsx";
import { NewSecret, useNewSecret } from "./NewSecret.tsx";

export function FirstStart({ connected }: { connected: boolean }) {
  const { t } = useTranslation("access");
  const { ask, refusal } = useSend();
  const [name, setName] = useState("");
  const [asking, setAsking] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const secret = useNewSecret(name);
  const isReady = connected && name.trim() !== "" && secret.isReady && !asking;
  const send = async () => {
    setAsking(true);
    await ask("access.begin", { name: name.trim(), secret: secret.value });
    setAsking(false);
  };
  return (
    <DoorPage door="first-start" title={t("first-title")} connected={connected}>
      <p>{t("first-about")}</p>
      <SendForm submit={t("first-submit")} refusal={refusal} ready={isReady} onSend={() => void send()}>
        <label>
          <span>{t("full-name")}</span>
          <input
            ref={first}
            maxLength={80}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <NewSecret secret={secret} />
      </SendForm>
      <p className="door-note">{t("first-note")}</p>
    </DoorPage>
  );
}
