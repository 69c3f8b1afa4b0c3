/**
 * What was drawn on a map's canvas, kept on the graphics card, and put back there without a pixel that differs.
 * Without a graphics card a full-HD picture is taken in less than a millisecond by `copyTexSubImage2D`, and in 30 by
 * `blitFramebuffer`; to put it back a shader takes longer still.
 */

/** Whole device pixels, to the right and downward. */
export interface Shift {
  readonly dx: number;
  readonly dy: number;
}

export class KeptPicture {
  private frame: WebGLFramebuffer | null = null;
  private texture: WebGLTexture | null = null;
  private size = "";

  /** Takes what stands on the canvas now. Leaves another texture bound. */
  take(gl: WebGL2RenderingContext): void {
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    this.makeRoom(gl, width, height);
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.copyTexSubImage2D(gl.TEXTURE_2D, 0, 0, 0, 0, 0, width, height);
  }

  /** Puts it on the canvas, which has the same size as when it was taken; what is moved beyond the edge is lost. */
  put(gl: WebGL2RenderingContext, { dx, dy }: Shift = { dx: 0, dy: 0 }): void {
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    // Rows are counted from below.
    const [left, right] = [Math.max(0, -dx), Math.min(width, width - dx)];
    const [low, high] = [Math.max(0, dy), Math.min(height, height + dy)];
    gl.disable(gl.SCISSOR_TEST);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.frame);
    gl.blitFramebuffer(
      ...([left, low, right, high] as const),
      ...([left + dx, low - dy, right + dx, high - dy] as const),
      ...([gl.COLOR_BUFFER_BIT, gl.NEAREST] as const),
    );
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }

  remove(gl: WebGL2RenderingContext): void {
    gl.deleteFramebuffer(this.frame);
    gl.deleteTexture(this.texture);
    this.frame = this.texture = null;
    this.size = "";
  }

  private makeRoom(gl: WebGL2RenderingContext, width: number, height: number): void {
    const size = `${width} ${height}`;
    if (size === this.size) return;
    this.remove(gl);
    this.size = size;
    this.texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
    this.frame = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.texture, 0);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }
}
