import { expect, it } from "vitest";
import { hasWrongAspect, readAspect } from "./aspect.ts";

it("tells a squeezed picture from one that an encoder rounded", () => {
  const wide = readAspect("16:9")!;
  expect(hasWrongAspect({ widthPx: 640, heightPx: 352 }, wide)).toBe(false);
  expect(hasWrongAspect({ widthPx: 704, heightPx: 576 }, wide)).toBe(true);
  expect(hasWrongAspect({ widthPx: 1080, heightPx: 1920 }, wide)).toBe(true);
});

it.each(["16/9", "0:9", "16:0", "100:1", "wide"])("takes %s for no aspect", (text) => {
  expect(readAspect(text)).toBeUndefined();
});
