/**
 * One cell of a tour: the camera whose turn it is, and, a while before the change, the next one over it, decoding and
 * out of sight, until it has a picture. What has none is passed over, and said; the present picture stays meanwhile.
 */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { CameraRow } from "../../shared/contract/rows.ts";
import {
  emptyHandover,
  type Handover,
  handOver,
  type NextPicture,
  retryAfterMs,
} from "../../shared/domain/tour/handover.ts";
import type { TourStop } from "../../shared/domain/tour/tour.ts";
import type { CameraPlayer } from "./player.ts";
import { Tile } from "./Tile.tsx";
import { TourState, type TourWords } from "./TourState.tsx";
import "./tour-tile.css";

export interface TourTileProps {
  /** What this cell shows at a moment, epoch ms. */
  readonly stopAt: (at: number) => TourStop;
  readonly cameraOf: (id: string) => CameraRow | undefined;
  readonly words: TourWords;
  /** This camera shows nothing: its turn is another one's until then, epoch ms. */
  readonly onPassOver: (camera: string, until: number) => void;
}

interface Passed {
  readonly camera: string;
  readonly at: number;
}

const lookEveryMs = 250;
/** The present camera has shown nothing for so long: its turn is over. */
const failedMs = 4000;

export function TourTile({ stopAt, cameraOf, words, onPassOver }: TourTileProps) {
  const [handover, setHandover] = useState<Handover>(() => step(emptyHandover, stopAt, "opening"));
  const latest = useRef(handover);
  const players = useRef(new Map<string, CameraPlayer>());
  const [passed, setPassed] = useState<Passed | null>(null);
  const toldLast = useRef<Passed | null>(null);
  useEffect(() => {
    const passOver = (camera: string) => {
      const at = Date.now();
      const { current: told } = toldLast;
      if (told?.camera === camera && at - told.at < retryAfterMs) return;
      toldLast.current = { camera, at };
      setPassed(toldLast.current);
      onPassOver(camera, at + retryAfterMs);
    };
    const look = () => {
      const before = latest.current;
      if (before.present !== null && hasFailed(players.current.get(before.present))) passOver(before.present);
      const after = step(before, stopAt, pictureOf(before, players.current));
      latest.current = after;
      setHandover(after);
      const { passedOver } = after;
      if (passedOver && passedOver !== before.passedOver) passOver(passedOver.camera);
    };
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [stopAt, onPassOver]);

  const { present, next } = handover;
  // In one list, so that the next one stays the same element when it becomes the present one.
  const layers = [...new Set([present, next?.camera ?? null])].flatMap((id) => {
    const row = id === null ? undefined : cameraOf(id);
    return row ? [row] : [];
  });
  return (
    <div className="tour-tile" data-tour-camera={present ?? undefined} data-next={next?.camera}>
      {layers.map((row) => (
        <div key={row.id} className="tour-layer" data-role={row.id === present ? "present" : "next"}>
          <Layer camera={row} waiting={row.id !== present} players={players} />
        </div>
      ))}
      <TourState
        {...{ stopAt, present, words }}
        passed={passed && { name: cameraOf(passed.camera)?.name ?? passed.camera, at: passed.at }}
      />
    </div>
  );
}

interface LayerProps {
  readonly camera: CameraRow;
  readonly waiting: boolean;
  readonly players: RefObject<Map<string, CameraPlayer>>;
}

function Layer({ camera, waiting, players }: LayerProps) {
  const { id } = camera;
  const onPlayer = useCallback(
    (player: CameraPlayer | null) => {
      if (player) players.current.set(id, player);
      else players.current.delete(id);
    },
    [players, id],
  );
  return <Tile {...{ camera, onPlayer, waiting }} />;
}

function step(before: Handover, stopAt: TourTileProps["stopAt"], picture: NextPicture): Handover {
  const at = Date.now();
  const now = stopAt(at);
  const then = Number.isFinite(now.until) ? stopAt(now.until) : now;
  return handOver(before, now, then, picture, at);
}

/** A picture: it presented something, and goes on. */
function pictureOf({ next }: Handover, players: ReadonlyMap<string, CameraPlayer>): NextPicture {
  const player = next ? players.get(next.camera) : undefined;
  if (player?.health.state === "failed") return "failed";
  return player && player.frames > 0 && player.health.state === "live" ? "picture" : "opening";
}

function hasFailed(player: CameraPlayer | undefined): boolean {
  return player?.health.state === "failed" && Date.now() - player.health.since > failedMs;
}
