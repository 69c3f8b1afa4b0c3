/**
 * What was drawn on a map's canvas, kept on the graphics card, and put back there without a pixel that differs.
 * Without a graphics card a full-HD picture is taken in less than a millisecond by `copyTexSubImage2D`, and in 30 by
 * `blitFramebuffer`; to put it back a shader takes longer still.
 */

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

  /** Puts it on the canvas, which has the same size as when it was taken. */
  put(gl: WebGL2RenderingContext): void {
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    gl.disable(gl.SCISSOR_TEST);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.frame);
    gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
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
