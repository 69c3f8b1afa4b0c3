/** What the operator chose on the map, in the queue or in a list. */
import { useTranslation } from "react-i18next";
import { useModules } from "../../city/useModules.ts";
import { useView } from "../../data/core.ts";
import { Frame } from "../../ui/Frame.tsx";
import { type Selection, select, useSelection } from "../../ui/selection.ts";
import type { Desk } from "../actions/action.ts";
import { goBack, useCanGoBack } from "../history.ts";
import { IncidentDetails } from "../incident/IncidentDetails.tsx";
import { keyLabel } from "../keys.ts";
import { CameraDetails } from "./CameraDetails.tsx";
import { OfficerDetails } from "./OfficerDetails.tsx";
import { Scroll } from "./Scroll.tsx";
import { WarningDetails } from "./WarningDetails.tsx";
import "./details.css";

const views = {
  incident: "incidents",
  report: "incidents",
  camera: "cameras",
  officer: "officers",
  warning: "warnings",
} as const;
export function Details({ desk }: { desk: Desk }) {
  const selection = useSelection();
  const { t } = useTranslation("console");
  const canGoBack = useCanGoBack();
  const { state } = useView(selection ? views[selection.kind] : "room");
  return (
    <Frame
      title={t(
        selection ? `details-${selection.kind === "report" ? "incident" : selection.kind}` : "details",
      )}
      state={state}
      tools={
        selection && (
          <>
            {canGoBack && (
              <button type="button" className="key-button" onClick={goBack}>
                {t("back")} <kbd>{keyLabel("Backspace", "")}</kbd>
              </button>
            )}
            <button type="button" className="key-button" onClick={() => select(null)}>
              {t("close")} <kbd>Esc</kbd>
            </button>
          </>
        )
      }
    >
      <Scroll key={selection?.id} label={t("details")}>
        {selection ? <Chosen selection={selection} desk={desk} /> : <HowTo />}
      </Scroll>
    </Frame>
  );
}

function Chosen({ selection, desk }: { selection: Selection; desk: Desk }) {
  switch (selection.kind) {
    case "incident":
    case "report":
      return <IncidentDetails id={selection.id} desk={desk} />;
    case "camera":
      return <CameraDetails id={selection.id} />;
    case "officer":
      return <OfficerDetails id={selection.id} />;
    case "warning":
      return <WarningDetails id={selection.id} />;
  }
}

function HowTo() {
  const { t } = useTranslation("console");
  const { reports } = useModules();
  return (
    <div className="details-how">
      <p>{t("how-choose")}</p>
      <dl>
        {reports && (
          <>
            <dt>
              <kbd>J</kbd> <kbd>K</kbd> <kbd>Enter</kbd>
            </dt>
            <dd>{t("how-queue")}</dd>
          </>
        )}
        <dt>{t("how-click")}</dt>
        <dd>{t("how-map")}</dd>
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>{t("how-help")}</dd>
      </dl>
    </div>
  );
}
