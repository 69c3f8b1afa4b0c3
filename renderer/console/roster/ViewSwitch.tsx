import { useTranslation } from "react-i18next";
import { useRow } from "../../data/core.ts";
import { pageOnScreen } from "../page.ts";

/** Between who is on duty now and the plan; out of sight in a city that plans no shifts. */
export function ViewSwitch({ view }: { view: "now" | "plan" }) {
  const { t } = useTranslation("duty");
  const roster = useRow("rosterCity");
  if (!roster || roster.shifts.length === 0) return null;
  return (
    <button type="button" className="key-button" onClick={() => pageOnScreen().toggleView?.()}>
      {t(view === "now" ? "view-plan" : "view-now")} <kbd>Ctrl G</kbd>
    </button>
  );
}
