/** The picture of the chosen camera, and what can be done with it, a key each. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import type { CameraPlayer } from "../../camera/player.ts";
import { Tile } from "../../camera/Tile.tsx";
import { keyLabel } from "../keys.ts";
import { usePageHandle } from "../page.ts";
import { Overview } from "./Overview.tsx";
import { Snapped } from "./Snapped.tsx";
import { buttonTools, lookBackS, type PictureTool, toolKeys } from "./tools.ts";
import { useIncidentInHand } from "./useIncidentInHand.ts";
import { useSnapshot } from "./useSnapshot.ts";
import { useSound } from "./useSound.ts";
import { useZoom } from "./useZoom.ts";
import "./picture.css";

export interface CameraPictureProps {
  readonly camera: CameraRow;
  readonly player: CameraPlayer | null;
  readonly onPlayer: (player: CameraPlayer | null) => void;
}

export function CameraPicture({ camera, player, onPlayer }: CameraPictureProps) {
  const { t, i18n } = useTranslation("picture");
  const incident = useIncidentInHand();
  const { snap, snapped, forget } = useSnapshot(camera.id, incident?.id ?? null, player);
  const zoom = useZoom(camera.aspect ?? player?.pictureAspect ?? null);
  const sound = useSound();
  /** Name of a text `said-…`. */
  const [said, setSaid] = useState<"no-past" | "silent" | null>(null);

  function look(byS: number): void {
    if (player?.look(byS) === "nothing") setSaid("no-past");
  }
  const perform: Record<PictureTool, (key: string) => void> = {
    snapshot: () => void snap(),
    "zoom-in": () => zoom.step(1),
    "zoom-out": () => zoom.step(-1),
    "zoom-whole": zoom.whole,
    pan: zoom.pan,
    back: () => look(-lookBackS),
    ahead: () => player?.look(lookBackS),
    live: () => player?.lookLive(),
    sound() {
      if (!sound.on && player?.hasSound === false) setSaid("silent");
      else sound.toggle();
    },
  };
  const use = (tool: PictureTool, key: string) => {
    setSaid(null);
    if (tool !== "snapshot") forget();
    perform[tool](key);
  };
  usePageHandle({ picture: use });

  const scale = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(zoom.view.scale);
  return (
    <div className="details-picture">
      <div ref={zoom.frame} className="picture-frame" data-scale={zoom.view.scale} {...zoom.drag}>
        <Tile camera={camera} onPlayer={onPlayer} drawn={zoom.drawn} sound={sound.on} />
        <div className="picture-marks">
          {zoom.drawn && <strong data-mark="zoom">{t("zoomed", { scale })}</strong>}
          {sound.on && <strong data-mark="sound">{t("sounding")}</strong>}
        </div>
        {zoom.drawn && <Overview zoom={zoom} />}
      </div>
      <div className="picture-tools" role="toolbar" aria-label={t("tools")}>
        {buttonTools.map((tool) => (
          <button
            key={tool}
            type="button"
            className="key-button"
            data-tool={tool}
            aria-pressed={tool === "sound" ? sound.on : undefined}
            onClick={() => use(tool, "")}
          >
            {tool === "snapshot" && incident
              ? t("tool-snapshot-for", { incident: incident.name })
              : t(`tool-${tool}`)}{" "}
            <kbd>{keyLabel(toolKeys[tool][0] ?? "", "")}</kbd>
          </button>
        ))}
      </div>
      {said && (
        <p className="picture-snapped" data-said={said} role="status">
          {t(`said-${said}`)}
        </p>
      )}
      {snapped && <Snapped result={snapped} incidentName={incident?.name ?? ""} />}
    </div>
  );
}
