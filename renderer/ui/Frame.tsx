/** A panel's frame: its title, a count, and a plain word when what it shows is no longer fed. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ViewSnapshot } from "../data/core.ts";
import { HistoryShare } from "./HistoryShare.tsx";
import { LinkAge } from "./LinkAge.tsx";
import "./frame.css";

export interface FrameProps {
  readonly title: string;
  readonly aside?: ReactNode;
  /** Buttons of the frame: they stay while its content is stale. */
  readonly tools?: ReactNode;
  readonly state: ViewSnapshot<unknown>["state"];
  readonly children: ReactNode;
}

export function Frame({ title, aside, tools, state, children }: FrameProps) {
  const { t } = useTranslation("ui");
  return (
    <div className="frame" data-state={state}>
      <header className="frame-head">
        <h2>{title}</h2>
        {state === "stale" ? (
          <span className="frame-stale">{t("not-fed")}</span>
        ) : (
          <span className="frame-aside">
            <LinkAge />
            <HistoryShare />
            {aside}
          </span>
        )}
        {tools && <span className="frame-tools">{tools}</span>}
      </header>
      <div className="frame-body">{children}</div>
    </div>
  );
}

/** In the middle of a frame that has nothing to show, and why. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="frame-nothing">{children}</p>;
}
