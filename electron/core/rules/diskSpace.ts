/** How much room is left where the room's data is, asked now and then: a disk that is full loses what comes. */
import { statfs } from "node:fs/promises";

export interface DiskSpace {
  /** Null while nobody knows. */
  freeBytes(): number | null;
  stop(): void;
}

const askEveryMs = 30_000;

export function watchDiskSpace(folder: string): DiskSpace {
  let free: number | null = null;
  const ask = () => {
    statfs(folder).then(
      ({ bavail, bsize }) => {
        free = bavail * bsize;
      },
      () => {
        free = null;
      },
    );
  };
  ask();
  const asking = setInterval(ask, askEveryMs);
  return { freeBytes: () => free, stop: () => clearInterval(asking) };
}
