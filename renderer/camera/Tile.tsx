/**
 * One camera on screen. It plays only while somebody can see it, in the size that fits, and says plainly when its
 * picture is not live: the last picture stays, greyed, with its age.
 */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CameraRow } from "../../shared/contract/rows.ts";
import { idleTile, type TileHealth } from "../../shared/domain/tile/health.ts";
import { Age } from "../ui/Age.tsx";
import { CameraPlayer } from "./player.ts";
import { reportTile } from "./tileReport.ts";
import "./tile.css";

export interface TileProps {
  readonly camera: CameraRow;
  /** The player of a tile that is on screen, for figures about it. */
  readonly onPlayer?: (player: CameraPlayer | null) => void;
}

const framesToldMs = 1000;

export function Tile({ camera, onPlayer }: TileProps) {
  const frame = useRef<HTMLElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const last = useRef<HTMLCanvasElement>(null);
  const [health, setHealth] = useState<TileHealth>(() => idleTile(Date.now()));
  const [kept, setKept] = useState(false);

  useEffect(() => {
    const [root, screen, canvas] = [frame.current, video.current, last.current];
    if (!root || !screen || !canvas) return;
    const tile = Symbol(camera.id);
    const player = new CameraPlayer(screen, camera.url, {
      onHealth(now) {
        setHealth(now);
        if (now.state === "live") setKept(false);
        reportTile(tile, { camera: camera.id, state: now.state });
      },
      onLastPicture: () => setKept(keepPicture(screen, canvas)),
    });
    onPlayer?.(player);
    reportTile(tile, { camera: camera.id, state: "idle" });
    // What was told last is what is true now.
    const seen = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting) player.start();
      else player.stop();
    });
    seen.observe(root);
    const resized = new ResizeObserver(() => player.fit());
    resized.observe(root);
    const told = setInterval(() => {
      root.dataset.frames = String(player.frames);
    }, framesToldMs);
    return () => {
      clearInterval(told);
      seen.disconnect();
      resized.disconnect();
      player.stop();
      reportTile(tile, null);
      onPlayer?.(null);
    };
  }, [camera.id, camera.url, onPlayer]);

  return (
    <figure ref={frame} className="tile" data-camera={camera.id} data-state={health.state} data-kept={kept}>
      <video ref={video} muted playsInline disablePictureInPicture />
      <canvas ref={last} />
      <Trouble camera={camera} health={health} kept={kept} />
      <figcaption className="tile-name">
        <StateMark state={health.state} />
        <span>{camera.name}</span>
      </figcaption>
    </figure>
  );
}

/** Copies what the video shows; false when it never showed anything. */
function keepPicture(video: HTMLVideoElement, canvas: HTMLCanvasElement): boolean {
  if (video.videoWidth === 0) return false;
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return true;
}

/** Over the picture when it is not live: what is wrong, and how old the picture is. */
function Trouble({ camera, health, kept }: { camera: CameraRow; health: TileHealth; kept: boolean }) {
  const { t } = useTranslation("cameras");
  if (health.state === "live" || health.state === "idle") return null;
  const pictured = kept || health.state === "frozen";
  return (
    <div className="tile-trouble" data-pictured={pictured}>
      <strong>
        {health.state === "opening" ? t("opening") : health.state === "frozen" ? t("frozen") : t("failed")}
      </strong>
      {pictured && health.lastFrameAt !== null && (
        <span className="tile-age">
          <span>{t("picture-age")} </span>
          <Age since={health.lastFrameAt} />
        </span>
      )}
      {health.state === "failed" && (
        <span>
          {camera.health === "down" ? t("down-by-gateway") : t(`fault-${health.fault ?? "network"}`)}
        </span>
      )}
    </div>
  );
}

/** Shape and colour together: a full dot is live, a ring opens, a bar is frozen, a cross is gone. */
function StateMark({ state }: { state: TileHealth["state"] }) {
  const { t } = useTranslation("cameras");
  return (
    <svg className="tile-mark" viewBox="0 0 16 16" role="img" aria-label={t(`state-${state}`)}>
      {state === "live" && <circle cx="8" cy="8" r="5" />}
      {(state === "opening" || state === "idle") && (
        <circle cx="8" cy="8" r="4" fill="none" strokeWidth="2.5" />
      )}
      {state === "frozen" && <path d="M4 3h3v10H4zM9 3h3v10H9z" />}
      {state === "failed" && <path d="M3 3l10 10M13 3L3 13" fill="none" strokeWidth="3" />}
    </svg>
  );
}
