/** What happens now: the queue at the left, the map in the middle, what was chosen at the right. */
import { PanelSlot } from "../../panels/PanelSlot.tsx";
import { Details } from "../details/Details.tsx";
import { Queue } from "../queue/Queue.tsx";
import "./situation.css";

const mapSettings = {};

export function SituationPage() {
  return (
    <div className="situation">
      <div data-pane="queue">
        <Queue />
      </div>
      <div data-pane="map">
        <PanelSlot id="console-map" type="map" settings={mapSettings} place="console" />
      </div>
      <div data-pane="details">
        <Details />
      </div>
    </div>
  );
}
