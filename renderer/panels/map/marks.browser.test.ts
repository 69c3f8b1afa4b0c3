import { expect, it } from "vitest";
import { type MarkFeature, pointAt } from "./features.ts";
import { Marks } from "./marks.ts";

/** What a map holds of pictures. */
function album() {
  const pictures = new Set<string>();
  return {
    pictures,
    hasImage: (id: string) => pictures.has(id),
    addImage: (id: string) => pictures.add(id) as never,
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
