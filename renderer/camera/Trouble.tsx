/** Over the picture when it is not to be trusted: what is wrong, why, and how old the picture is. */
import { useTranslation } from "react-i18next";
import type { CameraRow } from "../../shared/contract/rows.ts";
import type { TileHealth } from "../../shared/domain/tile/health.ts";
import { Age } from "../ui/Age.tsx";
import { formatAge } from "../ui/time.ts";

export interface TroubleProps {
  readonly camera: CameraRow;
  readonly health: TileHealth;
  /** A copy of the last picture stands in for it. */
  readonly kept: boolean;
  /** How old a live picture is, in seconds, where that is too old. */
  readonly lateS: number | null;
}

export function Trouble({ camera, health, kept, lateS }: TroubleProps) {
  const { state, fault, flaw } = health;
  if (state === "idle" || (state === "live" && fault === null && flaw === null)) return null;
  if (state === "live") return <Doubt health={health} lateS={lateS} />;
  return <Gone camera={camera} health={health} kept={kept} />;
}

/** The picture moves, and is not what it seems or will not last. */
function Doubt({ health: { fault, flaw }, lateS }: { health: TileHealth; lateS: number | null }) {
  const { t } = useTranslation("cameras");
  const { t: ui } = useTranslation("ui");
  const blind = fault === null && (flaw === "black" || flaw === "no-signal");
  return (
    <div className="tile-trouble" data-place={blind ? "middle" : "top"}>
      {fault !== null ? (
        <span>{t(`fault-${fault}`)}</span>
      ) : flaw === "late" ? (
        <>
          <strong>{t("flaw-late")}</strong>
          {lateS !== null && <span className="tile-age">{formatAge(lateS * 1000, ui)}</span>}
        </>
      ) : (
        <strong>{t(`flaw-${flaw}`)}</strong>
      )}
    </div>
  );
}

function Gone({ camera, health, kept }: Pick<TroubleProps, "camera" | "health" | "kept">) {
  const { t } = useTranslation("cameras");
  const { state, fault, lastFrameAt } = health;
  const pictured = kept || state === "frozen";
  const why = camera.health === "down" ? "reported-down" : fault;
  return (
    <div className="tile-trouble" data-place="middle">
      <strong>{t(state === "opening" ? "opening" : state === "frozen" ? "frozen" : "failed")}</strong>
      {pictured && lastFrameAt !== null && (
        <span className="tile-age">
          <span>{t("picture-age")} </span>
          <Age since={lastFrameAt} />
        </span>
      )}
      {state !== "opening" && why !== null && <span>{t(`fault-${why}`)}</span>}
    </div>
  );
}
