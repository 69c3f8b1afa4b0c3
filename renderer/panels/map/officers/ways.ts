/**
 * The ways of officers to incidents: a row of arrow heads from where each officer is to where they go, in their
 * agency's colour. Drawn as officers are (layer.ts): places are computed for each frame, and no source is changed.
 */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from "maplibre-gl";
import { channels } from "../colour.ts";
import { palette } from "../palette.ts";
import { Drawing, movedMatrix, toGlsl, withRoom } from "./drawing.ts";
import type { OfficerLook } from "./layer.ts";

/** Draws one way, between places in mercator units. */
export type DrawWay = (
  colour: OfficerLook["colour"],
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
) => void;

/** Floats of one corner: from and to, which end and which side, red, green, blue. */
const stride = 9;
/** Two triangles: [end, side]. */
const corners = [
  [0, -1],
  [1, -1],
  [0, 1],
  [0, 1],
  [1, -1],
  [1, 1],
] as const;

const widthRem = 0.42;
const spacingRem = 0.62;

const vertexSource = `#version 300 es
in vec4 a_way;
in vec2 a_corner;
in vec3 a_colour;
uniform mat4 u_matrix;
uniform vec2 u_viewport;
uniform float u_width;
out vec3 v_colour;
out vec2 v_at;
void main() {
  vec4 from = u_matrix * vec4(a_way.xy, 0.0, 1.0);
  vec4 to = u_matrix * vec4(a_way.zw, 0.0, 1.0);
  vec2 way = (to.xy / to.w - from.xy / from.w) * 0.5 * u_viewport;
  float far = max(length(way), 1.0);
  vec2 side = vec2(-way.y, way.x) / far * a_corner.y * u_width * 0.5;
  vec4 end = mix(from, to, a_corner.x);
  gl_Position = vec4(end.xy + side / u_viewport * 2.0 * end.w, end.zw);
  v_at = vec2(far * a_corner.x, a_corner.y * u_width * 0.5);
  v_colour = a_colour;
}`;

/** Arrow heads point to where v_at.x grows. */
const fragmentSource = () => `#version 300 es
precision highp float;
in vec3 v_colour;
in vec2 v_at;
uniform float u_width;
uniform float u_spacing;
out vec4 colour;
const vec3 halo = vec3(${channels(palette.halo).map(toGlsl)});
void main() {
  float across = abs(v_at.y);
  float along = fract((v_at.x + across) / u_spacing) * u_spacing;
  float away = abs(along - u_spacing * 0.5) * 0.707;
  float side = u_width * 0.5 - 1.0 - across;
  float thick = u_width * 0.11;
  float body = smoothstep(0.7, -0.7, away - thick) * smoothstep(0.0, 1.4, side - thick * 0.7);
  float plate = smoothstep(0.7, -0.7, away - thick * 2.0) * smoothstep(0.0, 1.4, side + 0.7);
  if (plate < 0.01) discard;
  colour = vec4(mix(halo, v_colour, body), 1.0) * plate;
}`;

export class WayLayer implements CustomLayerInterface {
  readonly id = "ways";
  readonly type = "custom" as const;
  readonly renderingMode = "2d" as const;
  private readonly originX: number;
  private readonly originY: number;
  /** 1rem as marks are drawn at the zoom, device pixels. */
  private readonly remPx: () => number;
  /** Called before each frame; draws the ways that shall be seen in it. */
  private readonly prepare: (draw: DrawWay) => void;
  private buffer = new Float32Array(stride * corners.length * 16);
  private drawn = 0;
  private gpu: Drawing | undefined;

  constructor(origin: readonly [number, number], remPx: () => number, prepare: (draw: DrawWay) => void) {
    [this.originX, this.originY] = origin;
    this.remPx = remPx;
    this.prepare = prepare;
  }

  /** How many ways the last frame drew. */
  get count(): number {
    return this.drawn;
  }

  onAdd(_map: MapLibre, gl: WebGL2RenderingContext): void {
    this.gpu = new Drawing(gl, "ways", vertexSource, fragmentSource(), {
      a_way: 4,
      a_corner: 2,
      a_colour: 3,
    });
  }

  onRemove(_map: MapLibre, gl: WebGL2RenderingContext): void {
    this.gpu?.remove(gl);
    this.gpu = undefined;
  }

  render(gl: WebGL2RenderingContext, { defaultProjectionData }: CustomRenderMethodInput): void {
    if (!this.gpu) return;
    this.fill();
    if (this.drawn === 0) return;
    this.gpu.begin(gl, this.buffer);
    const uniform = (name: string) => this.gpu?.uniform(gl, name) ?? null;
    gl.uniformMatrix4fv(
      uniform("u_matrix"),
      false,
      movedMatrix(defaultProjectionData.mainMatrix, this.originX, this.originY),
    );
    gl.uniform2f(uniform("u_viewport"), gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.uniform1f(uniform("u_width"), widthRem * this.remPx());
    gl.uniform1f(uniform("u_spacing"), spacingRem * this.remPx());
    gl.drawArrays(gl.TRIANGLES, 0, this.drawn * corners.length);
    this.gpu.end(gl);
  }

  private fill(): void {
    let count = 0;
    this.prepare((colour, fromX, fromY, toX, toY) => {
      this.buffer = withRoom(this.buffer, (count + 1) * corners.length * stride);
      let at = count * corners.length * stride;
      for (const [end, side] of corners) {
        this.buffer[at++] = fromX - this.originX;
        this.buffer[at++] = fromY - this.originY;
        this.buffer[at++] = toX - this.originX;
        this.buffer[at++] = toY - this.originY;
        this.buffer[at++] = end;
        this.buffer[at++] = side;
        this.buffer[at++] = colour[0];
        this.buffer[at++] = colour[1];
        this.buffer[at++] = colour[2];
      }
      count += 1;
    });
    this.drawn = count;
  }
}
