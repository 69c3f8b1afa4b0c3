/**
 * Over everything while the window is locked. What was open stays as it was underneath, out of sight and reach; the
 * alarms sound and their number is seen (core/access/sessions.ts says why).
 */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SessionRow } from "../../../shared/contract/access.ts";
import { useRow } from "../../data/core.ts";
import { formatTime } from "../../ui/time.ts";
import { DoorPage } from "./DoorPage.tsx";
import { SignInForm } from "./SignInForm.tsx";
import "./door.css";

export function LockScreen({ session, connected }: { session: SessionRow; connected: boolean }) {
  const box = useRef<HTMLDialogElement>(null);
  const { t, i18n } = useTranslation("access");
  const zone = useRow("city")?.zone ?? "UTC";
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>("[data-first=true]")?.focus();
    return () => dialog?.close();
  }, []);
  const { person, lockedAt } = session;
  return (
    <dialog
      ref={box}
      className="lock"
      aria-label={t("locked-title")}
      onKeyDown={(event) => event.key === "Escape" && event.preventDefault()}
      onCancel={(event) => event.preventDefault()}
      onClose={() => box.current?.isConnected && box.current.showModal()}
    >
      <DoorPage door="locked" title={t("locked-title")} connected={connected}>
        {person && (
          <p>
            {t("locked-by", { who: person.name })}
            {lockedAt !== null &&
              ` · ${t("locked-since", { time: formatTime(lockedAt, zone, i18n.language) })}`}
          </p>
        )}
        <SignInForm submit={t("unlock")} person={person?.id} ready={connected} />
        <p className="door-note">{t("locked-note")}</p>
      </DoorPage>
    </dialog>
  );
}
