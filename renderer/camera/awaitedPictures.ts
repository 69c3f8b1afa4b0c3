/**
 * Pictures that are not on screen yet, and what waits for them: on a machine that has too much to do, what could be done
 * later keeps them away. Nothing waits for ever: a stream may not come.
 */
export class AwaitedPictures {
  private readonly longestMs: number;
  private readonly awaited = new Map<symbol, ReturnType<typeof setTimeout>>();
  private waiting = new Set<() => void>();

  /** So long a picture is awaited at the most, and so long somebody waits for pictures. */
  constructor(longestMs: number) {
    this.longestMs = longestMs;
  }

  get isAny(): boolean {
    return this.awaited.size > 0;
  }

  /** From now on one more is awaited, until the returned function is called. */
  add(): () => void {
    const picture = Symbol();
    const end = () => {
      clearTimeout(this.awaited.get(picture));
      if (!this.awaited.delete(picture) || this.isAny) return;
      const { waiting } = this;
      this.waiting = new Set();
      for (const go of waiting) go();
    };
    this.awaited.set(picture, setTimeout(end, this.longestMs));
    return end;
  }

  /** Resolves when none is awaited, at once if so. */
  shown(): Promise<void> {
    if (!this.isAny) return Promise.resolve();
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, this.longestMs);
      this.waiting.add(go);
    });
  }
}

/** Those that somebody waits for. To build a map takes half a second on a machine without a graphics card. */
export const urgentPictures = new AwaitedPictures(3000);

/** The first ones of tiles that came on screen: a scene that comes opens a dozen streams in one moment. */
export const firstPictures = new AwaitedPictures(5000);
