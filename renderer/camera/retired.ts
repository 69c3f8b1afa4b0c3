/**
 * Streams that nobody needs any more. To take a player and its buffers apart costs a page 20 to 40 ms each, and a scene
 * that goes leaves a dozen: what comes in its place has its pictures first.
 */
import { firstPictures } from "./awaitedPictures.ts";

interface Retired {
  end(): void;
}

/** By the element that still has its source. */
const waiting = new Map<HTMLVideoElement, Retired>();
/** A page that is never idle takes one apart so often. */
const longestMs = 1000;
let isPlanned = false;

/** `stream` asks for nothing any more; `end` is called once, when the page has time. */
export function retire(video: HTMLVideoElement, stream: Retired): void {
  endRetired(video);
  waiting.set(video, stream);
  if (isPlanned) return;
  isPlanned = true;
  // The tiles that come are made after those that go; and a page that waits for a server is idle, and has no time.
  queueMicrotask(() => void firstPictures.shown().then(endNext));
}

/** Before an element gets another source: takes apart what it had. */
export function endRetired(video: HTMLVideoElement): void {
  const stream = waiting.get(video);
  waiting.delete(video);
  stream?.end();
}

function endNext(): void {
  isPlanned = waiting.size > 0;
  if (!isPlanned) return;
  requestIdleCallback(
    () => {
      const [video] = waiting.keys();
      if (video) endRetired(video);
      endNext();
    },
    { timeout: longestMs },
  );
}
