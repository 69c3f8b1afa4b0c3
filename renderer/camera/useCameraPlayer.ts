/** A player for a camera's tile, that plays while somebody can see the tile and the page. */
import { type RefObject, useEffect, useRef, useState } from "react";
import type { CameraRow } from "../../shared/contract/rows.ts";
import { idleTile, type TileHealth } from "../../shared/domain/tile/health.ts";
import { glanceNowAndThen } from "./glance.ts";
import { CameraPlayer } from "./player.ts";
import { reportTile } from "./tileReport.ts";

export interface TileElements {
  readonly frame: RefObject<HTMLElement | null>;
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Holds the last picture while there is none. */
  readonly last: RefObject<HTMLCanvasElement | null>;
}

export interface TileShown {
  readonly health: TileHealth;
  readonly lateS: number | null;
  /** The canvas holds the last picture, or what may soon be the last. */
  readonly kept: boolean;
  /** How many seconds back somebody looks; null for the present. */
  readonly rewoundS: number | null;
}

export interface TilePlayer extends TileShown {
  readonly player: RefObject<CameraPlayer | null>;
}

const figuresToldMs = 1000;

export function useCameraPlayer(
  camera: CameraRow,
  { frame, video, last }: TileElements,
  { urgent, waiting }: { readonly urgent: boolean; readonly waiting: boolean },
  onPlayer?: (player: CameraPlayer | null) => void,
): TilePlayer {
  const [shown, setShown] = useState<TileShown>(() => ({
    health: idleTile(Date.now()),
    lateS: null,
    kept: false,
    rewoundS: null,
  }));
  const current = useRef<CameraPlayer | null>(null);
  const isDown = camera.health === "down";
  const wasDown = useRef(isDown);
  wasDown.current = isDown;
  // Nobody looks at it yet: the core is told of it when it is shown.
  const isWaiting = useRef(waiting);
  isWaiting.current = waiting;
  const report = useRef(() => {});

  useEffect(() => {
    const [root, screen, canvas] = [frame.current, video.current, last.current];
    if (!root || !screen || !canvas) return;
    const tile = Symbol(camera.id);
    let isOver = false;
    report.current = () => {
      const { state } = player.health;
      reportTile(tile, isWaiting.current ? null : { camera: camera.id, state });
    };
    const player: CameraPlayer = new CameraPlayer(
      screen,
      camera.url,
      {
        onHealth(health, lateS) {
          const isWell = health.state === "live" && health.fault === null;
          setShown((before) => ({ ...before, health, lateS, kept: before.kept && !isWell }));
          report.current();
        },
        onLastPicture() {
          // To copy a picture takes 50 ms on a machine without a graphics card, and nobody would see this one.
          if (isOver) return;
          const kept = keepPicture(screen, canvas);
          if (kept) setShown((before) => ({ ...before, kept }));
        },
        onRewound: (rewoundS) => setShown((before) => ({ ...before, rewoundS })),
      },
      { aspect: camera.aspect, reportedDown: wasDown.current, urgent },
    );
    current.current = player;
    onPlayer?.(player);
    report.current();
    const endWatch = watchVisibility(root, (visible) => {
      if (visible) player.start();
      else player.stop();
    });
    const endGlances = glanceNowAndThen({ id: camera.id, aspect: camera.aspect }, screen, player);
    const resized = new ResizeObserver(() => player.fit());
    resized.observe(root);
    const told = setInterval(() => {
      root.dataset.frames = String(player.frames);
      root.dataset.latencyS = player.figures().latencyS?.toFixed(1) ?? "";
    }, figuresToldMs);
    return () => {
      isOver = true;
      clearInterval(told);
      endGlances();
      endWatch();
      resized.disconnect();
      player.stop();
      current.current = null;
      report.current = () => {};
      reportTile(tile, null);
      onPlayer?.(null);
    };
  }, [camera.id, camera.url, camera.aspect, urgent, onPlayer, frame, video, last]);

  useEffect(() => current.current?.tellReportedDown(isDown), [isDown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it tells is whether it waits
  useEffect(() => report.current(), [waiting]);
  return { ...shown, player: current };
}

/** Whether any of it is on screen, in a page that is on screen. */
function watchVisibility(root: Element, tell: (visible: boolean) => void): () => void {
  // The observer tells with the next picture of the page, which on a busy machine is half a second later.
  let inView = showsItsMiddle(root);
  const told = () => tell(inView && document.visibilityState === "visible");
  if (inView) told();
  const seen = new IntersectionObserver((entries) => {
    // What was told last is what is true now.
    inView = entries.at(-1)?.isIntersecting ?? inView;
    told();
  });
  seen.observe(root);
  document.addEventListener("visibilitychange", told);
  return () => {
    seen.disconnect();
    document.removeEventListener("visibilitychange", told);
  };
}

function showsItsMiddle(root: Element): boolean {
  const { x, y, width, height } = root.getBoundingClientRect();
  return root.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}

/** Copies what the video shows; false when it shows nothing. */
function keepPicture(video: HTMLVideoElement, canvas: HTMLCanvasElement): boolean {
  if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return false;
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return true;
}
