/** Single pictures to look at while drawing: `node scripts/footage/still.ts <folder> <scene> <second>…` */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { openStudio } from "./studio.ts";

const [folder = ".", scene = "junction", ...seconds] = process.argv.slice(2);
const studio = await openStudio();
for (const second of seconds.length > 0 ? seconds : ["0"]) {
  const frame = await studio.frame(scene, Number(second));
  const arguments_ = [
    "-y",
    "-loglevel",
    "error",
    "-f",
    "rawvideo",
    "-pix_fmt",
    "rgba",
    "-s",
    "1280x720",
    "-i",
    "-",
  ];
  spawnSync("ffmpeg", [...arguments_, "-frames:v", "1", join(folder, `${scene}-${second}.png`)], {
    input: frame,
  });
}
await studio.close();
