/**
 * Which cameras are opened for a small picture: those in sight on the page, without one or with an old one.
 *
 * Guarantees: `atOnce` at the most and one to a server; those without a picture first, then the oldest; a camera that
 * showed none rests as long as a picture stays good; what goes out of sight is given up at once and costs nothing.
 */
import type { CameraRow } from "../../../shared/contract/rows.ts";

export const atOnce = 2;
export const goodForMs = 10 * 60_000;

export interface GlanceRoundOptions<Picture> {
  /** Ends early, with `unknown`, when the signal says so. */
  readonly glance: (camera: CameraRow, signal: AbortSignal) => Promise<Picture | "none" | "unknown">;
  readonly report: (camera: string, picture: Picture | null) => void;
  readonly now: () => number;
}

interface Wish {
  readonly camera: CameraRow;
  takenAt: number | null;
}

export class GlanceRound<Picture> {
  private readonly options: GlanceRoundOptions<Picture>;
  private readonly wishes = new Set<Wish>();
  /** By server. */
  private readonly running = new Map<string, { readonly wish: Wish; readonly abort: AbortController }>();
  /** When each camera was tried last. */
  private readonly triedAt = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: GlanceRoundOptions<Picture>) {
    this.options = options;
  }

  /** Somebody looks at its row, which shows a picture of that time. The returned function says that nobody does. */
  want(camera: CameraRow, takenAt: number | null): () => void {
    const wish: Wish = { camera, takenAt };
    this.wishes.add(wish);
    this.go();
    return () => {
      this.wishes.delete(wish);
      for (const { wish: run, abort } of this.running.values()) if (run === wish) abort.abort();
      this.go();
    };
  }

  private go(): void {
    clearTimeout(this.timer);
    const now = this.options.now();
    const waiting = [...this.wishes].sort((a, b) => (a.takenAt ?? 0) - (b.takenAt ?? 0));
    let dueAt = Number.POSITIVE_INFINITY;
    for (const wish of waiting) {
      const readyAt = Math.max(wish.takenAt ?? 0, this.triedAt.get(wish.camera.id) ?? 0) + goodForMs;
      if (readyAt > now) dueAt = Math.min(dueAt, readyAt);
      else if (this.running.size < atOnce) this.start(wish);
    }
    if (dueAt < Number.POSITIVE_INFINITY) this.timer = setTimeout(() => this.go(), dueAt - now);
  }

  private start(wish: Wish): void {
    const { glance, report, now } = this.options;
    const { camera } = wish;
    const { origin } = new URL(camera.url);
    if (this.running.has(origin)) return;
    const abort = new AbortController();
    this.running.set(origin, { wish, abort });
    this.triedAt.set(camera.id, now());
    void glance(camera, abort.signal).then((picture) => {
      this.running.delete(origin);
      if (picture !== "unknown") report(camera.id, picture === "none" ? null : picture);
      // Scrolled past, it was not tried.
      else if (abort.signal.aborted) this.triedAt.delete(camera.id);
      this.go();
    });
  }
}
