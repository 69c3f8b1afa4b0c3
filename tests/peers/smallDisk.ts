/** For tests: a real disk that is soon full. */
import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { onTestFinished } from "vitest";

/** Only root may mount one, and not in every container: the test is left out where this machine does not let it. */
export function mountSmallDisk(
  folder: string,
  megabytes: number,
  skip: (condition: boolean, reason: string) => void,
): void {
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
  skip(status !== 0, "this machine does not let a test mount a small disk");
  onTestFinished(() => void spawnSync("umount", ["--lazy", folder]));
}

/** To the last byte. */
export function fillDisk(ballast: string): void {
  for (const bytes of [64 * 1024, 4096, 1]) {
    try {
      for (;;) appendFileSync(ballast, Buffer.alloc(bytes));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
}
