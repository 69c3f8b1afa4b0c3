/**
 * The ground of the map, kept as a picture while nobody moves the map: news of marks and officers are frames by the
 * dozen, and without a graphics card the ground costs most of each.
 *
 * Guarantees: every frame has the same pixels as without it. Names are no part of the ground: marks push them aside.
 * Uses three of MapLibre's own parts that its documentation does not promise (`painter.render`, `style._layers`,
 * `isHidden`): map.browser.test.tsx fails where another release lacks them.
 */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from "maplibre-gl";
import { KeptPicture } from "./keptPicture.ts";

/** Layers of areas and lines; whatever has words or is of the city's life lies above. */
export interface GroundLayers {
  readonly layers: readonly { readonly id: string; readonly source?: string }[];
}

interface Hideable {
  isHidden(...given: unknown[]): boolean;
}

export class Ground implements CustomLayerInterface {
  readonly id = "kept-ground";
  readonly type = "custom" as const;
  readonly renderingMode = "2d" as const;
  private readonly sources: ReadonlySet<string>;
  private readonly layers: GroundLayers["layers"];
  private map: MapLibre | undefined;
  private readonly picture = new KeptPicture();
  /** What was in view in the last frame, and in the picture. */
  private seen = "";
  private kept = "";
  /** The frame that is drawn now takes the picture. */
  private usesPicture = false;
  private restore = () => {};
  private readonly onData = (event: { dataType: string; sourceId?: string }) => {
    if (event.dataType === "source" && this.sources.has(event.sourceId ?? "")) this.kept = "";
  };

  constructor({ layers }: GroundLayers) {
    this.layers = layers;
    this.sources = new Set(layers.flatMap(({ source }) => source ?? []));
  }

  /** How often a frame has taken the picture, for tests. */
  taken = 0;

  onAdd(map: MapLibre): void {
    this.map = map;
    map.on("data", this.onData as never);
    const { painter } = map;
    const render = painter.render;
    painter.render = (...given) => {
      const view = sightOf(map);
      this.usesPicture = this.kept === view && this.seen === view;
      render.apply(painter, given);
      this.usesPicture = false;
      this.seen = view;
    };
    const known = (map.style as unknown as { _layers: Record<string, Hideable> })._layers;
    const hideable = this.layers.flatMap(({ id }) => known[id] ?? []);
    for (const layer of hideable) {
      const isHidden = layer.isHidden;
      layer.isHidden = (...given) => this.usesPicture || isHidden.apply(layer, given);
    }
    this.restore = () => {
      painter.render = render;
      map.off("data", this.onData as never);
    };
  }

  onRemove(_map: MapLibre, gl: WebGL2RenderingContext): void {
    this.restore();
    this.picture.remove(gl);
  }

  render(gl: WebGL2RenderingContext, _given: CustomRenderMethodInput): void {
    const { map } = this;
    if (!map) return;
    if (this.usesPicture) {
      this.picture.put(gl);
      this.taken += 1;
      return;
    }
    // A view that has just come is mostly one of many: only what stays is worth keeping.
    const view = sightOf(map);
    if (view !== this.seen || ![...this.sources].every((id) => map.isSourceLoaded(id))) return;
    this.picture.take(gl);
    this.kept = view;
  }
}

/** A map that can be asked what is in view. */
export type SeenMap = Pick<MapLibre, "getCenter" | "getCanvas" | "getZoom" | "getBearing" | "getPitch">;

/** Everything that a pixel of the ground depends on, but its data. */
export function sightOf(map: SeenMap): string {
  const { lng, lat } = map.getCenter();
  const { width, height } = map.getCanvas();
  return [lng, lat, map.getZoom(), map.getBearing(), map.getPitch(), width, height].join(" ");
}
