/**
 * Streams that nobody needs any more. To take a player and its buffers apart costs a page 20 to 40 ms each, and a scene
 * that goes leaves a dozen: what comes in its place has its pictures first.
 */
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
  plan();
}

/** Before an element gets another source: takes apart what it had. */
export function endRetired(video: HTMLVideoElement): void {
  const stream = waiting.get(video);
  waiting.delete(video);
  stream?.end();
}

function plan(): void {
  if (isPlanned || waiting.size === 0) return;
  isPlanned = true;
  requestIdleCallback(
    () => {
      isPlanned = false;
      const [video] = waiting.keys();
      if (video) endRetired(video);
      plan();
    },
    { timeout: longestMs },
  );
}
