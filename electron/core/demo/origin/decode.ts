/** For tests: pictures as an independent decoder (Debian's ffmpeg) gives them, and the shipped footage. */
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Footage, parseFootage, type Rendition, readFootageList } from "./footage.ts";

export const footageFolder = fileURLToPath(new URL("../../../../resources/footage", import.meta.url));

export async function shippedFootage(
  scene: string,
  height: number,
): Promise<{ rendition: Rendition; stream: Buffer; footage: Footage }> {
  const list = await readFootageList(footageFolder);
  const rendition = list.scenes[scene]?.find((one) => one.height === height);
  if (!rendition) throw new Error(`expected ${scene} at ${height} rows among the shipped footage`);
  const stream = await readFile(join(footageFolder, rendition.file));
  return { rendition, stream, footage: parseFootage(stream) };
}

export interface Planes {
  readonly luma: Buffer;
  readonly chroma: Buffer;
}

/** Every picture of a stream, 4:2:0. Throws with the decoder's words where it finds anything to complain of. */
export function decode(format: "h264" | "mp4", stream: Buffer, width: number, height: number): Planes[] {
  const { status, stdout, stderr, error } = spawnSync(
    "ffmpeg",
    [
      "-v",
      "warning",
      "-f",
      format,
      "-i",
      "-",
      "-fps_mode",
      "passthrough",
      "-f",
      "rawvideo",
      "-pix_fmt",
      "yuv420p",
      "-",
    ],
    { input: stream, maxBuffer: 256 * 1024 * 1024 },
  );
  if (error) throw error;
  if (status !== 0 || stderr.length > 0) throw new Error(`ffmpeg ended with ${status}: ${stderr.toString()}`);
  const lumaBytes = width * height;
  const pictures: Planes[] = [];
  for (let start = 0; start < stdout.length; start += lumaBytes * 1.5) {
    pictures.push({
      luma: stdout.subarray(start, start + lumaBytes),
      chroma: stdout.subarray(start + lumaBytes, start + lumaBytes * 1.5),
    });
  }
  return pictures;
}
