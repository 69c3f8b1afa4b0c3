/** How many streams of this page may be opening at once: a page of 36 tiles must not ask for 108 files in one moment. */
const openAtOnce = 6;

let opening = 0;
const waiting: (() => void)[] = [];

/** Calls `start` when it is this stream's turn; the returned function gives the place back (once, any time). */
export function queueOpening(start: () => void): () => void {
  let state: "waiting" | "opening" | "done" = "waiting";
  const begin = () => {
    state = "opening";
    opening += 1;
    start();
  };
  if (opening < openAtOnce) begin();
  else waiting.push(begin);
  return () => {
    if (state === "waiting") waiting.splice(waiting.indexOf(begin), 1);
    if (state === "opening") {
      opening -= 1;
      waiting.shift()?.();
    }
    state = "done";
  };
}
