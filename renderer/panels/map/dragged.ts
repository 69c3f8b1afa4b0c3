/**
 * A map that is dragged: what was drawn moves along as a picture, and only the edges that come into view are drawn.
 * Without a graphics card a whole city takes half a second to draw, and nobody can lead it by the pointer.
 *
 * Guarantees: a map that stands still is drawn as a whole. While it is dragged, what is shown is the last whole frame
 * moved by whole pixels, with the same names, and marks at its edges; where that cannot be (another zoom or size, half
 * a pixel, far from the last whole frame, news that have waited for `longestMs`) the frame is whole as well. A name
 * that comes into view from far outside may be missing until then.
 * Uses parts of MapLibre that its documentation does not promise (`painter.render`, `style._updatePlacement`):
 * dragged.browser.test.ts fails where another release lacks them.
 */
import { type Map as MapLibre, MercatorCoordinate } from "maplibre-gl";
import { KeptPicture, type Shift } from "./keptPicture.ts";

/** News wait for no longer while the map is dragged. */
const longestMs = 400;
/** A pointer that rests for so long gets a whole frame. */
const restMs = 200;
/** Of the view: who has gone farther has more to draw than what is left of the picture is worth. */
const farthest = 1 / 4;
/** Of a pixel: what nobody can tell from a whole one. */
const nearly = 0.02;

/** Where the middle of a view lies in the world, device pixels, and what else a pixel of it depends on. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly else: string;
}

interface PlacingStyle {
  _updatePlacement(...given: unknown[]): boolean;
}

export class Dragged {
  /** How many frames were moved, for tests. */
  moved = 0;
  private readonly map: MapLibre;
  private readonly marginPx: number;
  private readonly picture = new KeptPicture();
  /** What the picture shows, and what the last frame did. */
  private taken: View | undefined;
  private drawn: View | undefined;
  private newsSince: number | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;
  /** Of the frame that is drawn now; undefined for a whole one. */
  private shift: Shift | undefined;

  /**
   * To be made once the map's style is loaded. `marginPx`: how far from its place a layer of one's own draws, CSS
   * pixels: what lies outside of the view is not drawn at all, and so would come in by half.
   */
  constructor(map: MapLibre, marginPx: number) {
    this.map = map;
    this.marginPx = marginPx;
    const { painter } = map;
    const style = map.style as unknown as PlacingStyle;
    const place = style._updatePlacement.bind(style);
    const render = painter.render.bind(painter);
    style._updatePlacement = (...given) => {
      this.begin();
      // Names stay where they are, or a moved one would not fit together with what is drawn at the edge.
      return this.shift ? false : place(...given);
    };
    painter.render = (...given) => {
      if (this.shift) this.move(this.shift, () => render(...given));
      else {
        render(...given);
        this.take();
      }
    };
    map.on("data", () => this.hear());
  }

  /** Something else than the view has changed. */
  hear(): void {
    this.newsSince ??= performance.now();
  }

  remove(): void {
    clearTimeout(this.rest);
  }

  private begin(): void {
    const view = viewOf(this.map);
    this.shift = this.shiftTo(view);
    this.drawn = view;
  }

  /** Undefined where the frame has to be whole. */
  private shiftTo(view: View): Shift | undefined {
    const { taken, drawn, newsSince } = this;
    if (!taken || taken.else !== view.else) return;
    if (drawn && drawn.x === view.x && drawn.y === view.y) return;
    if (newsSince !== undefined && performance.now() - newsSince > longestMs) return;
    const [x, y] = [taken.x - view.x, taken.y - view.y];
    const [dx, dy] = [Math.round(x), Math.round(y)];
    if (Math.abs(x - dx) > nearly || Math.abs(y - dy) > nearly) return;
    const { width, height } = this.map.getCanvas();
    const isNear = Math.abs(dx) <= width * farthest && Math.abs(dy) <= height * farthest;
    return isNear ? { dx, dy } : undefined;
  }

  /** A map that is not dragged has no use for its picture. */
  private take(): void {
    this.newsSince = undefined;
    this.taken = this.map.isMoving() ? this.drawn : undefined;
    if (this.taken) this.picture.take(this.gl);
  }

  private move({ dx, dy }: Shift, draw: () => void): void {
    const { gl } = this;
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    // Chromium empties a shown canvas before the next frame's first drawing, and takes no blit for one: without this,
    // what is drawn at the edge would take the picture away again.
    gl.disable(gl.SCISSOR_TEST);
    gl.clear(gl.COLOR_BUFFER_BIT);
    this.picture.put(gl, { dx, dy });
    const margin = Math.ceil(this.marginPx * this.map.getPixelRatio());
    const drawPart = (x: number, y: number, wide: number, high: number) => {
      gl.enable(gl.SCISSOR_TEST);
      gl.scissor(x, y, wide, high);
      draw();
      gl.disable(gl.SCISSOR_TEST);
    };
    const [wide, high] = [Math.abs(dx) + margin, Math.abs(dy) + margin];
    if (dx !== 0) drawPart(dx > 0 ? 0 : width - wide, 0, wide, height);
    // Rows are counted from below.
    if (dy !== 0) drawPart(0, dy > 0 ? height - high : 0, width, high);
    this.moved += 1;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.map.triggerRepaint(), restMs);
  }

  private get gl(): WebGL2RenderingContext {
    return this.map.painter.context.gl as WebGL2RenderingContext;
  }
}

function viewOf(map: MapLibre): View {
  const { width, height } = map.getCanvas();
  const zoom = map.getZoom();
  const { x, y } = MercatorCoordinate.fromLngLat(map.getCenter());
  const worldPx = 512 * 2 ** zoom * map.getPixelRatio();
  return {
    ...{ x: x * worldPx, y: y * worldPx },
    else: [zoom, map.getBearing(), map.getPitch(), width, height].join(" "),
  };
}
