/**
 * Small pictures of cameras, for lists of many: of a tile that plays anyway now and then, or of a camera that nothing
 * shows, whose stream is opened for one picture in the smallest rendition and closed again.
 */
import type { CameraRow } from "../../shared/contract/rows.ts";
import { connection } from "../data/core.ts";
import { markPicture } from "../ui/simulation.ts";
import { CameraPlayer } from "./player.ts";
import "./glance.css";

const widthPx = 160;
const tallestPx = 160;
const quality = 0.6;
/** Its flaw, if it has one, is known by then. */
const steadyMs = 1500;
/** Longer than a player waits for a stream that it asked for (player.ts): by then it failed, or never had its turn. */
const patienceMs = 20_000;
/** Soon enough that a tour, which shows each camera for some seconds, leaves one. */
const firstAfterMs = 6000;
const everyMs = 5 * 60_000;
const againMs = 30_000;

type Jpeg = Uint8Array<ArrayBuffer>;

/** Null where the video has none. `aspect` is the width to height that the camera's picture has, where it is known. */
export async function takeGlance(video: HTMLVideoElement, aspect: number | undefined): Promise<Jpeg | null> {
  const { videoWidth, videoHeight, readyState } = video;
  if (videoWidth === 0 || readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const heightPx = Math.min(tallestPx, Math.round(widthPx / (aspect ?? videoWidth / videoHeight)));
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext("2d", { alpha: false });
  context?.drawImage(video, 0, 0, widthPx, heightPx);
  if (context) markPicture(context, widthPx, heightPx);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality });
  return new Uint8Array(await blob.arrayBuffer());
}

/** When this window took one last, by camera. */
const takenAt = new Map<string, number>();

/** Takes a small picture now and then of a tile that plays; the returned function ends it. */
export function glanceNowAndThen(
  camera: Pick<CameraRow, "id"> & { readonly aspect: number | undefined },
  video: HTMLVideoElement,
  player: CameraPlayer,
): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (ms: number) => {
    // Tiles that began together do not all draw in one moment.
    timer = setTimeout(look, ms * (0.5 + Math.random()));
  };
  const look = async () => {
    const { state, fault, flaw } = player.health;
    const isWell = state === "live" && fault === null && flaw === null && !player.isRewound;
    const isDue = Date.now() - (takenAt.get(camera.id) ?? 0) > everyMs / 2;
    const jpeg = isWell && isDue ? await takeGlance(video, camera.aspect) : null;
    if (jpeg) {
      takenAt.set(camera.id, Date.now());
      reportGlance(camera.id, jpeg);
    }
    if (!ended) wait(isWell ? everyMs : againMs);
  };
  let ended = false;
  wait(firstAfterMs);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** A core that is away misses one: the next comes in time. */
export function reportGlance(camera: string, jpeg: Jpeg | null): void {
  connection.command("glance.report", { camera, jpeg }).catch(() => {});
}

/**
 * Opens a camera for one small picture. `none`: it was looked at and showed none. `unknown`: nobody can say, since it
 * was given up or had no turn, the page could not be seen meanwhile, or its picture is black.
 */
export function glanceAt(camera: CameraRow, signal: AbortSignal): Promise<Jpeg | "none" | "unknown"> {
  if (document.visibilityState !== "visible") return Promise.resolve("unknown");
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.className = "glance";
  video.ariaHidden = "true";
  document.body.append(video);
  return new Promise((resolve) => {
    let liveSince: ReturnType<typeof setTimeout> | undefined;
    const end = (result: Jpeg | "none" | "unknown") => {
      clearTimeout(liveSince);
      clearTimeout(giveUp);
      signal.removeEventListener("abort", abort);
      document.removeEventListener("visibilitychange", abort);
      player.stop();
      video.remove();
      resolve(result);
    };
    const abort = () => end("unknown");
    const take = async () => {
      const { flaw } = player.health;
      const isBlind = flaw === "black" || flaw === "no-signal";
      end((isBlind ? null : await takeGlance(video, camera.aspect)) ?? "unknown");
    };
    const player = new CameraPlayer(
      video,
      camera.url,
      {
        onHealth({ state, fault }) {
          if (state === "live") liveSince ??= setTimeout(take, steadyMs);
          // What its gateway says was no look.
          else if (state === "failed" && fault !== "reported-down") end("none");
        },
        onLastPicture() {},
        onRewound() {},
      },
      { aspect: camera.aspect, reportedDown: camera.health === "down" },
    );
    const giveUp = setTimeout(abort, patienceMs);
    signal.addEventListener("abort", abort);
    document.addEventListener("visibilitychange", abort);
    player.start();
  });
}
