/** What was drawn on a map's canvas, kept on the graphics card, and put back there without a pixel that differs. */

/** Whole device pixels, to the right and downward. */
export interface Shift {
  readonly dx: number;
  readonly dy: number;
}

export class KeptPicture {
  private frame: WebGLFramebuffer | null = null;
  private colour: WebGLRenderbuffer | null = null;
  private size = "";

  /** Takes what stands on the canvas now. */
  take(gl: WebGL2RenderingContext): void {
    this.makeRoom(gl);
    copy(gl, null, this.frame, { dx: 0, dy: 0 });
  }

  /** Puts it on the canvas, which has the same size as when it was taken; what is moved beyond the edge is lost. */
  put(gl: WebGL2RenderingContext, shift: Shift = { dx: 0, dy: 0 }): void {
    copy(gl, this.frame, null, shift);
  }

  remove(gl: WebGL2RenderingContext): void {
    gl.deleteFramebuffer(this.frame);
    gl.deleteRenderbuffer(this.colour);
    this.frame = this.colour = null;
    this.size = "";
  }

  private makeRoom(gl: WebGL2RenderingContext): void {
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    this.frame ??= gl.createFramebuffer();
    this.colour ??= gl.createRenderbuffer();
    const size = `${width} ${height}`;
    if (size === this.size) return;
    this.size = size;
    gl.bindRenderbuffer(gl.RENDERBUFFER, this.colour);
    gl.renderbufferStorage(gl.RENDERBUFFER, gl.RGBA8, width, height);
    gl.bindRenderbuffer(gl.RENDERBUFFER, null);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.frame);
    gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.RENDERBUFFER, this.colour);
  }
}

/** Null is what is seen. */
function copy(
  gl: WebGL2RenderingContext,
  from: WebGLFramebuffer | null,
  to: WebGLFramebuffer | null,
  { dx, dy }: Shift,
): void {
  const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
  // Rows are counted from below.
  const [left, right] = [Math.max(0, -dx), Math.min(width, width - dx)];
  const [low, high] = [Math.max(0, dy), Math.min(height, height + dy)];
  gl.disable(gl.SCISSOR_TEST);
  gl.bindFramebuffer(gl.READ_FRAMEBUFFER, from);
  gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, to);
  gl.blitFramebuffer(
    ...([left, low, right, high] as const),
    ...([left + dx, low - dy, right + dx, high - dy] as const),
    ...([gl.COLOR_BUFFER_BIT, gl.NEAREST] as const),
  );
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
}
