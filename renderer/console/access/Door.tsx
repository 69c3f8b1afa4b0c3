/** Nobody works at a console before they have signed in; before that only its sign-in page is there. */
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useRow, useView } from "../../data/core.ts";
import { changeLanguage } from "../../ui/i18n.ts";
import { useRemPx } from "../textSize.ts";
import { FirstStart } from "./FirstStart.tsx";
import { SignInPage } from "./SignInPage.tsx";
import { useActivity } from "./useActivity.ts";
import "./door.css";

export function Door({ children }: { children: ReactNode }) {
  const { rows, state } = useView("session");
  const session = rows[0];
  const { t } = useTranslation("access");
  const room = useRow("room");
  const remPx = useRemPx();
  useActivity(session);
  useEffect(() => {
    if (room) void changeLanguage(room.language);
  }, [room]);
  useEffect(() => {
    document.documentElement.style.fontSize = `${remPx}px`;
  }, [remPx]);

  if (!session) {
    return (
      <div className="console door" data-door="waiting">
        <p className="door-waiting">{t("waiting")}</p>
      </div>
    );
  }
  // While the core is away, what was on screen stays there, and says so.
  if (session.person) return children;
  if (session.state === "first-start") return <FirstStart connected={state === "live"} />;
  return <SignInPage connected={state === "live"} />;
}
