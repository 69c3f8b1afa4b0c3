import fc from "fast-check";
import { expect, it } from "vitest";
import {
  blankBeats,
  documentBeats,
  firstPulse,
  type Heard,
  hungBeats,
  loadingBeats,
  neverPaintedBeats,
  nextPulse,
  verdictOn,
} from "./pulse.ts";

const well: Heard = { answered: true, painted: true, isAwaited: false };
const silent: Heard = { answered: false, painted: false, isAwaited: false };
const unpainted: Heard = { answered: true, painted: false, isAwaited: false };
const awaited: Heard = { ...silent, isAwaited: true };

/** The verdict after each beat. */
function verdicts(beats: readonly Heard[], crowding = 1): string[] {
  let pulse = firstPulse;
  return beats.map((heard) => {
    pulse = nextPulse(pulse, heard);
    return verdictOn(pulse, crowding);
  });
}

function times(count: number, heard: Heard): Heard[] {
  return Array.from({ length: count }, () => heard);
}

it("a page that falls silent is hung after its beats and not before; one that loads has longer", () => {
  expect(verdicts([well, ...times(hungBeats, silent)]).indexOf("hung")).toBe(hungBeats);
  expect(verdicts(times(loadingBeats, silent)).indexOf("hung")).toBe(loadingBeats - 1);
});

it("what a page waits for its document is not counted against what it needs once that is there", () => {
  expect(verdicts(times(documentBeats, awaited)).indexOf("hung")).toBe(documentBeats - 1);
  const late = [...times(documentBeats - 1, awaited), ...times(loadingBeats - 1, silent)];
  expect(verdicts([...late, well])).not.toContain("hung");
  expect(verdicts([...late, silent]).at(-1)).toBe("hung");
});

it("a page on a machine with too much to do has as much longer, and one with nothing to do no less", () => {
  for (const [crowding, beats] of [
    [0, hungBeats],
    [2.5, Math.ceil(hungBeats * 2.5)],
  ] as const)
    expect(verdicts([well, ...times(60, silent)], crowding).indexOf("hung")).toBe(beats);
});

it("a page that answers and never paints is blank soon, one that stopped painting later", () => {
  expect(verdicts(times(neverPaintedBeats, unpainted)).indexOf("blank")).toBe(neverPaintedBeats - 1);
  expect(verdicts([well, ...times(blankBeats, unpainted)]).indexOf("blank")).toBe(blankBeats);
});

it("a page that answers and paints now and then is left alone, whatever comes between", () => {
  const gap = fc.array(fc.constantFrom(silent, unpainted), {
    maxLength: Math.min(hungBeats, neverPaintedBeats) - 1,
  });
  fc.assert(
    fc.property(fc.array(gap, { maxLength: 30 }), (gaps) => {
      expect(verdicts(gaps.flatMap((beats) => [well, ...beats]))).not.toContain("hung");
      expect(verdicts(gaps.flatMap((beats) => [well, ...beats]))).not.toContain("blank");
    }),
  );
});
