/**
 * Officers on the map: one WebGL draw for all of them, so that thousands move for the price of one. Their places are
 * computed on the way to the graphics card (see motion.ts), relative to the city's centre, since single precision is
 * too coarse for the whole world.
 */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from "maplibre-gl";
import type { AgencyShape } from "../../../ui/Shape.tsx";
import { channels, themeColour } from "../colour.ts";
import { palette } from "../palette.ts";
import { Drawing, movedMatrix, toGlsl, withRoom } from "./drawing.ts";

const shapeNumbers = { circle: 0, square: 1, triangle: 2, diamond: 3, hexagon: 4 } as const satisfies Record<
  AgencyShape,
  number
>;

/** Floats of one officer in the buffer: x, y, red, green, blue, shape, look. */
const stride = 7;

export interface OfficerLook {
  /** 0 to 1 each. */
  readonly colour: readonly [red: number, green: number, blue: number];
  readonly shape: AgencyShape;
  /** Not heard of lately: drawn hollow. */
  readonly silent: boolean;
  /** Looked at: drawn in a ring. */
  readonly ringed: boolean;
}

/** Draws one officer at a place in mercator units. */
export type DrawOfficer = (look: OfficerLook, x: number, y: number) => void;

/** Share of the point that the shape's outline spans; the rest is halo. */
const shapeShare = 0.6;

const vertexSource = `#version 300 es
in vec2 a_place;
in vec3 a_colour;
in float a_shape;
in float a_look;
uniform mat4 u_matrix;
uniform float u_size;
out vec3 v_colour;
flat out float v_shape;
flat out float v_look;
flat out float v_reach;
void main() {
  gl_Position = u_matrix * vec4(a_place, 0.0, 1.0);
  // A ring needs room around the shape.
  v_reach = a_look > 1.5 ? 1.7 : 1.0;
  gl_PointSize = u_size * v_reach;
  v_colour = a_colour;
  v_shape = a_shape;
  v_look = a_look;
}`;

/** Signed distances of the five shapes, after Inigo Quilez, "2D distance functions" (iquilezles.org), written anew. */
const fragmentSource = () => `#version 300 es
precision highp float;
in vec3 v_colour;
flat in float v_shape;
flat in float v_look;
flat in float v_reach;
uniform float u_size;
out vec4 colour;
const vec3 halo = vec3(${channels(palette.halo).map(toGlsl)});
const vec3 ring = vec3(${channels(themeColour("--focus")).map(toGlsl)});
float outline(vec2 p) {
  if (v_shape < 0.5) return length(p) - 0.60;
  vec2 q = abs(p);
  if (v_shape < 1.5) return max(q.x, q.y) - 0.52;
  if (v_shape < 2.5) return max(q.x * 0.894 + p.y * 0.447 - 0.32, -p.y - 0.50);
  if (v_shape < 3.5) return (q.x + q.y - 0.76) * 0.707;
  return max(q.x * 0.866 + q.y * 0.5, q.y) - 0.57;
}
void main() {
  vec2 p = (vec2(gl_PointCoord.x, 1.0 - gl_PointCoord.y) * 2.0 - 1.0) * v_reach;
  float pixel = 2.0 / u_size;
  float d = outline(p);
  bool silent = mod(v_look, 2.0) > 0.5;
  bool ringed = v_look > 1.5;
  float body = smoothstep(pixel, -pixel, d);
  if (silent) body *= smoothstep(-pixel, pixel, d + 0.2);
  float plate = smoothstep(pixel, -pixel, d - 0.18);
  vec4 painted = vec4(mix(halo, v_colour, body), 1.0) * plate;
  if (ringed) {
    float away = abs(length(p) - 1.35);
    float inner = smoothstep(pixel, -pixel, away - 0.13);
    float outer = smoothstep(pixel, -pixel, away - 0.25);
    vec4 circle = vec4(mix(halo, ring, inner), 1.0) * outer;
    painted = circle + painted * (1.0 - circle.a);
  }
  if (painted.a < 0.01) discard;
  colour = painted;
}`;

export class OfficerLayer implements CustomLayerInterface {
  readonly id = "officers";
  readonly type = "custom" as const;
  readonly renderingMode = "2d" as const;
  /** Called before each frame; draws the officers that shall be seen in it. */
  private readonly prepare: (draw: DrawOfficer) => void;
  private readonly originX: number;
  private readonly originY: number;
  /** How large a shape is, device pixels. */
  private readonly shapePx: () => number;
  private buffer = new Float32Array(stride * 256);
  private drawn = 0;
  private gpu: Drawing | undefined;

  constructor(
    origin: readonly [number, number],
    shapePx: () => number,
    prepare: (draw: DrawOfficer) => void,
  ) {
    [this.originX, this.originY] = origin;
    this.shapePx = shapePx;
    this.prepare = prepare;
  }

  /** How many officers the last frame drew. */
  get count(): number {
    return this.drawn;
  }

  onAdd(_map: MapLibre, gl: WebGL2RenderingContext): void {
    this.gpu = new Drawing(gl, "officers", vertexSource, fragmentSource(), {
      a_place: 2,
      a_colour: 3,
      a_shape: 1,
      a_look: 1,
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
    gl.uniformMatrix4fv(
      this.gpu.uniform(gl, "u_matrix"),
      false,
      movedMatrix(defaultProjectionData.mainMatrix, this.originX, this.originY),
    );
    gl.uniform1f(this.gpu.uniform(gl, "u_size"), this.shapePx() / shapeShare);
    gl.drawArrays(gl.POINTS, 0, this.drawn);
    this.gpu.end(gl);
  }

  private fill(): void {
    let count = 0;
    this.prepare(({ colour, shape, silent, ringed }, x, y) => {
      this.buffer = withRoom(this.buffer, (count + 1) * stride);
      const at = count * stride;
      this.buffer[at] = x - this.originX;
      this.buffer[at + 1] = y - this.originY;
      this.buffer[at + 2] = colour[0];
      this.buffer[at + 3] = colour[1];
      this.buffer[at + 4] = colour[2];
      this.buffer[at + 5] = shapeNumbers[shape];
      this.buffer[at + 6] = (silent ? 1 : 0) + (ringed ? 2 : 0);
      count += 1;
    });
    this.drawn = count;
  }
}
