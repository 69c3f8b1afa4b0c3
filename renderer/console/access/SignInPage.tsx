import { useTranslation } from "react-i18next";
import { useView } from "../../data/core.ts";
import { useAlarmDesk } from "../alarms/useAlarmDesk.ts";
import { DoorPage } from "./DoorPage.tsx";
import { SignInForm } from "./SignInForm.tsx";

const nothing = () => {};

/** Nobody is signed in at this console. Alarms sound: somebody may be in the room. */
export function SignInPage({ connected }: { connected: boolean }) {
  const { t } = useTranslation("access");
  const { rows, state } = useView("people");
  useAlarmDesk(nothing, nothing);
  return (
    <DoorPage door="sign-in" title={t("sign-in-title")} connected={connected}>
      {state === "live" && !rows.some(({ active }) => active) ? (
        <p>{t("nobody-left")}</p>
      ) : (
        <SignInForm key={rows.length > 0 ? "people" : "none"} submit={t("sign-in")} ready={connected} />
      )}
    </DoorPage>
  );
}
