/** What the map writes on its canvas can be read from afar, as everything else: no page can look at a canvas. */
import { expect, it } from "vitest";
import "../../ui/theme.css";
import { contrastRatio, enoughContrast } from "../../ui/contrast.ts";
import { type BaseMap, nothing } from "./base.ts";
import { channels } from "./colour.ts";
import { withMarks } from "./layers.ts";
import { palette } from "./palette.ts";
import { baseStyle } from "./style.ts";

const remPx = 40;
const bases: BaseMap[] = (["schematic", "tiles"] as const).map((ground) => ({
  ...{ ground, districts: nothing, names: nothing, schematic: nothing, extent: null, complete: true },
}));

const texts = bases.flatMap((base) =>
  withMarks(baseStyle(base, remPx), remPx).layers.flatMap((layer) =>
    layer.type === "symbol" && layer.layout?.["text-field"] ? [layer] : [],
  ),
);

it("is as large as the smallest text that may be read", () => {
  expect(texts.length).toBeGreaterThan(5);
  for (const { id, layout } of texts) expect([id, layout?.["text-size"]]).toEqual([id, remPx]);
});

it("stands out from its halo", () => {
  const halo = [...channels(palette.halo), 1] as const;
  const colours = texts.flatMap(({ id, paint }) => {
    const colour = paint?.["text-color"];
    expect(paint?.["text-halo-color"], id).toBe(palette.halo);
    return typeof colour === "string" ? [colour] : Object.values(palette.warnings);
  });
  for (const colour of colours)
    expect(contrastRatio([...channels(colour), 1], halo), colour).toBeGreaterThanOrEqual(enoughContrast);
});
