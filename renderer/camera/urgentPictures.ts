/**
 * Pictures that somebody waits for. What would keep the page busy waits for them: to build a map takes half a second on a
 * machine without a graphics card, and a stream that is there already would show nothing meanwhile.
 */
const awaited = new Set<symbol>();
let settled: (() => void)[] = [];
/** A stream that does not come must not keep the map away. */
const longestMs = 3000;

/** From now on one more is awaited, until the returned function is called. */
export function awaitPicture(): () => void {
  const picture = Symbol();
  awaited.add(picture);
  return () => {
    if (!awaited.delete(picture) || awaited.size > 0) return;
    const waiting = settled;
    settled = [];
    for (const go of waiting) go();
  };
}

/** Resolves when none is awaited, at once if so, and after 3 s in any case. */
export function urgentPicturesShown(): Promise<void> {
  if (awaited.size === 0) return Promise.resolve();
  return new Promise((resolve) => {
    settled.push(resolve);
    setTimeout(resolve, longestMs);
  });
}
