/**
 * Pictures to H.264, as the origin needs it: constrained baseline, a closed GOP a segment, picture order count
 * type 2, no deblocking, and the top rows of macroblocks in a slice of their own, black, for the caption.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { captionStripRows } from "../../electron/core/demo/origin/strip.ts";

export interface RenditionPlan {
  readonly height: number;
  readonly width: number;
  /** x264's quality, lower is better, and what a second may take at most (kbit). */
  readonly crf: number;
  readonly maxKbps: number;
}

export const renditionPlans: readonly RenditionPlan[] = [
  { height: 180, width: 320, crf: 26, maxKbps: 160 },
  { height: 360, width: 640, crf: 28, maxKbps: 330 },
  { height: 720, width: 1280, crf: 30, maxKbps: 800 },
];

export interface Encoder {
  write(frame: Buffer): Promise<void>;
  finish(): Promise<void>;
}

/** All renditions of one scene at once; `fileOf` says where each goes. */
export function startEncoder(
  framesPerSecond: number,
  segmentSeconds: number,
  fileOf: (plan: RenditionPlan) => string,
): Encoder {
  const split = `[0:v]split=${renditionPlans.length}${renditionPlans.map(({ height }) => `[i${height}]`).join("")}`;
  const scaled = renditionPlans.map(({ width, height }) => {
    const scale = `scale=${width}:${height}:flags=area+accurate_rnd:out_color_matrix=bt709:out_range=tv`;
    return `[i${height}]${scale},format=yuv420p,drawbox=0:0:iw:${captionStripRows(height) * 16}:black:fill[o${height}]`;
  });
  const gop = framesPerSecond * segmentSeconds;
  const outputs = renditionPlans.flatMap((plan) => [
    ...["-map", `[o${plan.height}]`, "-c:v", "libx264", "-preset", "veryslow", "-profile:v", "baseline"],
    ...["-crf", `${plan.crf}`, "-maxrate", `${plan.maxKbps}k`, "-bufsize", `${plan.maxKbps * 2}k`],
    ...["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"],
    ...["-x264-params", x264Parameters(plan, gop), "-f", "h264", fileOf(plan)],
  ]);
  const input = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "rgba",
    "-s",
    "1280x720",
    "-r",
    `${framesPerSecond}`,
    "-i",
    "-",
  ];
  const ffmpeg = spawn(
    "ffmpeg",
    ["-y", "-loglevel", "error", ...input, "-filter_complex", [split, ...scaled].join(";"), ...outputs],
    { stdio: ["pipe", "inherit", "inherit"] },
  );
  const exit = once(ffmpeg, "exit");
  return {
    async write(frame) {
      if (!ffmpeg.stdin.write(frame)) await once(ffmpeg.stdin, "drain");
    },
    async finish() {
      ffmpeg.stdin.end();
      const [code] = await exit;
      if (code !== 0) throw new Error(`expected ffmpeg to end with 0, it ended with ${code}`);
    },
  };
}

function x264Parameters({ width, height }: RenditionPlan, gop: number): string {
  const stripMbs = (width / 16) * captionStripRows(height);
  return [
    `keyint=${gop}`,
    `min-keyint=${gop}`,
    "scenecut=0",
    "bframes=0",
    "ref=1",
    "weightp=0",
    "no-deblock=1",
    `slice-max-mbs=${stripMbs}`,
    "rc-lookahead=24",
    "sliced-threads=0",
    "threads=2",
    "fullrange=off",
  ].join(":");
}
