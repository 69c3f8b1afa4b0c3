import { describe, expect, it } from "vitest";
import { seededRandom } from "../random.ts";
import { readLook } from "./look.ts";
import { lookAtPicture, newPictureWatch, type PictureVerdict } from "./picture.ts";

const [width, height] = [320, 180];
type Painter = (x: number, y: number, second: number) => number;

/** Looks a second apart at what is painted; segments of `segmentS`. */
function watch(painters: readonly Painter[], segmentS = 1): PictureVerdict {
  return painters.reduce<PictureVerdict>(
    ({ watch: before }, paint, second) => {
      const bytes = new Uint8Array(width * height);
      for (let n = 0; n < bytes.length; n++) bytes[n] = paint(n % width, Math.floor(n / width), second);
      const plane = { bytes, widthPx: width, heightPx: height, strideBytes: width, pointBytes: 1 };
      const moment = { at: second * 1000, segment: Math.floor(second / segmentS) };
      return lookAtPicture(before, readLook(plane, moment));
    },
    { watch: newPictureWatch(), stillSince: null, flaw: null },
  );
}

const times = (count: number, paint: Painter) => Array.from({ length: count }, () => paint);
const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value)));

const scene: Painter = (x, y) =>
  clamp(90 + 50 * Math.sin(x / 17) + 40 * Math.cos(y / 11) + ((x * 7 + y * 13) % 23));
function noisy(paint: Painter, sigma: number, seed = 1): Painter {
  const random = seededRandom(seed);
  return (x, y, second) => clamp(paint(x, y, second) + (random() - 0.5) * 2 * sigma);
}
/** Four digits of 6 by 10 in a corner; the last changes with each second. */
function clocked(paint: Painter): Painter {
  return (x, y, second) => {
    if (x < 20 || x >= 44 || y < 10 || y >= 20) return paint(x, y, second);
    return x < 38 || y - 10 <= second % 10 ? 230 : 20;
  };
}

describe("lookAtPicture", () => {
  it("calls one picture that is presented for 4 s still, since the first look at it", () => {
    const live = times(6, noisy(scene, 3));
    expect(watch([...live, ...times(3, scene)]).stillSince).toBeNull();
    expect(watch([...live, ...times(4, scene)]).stillSince).toBe(6000);
    expect(watch([...live, ...times(4, scene), noisy(scene, 3)]).stillSince).toBeNull();
  });

  it("waits for two segments to begin: within one, an encoder skips what does not change", () => {
    const night = times(8, scene);
    expect(watch(night, 10).stillSince).toBeNull();
    expect(watch(times(22, scene), 10).stillSince).toBe(0);
  });

  it("takes a quiet scene with a clock, or with a sensor's noise, for live", () => {
    expect(watch(times(30, clocked(scene))).stillSince).toBeNull();
    expect(watch(times(30, noisy(scene, 1))).stillSince).toBeNull();
  });

  it("knows a repeated picture that is encoded anew by the clock that stopped", () => {
    const live = times(20, clocked(noisy(scene, 2)));
    const stopped = noisy((x, y) => clocked(scene)(x, y, 19), 1, 5);
    expect(watch([...live, ...times(6, stopped)]).stillSince).not.toBeNull();
    // Without one it cannot be told from a quiet street.
    expect(watch([...times(20, noisy(scene, 2)), ...times(6, noisy(scene, 1, 5))]).stillSince).toBeNull();
  });

  it("knows black, with a text burnt in or not, from a street at night", () => {
    const dark: Painter = () => 17;
    expect(watch(times(2, dark)).flaw).toBeNull();
    expect(watch(times(3, dark)).flaw).toBe("black");
    expect(watch(times(3, noisy(clocked(dark), 2))).flaw).toBe("black");
    const lamps: Painter = (x, y) => ((x % 40) ** 2 + (y % 40) ** 2 < 120 ? 200 : 24);
    expect(watch(times(6, noisy(lamps, 4))).flaw).toBeNull();
  });

  it("knows a screen of one colour, and bars, as no signal", () => {
    const blue: Painter = () => 41;
    expect(watch(times(3, blue)).flaw).toBeNull();
    expect(watch(times(4, blue)).flaw).toBe("no-signal");
    // "NO SIGNAL" in the middle.
    const told: Painter = (x, y) => (y > 80 && y < 100 && x > 110 && x < 210 && (x >> 2) % 2 ? 235 : 41);
    expect(watch(times(4, told)).flaw).toBe("no-signal");
    expect(watch(times(4, told)).stillSince).toBeNull();
    const columns = [180, 162, 131, 112, 84, 65, 35];
    const bars: Painter = (x, y) => (y < 120 ? columns[Math.floor((x * 7) / width)]! : 16 + (x >> 3));
    expect(watch(times(4, bars)).flaw).toBe("no-signal");
  });

  it("takes fog and an empty street for pictures", () => {
    const fog: Painter = (_x, y) => clamp(150 + y / 9);
    expect(watch(times(8, noisy(fog, 5))).flaw).toBeNull();
    expect(watch(times(8, noisy(scene, 2))).flaw).toBeNull();
  });

  it("reads the cells of a plane with other strides and sizes the same", () => {
    const bytes = new Uint8Array(400 * 200 * 4).fill(77);
    const plane = { bytes, widthPx: 390, heightPx: 198, strideBytes: 1600, pointBytes: 4 };
    const look = readLook(plane, { at: 0, segment: 0 });
    expect([...look.mean].every((value) => value === 77)).toBe(true);
    expect(look.mean).toHaveLength(32 * 18);
  });
});
