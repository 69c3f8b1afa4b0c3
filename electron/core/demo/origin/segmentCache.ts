/** The segments made last: several displays that show one camera cost as much as one. */

const limitBytes = 16 * 1024 * 1024;

export class SegmentCache {
  readonly #segments = new Map<string, Buffer>();
  #bytes = 0;

  get(key: string): Buffer | undefined {
    const segment = this.#segments.get(key);
    if (segment) {
      this.#segments.delete(key);
      this.#segments.set(key, segment);
    }
    return segment;
  }

  set(key: string, segment: Buffer): void {
    this.delete(key);
    this.#segments.set(key, segment);
    this.#bytes += segment.length;
    for (const oldest of this.#segments.keys()) {
      if (this.#bytes <= limitBytes) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#bytes -= this.#segments.get(key)?.length ?? 0;
    this.#segments.delete(key);
  }
}
