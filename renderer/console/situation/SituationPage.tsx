/** What happens now: the queue at the left, the map in the middle, what was chosen at the right. */
import { useState } from "react";
import { useModules } from "../../city/useModules.ts";
import { PanelSlot } from "../../panels/PanelSlot.tsx";
import { useSelection } from "../../ui/selection.ts";
import { Details } from "../details/Details.tsx";
import { usePhoneForm } from "../intakePhone/form.ts";
import { PhoneReport } from "../intakePhone/PhoneReport.tsx";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { Queue } from "../queue/Queue.tsx";
import "./situation.css";

const mapSettings = {};

export function SituationPage({ desk }: PageProps) {
  const [wide, setWide] = useState(false);
  const { reports } = useModules();
  const kind = useSelection()?.kind;
  const { open: phone } = usePhoneForm();
  usePageHandle({ toggleWide: () => setWide(!wide) });
  const width = phone || (kind !== "incident" && kind !== "report") ? "narrow" : wide ? "wide" : "incident";
  return (
    <div className="situation" data-details-width={width} data-queue={reports}>
      {reports && (
        <div data-pane="queue">
          <Queue />
        </div>
      )}
      <div data-pane="map">
        <PanelSlot id="console-map" type="map" settings={mapSettings} place="console" />
      </div>
      <div data-pane="details">{phone ? <PhoneReport /> : <Details desk={desk} />}</div>
    </div>
  );
}
