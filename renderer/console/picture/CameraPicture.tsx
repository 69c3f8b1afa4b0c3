/** The picture of the chosen camera, and what can be done with it, a key each. */
import { useTranslation } from "react-i18next";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import type { CameraPlayer } from "../../camera/player.ts";
import { Tile } from "../../camera/Tile.tsx";
import { keyLabel } from "../keys.ts";
import { usePageHandle } from "../page.ts";
import { Snapped } from "./Snapped.tsx";
import { type PictureTool, pictureTools, toolKeys } from "./tools.ts";
import { useIncidentInHand } from "./useIncidentInHand.ts";
import { useSnapshot } from "./useSnapshot.ts";
import "./picture.css";

export interface CameraPictureProps {
  readonly camera: CameraRow;
  readonly player: CameraPlayer | null;
  readonly onPlayer: (player: CameraPlayer | null) => void;
}

export function CameraPicture({ camera, player, onPlayer }: CameraPictureProps) {
  const { t } = useTranslation("picture");
  const incident = useIncidentInHand();
  const { snap, snapped } = useSnapshot(camera.id, incident?.id ?? null, player);
  const perform: Record<PictureTool, () => void> = {
    snapshot: () => void snap(),
  };
  const label: Record<PictureTool, string> = {
    snapshot: incident ? t("tool-snapshot-for", { incident: incident.name }) : t("tool-snapshot"),
  };
  usePageHandle({ picture: (tool) => perform[tool]() });
  return (
    <div className="details-picture">
      <div className="picture-frame">
        <Tile camera={camera} onPlayer={onPlayer} />
      </div>
      <div className="picture-tools" role="toolbar" aria-label={t("tools")}>
        {pictureTools.map((tool) => (
          <button key={tool} type="button" className="key-button" data-tool={tool} onClick={perform[tool]}>
            {label[tool]} <kbd>{keyLabel(toolKeys[tool][0] ?? "", "")}</kbd>
          </button>
        ))}
      </div>
      {snapped && <Snapped result={snapped} incidentName={incident?.name ?? ""} />}
    </div>
  );
}
