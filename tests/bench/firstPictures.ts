/**
 * When cameras show their first picture, in all windows of a running program at once. A camera's element has its id in
 * `data-camera`, and its video is that element or in it. All clocks are the machine's.
 */
import { type Browser, chromium, type Page } from "playwright-core";
import { wait } from "./benchmark.ts";

export interface Windows {
  /** The windows whose address has this in it. */
  pages(address: string): Page[];
  /** From now on, pictures of these cameras count as new; null for those of any. */
  watch(cameras: readonly string[] | null): Promise<void>;
  /** Of each camera that was asked for and has one: when its first picture was shown, in ms since 1970. */
  firstPictures(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

const connectPatienceMs = 60_000;
/** Electron refuses what Playwright sets up in a browser of its own. */
export const electronHasNone = { noDefaults: true } as const;

interface Watch {
  isOn: boolean;
  wanted: string[] | null;
  seen: Record<string, number>;
}

/**
 * Connects to a program that was started with `--remote-debugging-port`, when it has so many windows. Only what is in an
 * element of this selector counts.
 */
export async function connectWindows(port: number, windows: number, within: string): Promise<Windows> {
  const giveUpAt = performance.now() + connectPatienceMs;
  let browser: Browser | undefined;
  for (;;) {
    browser = await chromium
      .connectOverCDP(`http://127.0.0.1:${port}`, electronHasNone)
      .catch(() => undefined);
    if (browser && pagesOf(browser).length >= windows) break;
    await browser?.close();
    if (performance.now() > giveUpAt) throw new Error(`expected ${windows} windows on port ${port}`);
    await wait(200);
  }
  const connected = browser;
  return {
    pages: (address) => pagesOf(connected).filter((page) => page.url().includes(address)),
    async watch(cameras) {
      // A page that was still loading has forgotten what was put into it.
      await Promise.all(pagesOf(connected).map((page) => page.evaluate(watchInPage, within)));
      await Promise.all(pagesOf(connected).map((page) => page.evaluate(beginWatch, cameras && [...cameras])));
    },
    async firstPictures() {
      const all = await Promise.all(pagesOf(connected).map((page) => page.evaluate(readWatch)));
      const first = new Map<string, number>();
      for (const [camera, at] of all.flatMap((seen) => Object.entries(seen))) {
        first.set(camera, Math.min(at, first.get(camera) ?? Number.POSITIVE_INFINITY));
      }
      return first;
    },
    close: () => connected.close(),
  };
}

function pagesOf(browser: Browser): Page[] {
  return browser.contexts().flatMap((context) => context.pages());
}

/** Runs in the page: of each video, the first picture after its element got that camera. */
function watchInPage(within: string): void {
  if ("benchWatch" in window) return;
  const watch: Watch = { isOn: false, wanted: null, seen: {} };
  const asked = new WeakMap<HTMLVideoElement, string>();
  (window as unknown as { benchWatch: Watch }).benchWatch = watch;
  const cameraOf = (video: HTMLVideoElement) => video.closest<HTMLElement>("[data-camera]")?.dataset.camera;
  const look = () => {
    if (!watch.isOn) return;
    for (const video of document.querySelectorAll("video")) {
      const camera = cameraOf(video);
      if (camera === undefined || watch.seen[camera] !== undefined || asked.get(video) === camera) continue;
      if (!video.closest(within) || watch.wanted?.includes(camera) === false) continue;
      asked.set(video, camera);
      video.requestVideoFrameCallback((now) => {
        asked.delete(video);
        if (cameraOf(video) === camera) watch.seen[camera] ??= performance.timeOrigin + now;
      });
    }
  };
  // Animation frames stand still in a window that the console covers; its videos go on.
  setInterval(look, 5);
}

function beginWatch(wanted: string[] | null): void {
  const { benchWatch } = window as unknown as { benchWatch: Watch };
  Object.assign(benchWatch, { isOn: true, wanted, seen: {} });
}

function readWatch(): Record<string, number> {
  return (window as unknown as { benchWatch: Watch }).benchWatch.seen;
}
