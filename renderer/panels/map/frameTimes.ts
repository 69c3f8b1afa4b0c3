/** When a map's last frame began, and how long frames take: the page stands still for a frame that no card draws. */

export class FrameTimes {
  /** By `performance.now()`. */
  beganAt = 0;
  /** How long the last frame took that is done with. */
  tookMs = 0;

  /** To be called where a frame begins. */
  begin(): void {
    const beganAt = performance.now();
    this.beganAt = beganAt;
    // Without a graphics card the page waits in its next frame until this one is drawn.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.tookMs = performance.now() - beganAt;
      }),
    );
  }
}
