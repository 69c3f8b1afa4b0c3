import { describe, expect, it } from "vitest";
import { chooseRendition } from "./rendition.ts";

describe("chooseRendition", () => {
  const three = [
    { widthPx: 320, heightPx: 180 },
    { widthPx: 640, heightPx: 360 },
    { widthPx: 1280, heightPx: 720 },
  ];
  it.each([
    [{ widthPx: 300, heightPx: 160 }, 0],
    [{ widthPx: 360, heightPx: 200 }, 0],
    [{ widthPx: 480, heightPx: 270 }, 1],
    [{ widthPx: 640, heightPx: 360 }, 1],
    [{ widthPx: 1920, heightPx: 1080 }, 2],
  ])("takes for %j number %i", (tile, index) => {
    expect(chooseRendition(three, tile)).toBe(index);
    expect(chooseRendition([...three].reverse(), tile)).toBe(2 - index);
  });

  it("copes with streams that tell no sizes, and with none", () => {
    expect(chooseRendition([{ widthPx: 0, heightPx: 0 }], { widthPx: 100, heightPx: 50 })).toBe(0);
    expect(chooseRendition([], { widthPx: 100, heightPx: 50 })).toBe(-1);
  });
});
