/**
 * One camera on screen. It plays only while somebody can see it, in the size that fits, and says plainly when its
 * picture is not live: the last picture stays, greyed, with its age.
 */
import { type CSSProperties, useEffect, useRef } from "react";
import type { CameraRow } from "../../shared/contract/rows.ts";
import type { CameraPlayer } from "./player.ts";
import { Rewound } from "./Rewound.tsx";
import { StateMark } from "./StateMark.tsx";
import { TileFigures } from "./TileFigures.tsx";
import { Trouble } from "./Trouble.tsx";
import { useCameraPlayer } from "./useCameraPlayer.ts";
import "./tile.css";

export interface TileProps {
  readonly camera: CameraRow;
  /** The player of a tile that is on screen, for figures about it. */
  readonly onPlayer?: (player: CameraPlayer | null) => void;
  /** Somebody waits for it: it opens before all others. */
  readonly urgent?: boolean;
  /** Behind another picture, to be shown soon: it plays, and nobody looks at it yet. */
  readonly waiting?: boolean;
  /** How the picture is drawn, and how many times as large; undefined for all of it. */
  readonly drawn?: { readonly scale: number; readonly style: CSSProperties } | undefined;
  /** Somebody asked for its sound. */
  readonly sound?: boolean;
}

export function Tile({ camera, onPlayer, urgent = false, waiting = false, drawn, sound = false }: TileProps) {
  const frame = useRef<HTMLElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const last = useRef<HTMLCanvasElement>(null);
  const { health, lateS, kept, rewoundS, player } = useCameraPlayer(
    camera,
    { frame, video, last },
    { urgent, waiting },
    onPlayer,
  );
  const scale = drawn?.scale ?? 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has another player
  useEffect(() => player.current?.magnify(scale), [player, scale, camera.url]);
  const standsIn = kept && health.state !== "live";
  const shape = camera.aspect === undefined ? undefined : ({ "--aspect": camera.aspect } as CSSProperties);
  return (
    <figure
      ref={frame}
      className="tile"
      style={shape}
      data-camera={camera.id}
      data-state={health.state}
      data-flaw={health.flaw ?? undefined}
      data-fault={health.fault ?? undefined}
      data-kept={standsIn}
      data-waiting={waiting || undefined}
      data-shaped={shape !== undefined}
      data-rewound={rewoundS ?? undefined}
    >
      <div className="tile-view" style={drawn?.style}>
        <video ref={video} muted={!sound} playsInline disablePictureInPicture />
        <canvas ref={last} />
      </div>
      {rewoundS !== null && <Rewound behindS={rewoundS} player={player} />}
      <Trouble camera={camera} health={health} kept={standsIn} lateS={lateS} />
      <TileFigures player={player} />
      <figcaption className="tile-name">
        <StateMark health={health} rewound={rewoundS !== null} />
        <span>{camera.name}</span>
      </figcaption>
    </figure>
  );
}
