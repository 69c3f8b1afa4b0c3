/** The picture that a video element shows, as a JPEG: all of it and in its own size, however it is drawn. */
import { maxPictureBytes } from "../../shared/contract/pictures.ts";
import { markPicture } from "../ui/simulation.ts";

export interface TakenPicture {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** From the best on; a picture that is too large as one is tried as the next. */
const qualities = [0.92, 0.8, 0.6];

/** Null when there is nothing to see. */
export async function takePicture(video: HTMLVideoElement): Promise<TakenPicture | null> {
  const { videoWidth: widthPx, videoHeight: heightPx } = video;
  if (widthPx === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return null;
  // Here and now: what follows takes its time, and the video goes on.
  context.drawImage(video, 0, 0);
  markPicture(context, widthPx, heightPx);
  for (const quality of qualities) {
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality });
    if (blob.size <= maxPictureBytes) {
      return { jpeg: new Uint8Array(await blob.arrayBuffer()), widthPx, heightPx };
    }
  }
  return null;
}
