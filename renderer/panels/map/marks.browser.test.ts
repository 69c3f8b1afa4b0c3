import { expect, it } from "vitest";
import { type MarkFeature, pointAt } from "./features.ts";
import { Marks } from "./marks.ts";

/** What a map holds of pictures. */
function album() {
  const pictures = new Set<string>();
  const last: unknown[] = [];
  return {
    pictures,
    hasImage: (id: string) => pictures.has(id),
    addImage: (id: string, ...drawn: readonly unknown[]) => {
      pictures.add(id);
      last.splice(0, 2, ...drawn);
      return undefined as never;
    },
    last,
    removeImage: (id: string) => void pictures.delete(id),
  };
}

function bubbles(marks: Marks, counts: readonly number[]): MarkFeature[] {
  return counts.map((count) => {
    const icon = marks.idOf({ kind: "incidents", priority: "high", breached: false, count });
    const plain = { farIcon: "", anchor: "center", order: 0, bearingDeg: 0, name: "" } as const;
    return pointAt([106, -6], { ...plain, kind: "bubble", id: String(count), icon, count });
  });
}

it("keeps the pictures that are shown, and of all counts that ever were only a few", () => {
  const map = album();
  const marks = new Marks(map, 13);
  for (let hour = 0; hour < 40; hour++) {
    const shown = bubbles(
      marks,
      Array.from({ length: 30 }, (_, n) => hour * 30 + n),
    );
    marks.tidy(() => shown);
    expect(shown.filter(({ properties }) => !map.pictures.has(properties.icon))).toEqual([]);
    expect(marks.sizeOf(shown[0]?.properties.icon ?? "")[0]).toBeGreaterThan(0);
    expect(map.pictures.size).toBeLessThan(140);
  }
});

it("keeps more where more are shown at once", () => {
  const map = album();
  const marks = new Marks(map, 13);
  const shown = bubbles(
    marks,
    Array.from({ length: 300 }, (_, n) => n),
  );
  marks.tidy(() => shown);
  expect(map.pictures.size).toBe(300);
});

it.each([
  { of: "a desk", remPx: 15, pixelRatio: 2 },
  { of: "a wall, where an eye does not tell two pixels apart", remPx: 32, pixelRatio: 1 },
])("draws pictures of $of with $pixelRatio pixels to one of the display", ({ remPx, pixelRatio }) => {
  const map = album();
  const marks = new Marks(map, remPx);
  const id = marks.idOf({ kind: "camera", state: "up", turned: true, ringed: false });
  const [picture, options] = map.last as [ImageData, unknown];
  expect(options).toEqual({ pixelRatio });
  expect(picture.width).toBe(Math.ceil(1.8 * remPx * pixelRatio));
  expect(marks.sizeOf(id)[0]).toBe(picture.width / pixelRatio);
});
