/**
 * One timer for all tiles of a page. Each beats twice a second, at times spread over the second, so that 36 tiles
 * never look at their pictures in one moment.
 */
const slotCount = 8;
const slotMs = 125;

type Beat = (whole: boolean) => void;

const slots = Array.from({ length: slotCount }, () => new Set<Beat>());
let timer: ReturnType<typeof setInterval> | undefined;
let slot = 0;

/** Calls `beat` every 500 ms, each second time with `whole`; the returned function ends it. */
export function onPulse(beat: Beat): () => void {
  const emptiest = slots.reduce((best, each) => (each.size < best.size ? each : best));
  emptiest.add(beat);
  timer ??= setInterval(pulse, slotMs);
  return () => {
    emptiest.delete(beat);
    if (slots.some(({ size }) => size > 0)) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function pulse(): void {
  slot = (slot + 1) % slotCount;
  for (const beat of slots[slot] as Set<Beat>) beat(true);
  for (const beat of slots[(slot + slotCount / 2) % slotCount] as Set<Beat>) beat(false);
}
