/** What a layer that draws for itself needs of WebGL: a program, one buffer that is filled anew for each frame. */

/** Floats that a vertex takes, by the attribute's name; in the order of the buffer. */
export type Attributes = Readonly<Record<string, 1 | 2 | 3 | 4>>;

export class Drawing {
  private readonly program: WebGLProgram;
  private readonly array: WebGLVertexArrayObject;
  private readonly data: WebGLBuffer;

  /** Throws where the shaders do not fit together; `name` says whose. */
  constructor(
    gl: WebGL2RenderingContext,
    name: string,
    vertexSource: string,
    fragmentSource: string,
    attributes: Attributes,
  ) {
    this.program = gl.createProgram();
    for (const [type, source] of [
      [gl.VERTEX_SHADER, vertexSource],
      [gl.FRAGMENT_SHADER, fragmentSource],
    ] as const) {
      const shader = gl.createShader(type) as WebGLShader;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(this.program, shader);
    }
    gl.linkProgram(this.program);
    if (!gl.getProgramParameter(this.program, gl.LINK_STATUS) && !gl.isContextLost()) {
      throw new Error(`${name}' shader: ${gl.getProgramInfoLog(this.program)}`);
    }
    this.data = gl.createBuffer();
    this.array = gl.createVertexArray();
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.data);
    const stride = Object.values(attributes).reduce<number>((sum, size) => sum + size, 0);
    let offset = 0;
    for (const [attribute, size] of Object.entries(attributes)) {
      const location = gl.getAttribLocation(this.program, attribute);
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, stride * 4, offset * 4);
      offset += size;
    }
    gl.bindVertexArray(null);
  }

  remove(gl: WebGL2RenderingContext): void {
    gl.deleteProgram(this.program);
    gl.deleteVertexArray(this.array);
    gl.deleteBuffer(this.data);
  }

  uniform(gl: WebGL2RenderingContext, name: string): WebGLUniformLocation | null {
    return gl.getUniformLocation(this.program, name);
  }

  /**
   * Colours are premultiplied. `buffer` is whole, however many of its vertices are drawn: where its size changes by a
   * vertex, the graphics library of older Chromiums (seen in 114) keeps the memory and forgets that it may read all of
   * it. The last vertex was all zeros then: an officer missing, and a black disc in the middle of the city.
   */
  begin(gl: WebGL2RenderingContext, buffer: Float32Array): void {
    // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's, not React's
    gl.useProgram(this.program);
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.data);
    gl.bufferData(gl.ARRAY_BUFFER, buffer, gl.STREAM_DRAW);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  end(gl: WebGL2RenderingContext): void {
    gl.bindVertexArray(null);
  }
}

/** A number of a shader always has a point. */
export function toGlsl(value: number): string {
  return value.toFixed(4);
}

/** The same buffer, or a larger one with what it held. */
export function withRoom(buffer: Float32Array<ArrayBuffer>, floats: number): Float32Array<ArrayBuffer> {
  if (floats <= buffer.length) return buffer;
  const larger = new Float32Array(Math.max(floats, buffer.length * 2));
  larger.set(buffer);
  return larger;
}

/** The projection after a translation by (x, y): in double precision, since the product is what stays small. */
export function movedMatrix(matrix: ArrayLike<number>, x: number, y: number): Float32Array {
  const moved = new Float32Array(16);
  for (let n = 0; n < 16; n++) moved[n] = matrix[n] as number;
  for (let row = 0; row < 4; row++) {
    moved[12 + row] =
      (matrix[row] as number) * x + (matrix[4 + row] as number) * y + (matrix[12 + row] as number);
  }
  return moved;
}
