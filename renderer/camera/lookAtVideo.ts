/** Takes a look at what a video element shows. Looks are taken one after the other: they share their memory. */
import { readLook } from "../../shared/domain/tile/look.ts";
import type { PictureLook } from "../../shared/domain/tile/picture.ts";

export interface LookAt {
  readonly at: number;
  readonly segment: number;
}

const brightnessFirst = new Set(["I420", "I420A", "I422", "I444", "NV12"]);
const fallback = { width: 320, height: 180 };

let before: Promise<unknown> = Promise.resolve();
let memory = new Uint8Array(0);
let canvas: OffscreenCanvas | undefined;

/** Null when there is nothing to look at. */
export function lookAtVideo(video: HTMLVideoElement, moment: LookAt): Promise<PictureLook | null> {
  const look = before.then(() => take(video, moment)).catch(() => null);
  before = look;
  return look;
}

async function take(video: HTMLVideoElement, moment: LookAt): Promise<PictureLook | null> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
  // The decoder's own brightness plane: nothing is drawn, scaled or converted.
  const frame = new VideoFrame(video, { timestamp: 0 });
  try {
    if (frame.format === null || !brightnessFirst.has(frame.format)) return draw(video, moment);
    const size = frame.allocationSize();
    if (memory.length < size) memory = new Uint8Array(size);
    const [plane] = await frame.copyTo(memory);
    if (!plane) return null;
    const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
    const bytes = memory.subarray(plane.offset);
    return readLook(
      { bytes, widthPx: width, heightPx: height, strideBytes: plane.stride, pointBytes: 1 },
      moment,
    );
  } finally {
    frame.close();
  }
}

/** For pictures that stay in the graphics card. */
function draw(video: HTMLVideoElement, moment: LookAt): PictureLook | null {
  canvas ??= new OffscreenCanvas(fallback.width, fallback.height);
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
  if (!context) return null;
  context.drawImage(video, 0, 0, fallback.width, fallback.height);
  const { data } = context.getImageData(0, 0, fallback.width, fallback.height);
  const bytes = new Uint8Array(data.buffer).subarray(1);
  const strideBytes = fallback.width * 4;
  return readLook(
    { bytes, widthPx: fallback.width, heightPx: fallback.height, strideBytes, pointBytes: 4 },
    moment,
  );
}
