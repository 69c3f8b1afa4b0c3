/**
 * A page that is driven by keys, the product's console or a bare one, and how long each key takes until the frame that
 * shows what it did. The clock runs in the page: from the moment that the browser took the key in (the event's time
 * stamp) until the first frame with a difference has been drawn and handed over.
 */
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { startVirtualDisplays } from "../../scripts/displays/virtual.mjs";
import { appEnvironment } from "../../scripts/start/environment.mjs";
import { sandboxSwitches } from "../../scripts/start/sandbox.mjs";
import { type BenchContext, root, wait } from "./benchmark.ts";
import { fullHd } from "./electron.ts";

export interface Desk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Presses a key and waits for what it does; milliseconds from the key to the frame. */
  press(key: string): Promise<number>;
  close(): Promise<void>;
}

export interface DeskDisplays {
  /** Starts Electron on an app's folder, and waits for the page whose address has this in it. */
  open(app: string, args: readonly string[], address: string): Promise<Desk>;
  close(): Promise<void>;
}

/** A key that changes nothing by then is a fault of the bench. */
const patienceMs = 10_000;
const windowPatienceMs = 60_000;

export async function openDisplays(context: BenchContext, heads: number): Promise<DeskDisplays> {
  const { executable } = context.electron();
  const displays = await startVirtualDisplays({ heads: Array.from({ length: heads }, () => fullHd) });
  const switches = [...(await sandboxSwitches(executable)), "--ozone-platform=x11"];
  const env = { ...appEnvironment(root, displays.display), NODE_ENV: "production" };
  return {
    async open(app, args, address) {
      const running = await _electron.launch({
        executablePath: executable,
        args: [...switches, app, ...args],
        cwd: root,
        env: env as Record<string, string>,
      });
      const page = await pageOf(running, address);
      await page.evaluate(watchKeys);
      return {
        ...{ app: running, page },
        async press(key) {
          // What a key that nobody waited for left behind.
          await page.evaluate(forgetSteps);
          await page.keyboard.press(key);
          const ms = await page.evaluate(takeStep, patienceMs);
          if (ms === null) throw new Error(`expected a frame that differs after ${key}, found none`);
          return ms;
        },
        close: () => running.close(),
      };
    },
    close: () => displays.stop(),
  };
}

/** The console opens by a key that main takes, which Playwright's own keyboard would pass by. */
export async function openConsole(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((each) => each.getURL().startsWith("app://room/wall/"));
    if (!page) throw new Error("expected a wall, found none");
    page.sendInputEvent({ type: "keyDown", keyCode: "F2" });
    page.sendInputEvent({ type: "keyUp", keyCode: "F2" });
  });
}

async function pageOf(app: ElectronApplication, address: string): Promise<Page> {
  const giveUpAt = performance.now() + windowPatienceMs;
  let asked = false;
  for (;;) {
    const found = app.windows().find((page) => page.url().includes(address));
    if (found) return found;
    if (performance.now() > giveUpAt) throw new Error(`expected a page of ${address}, found none`);
    const wall = app.windows().find((page) => page.url().startsWith("app://room/wall/"));
    const isReady =
      wall &&
      (await wall
        .locator("[data-panel]")
        .count()
        .catch(() => 0)) > 0;
    if (isReady && !asked) {
      asked = true;
      await openConsole(app);
    }
    await wait(100);
  }
}

/**
 * Runs in the page. What a key can do is told by attributes: the cursor on another row, another order, other words,
 * the list itself. Rows that come in meanwhile change none of them.
 */
function watchKeys(): void {
  const state = globalThis as unknown as { benchSteps: number[] };
  state.benchSteps = [];
  const cursor = () => {
    const row = document.querySelector("[role=listbox] [data-cursor=true]");
    const line = row?.querySelector<HTMLElement>("[data-incident]");
    return line?.dataset.incident;
  };
  const rest = () => {
    const queue = document.querySelector<HTMLElement>(".queue");
    const field = document.querySelector<HTMLInputElement>("[type=search]");
    const hasRows = Boolean(queue?.querySelector("[role=option]"));
    return [hasRows, queue?.dataset.order, field?.value, document.activeElement?.tagName].join("|");
  };
  window.addEventListener(
    "keydown",
    ({ timeStamp }) => {
      const before = { cursor: cursor(), rest: rest() };
      const look = () => {
        const now = cursor();
        // A row that is scrolled to is not there at once.
        const isMoved = now !== undefined && now !== before.cursor;
        if (!isMoved && rest() === before.rest) {
          requestAnimationFrame(look);
          return;
        }
        // A message is taken after the frame that this callback belongs to.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => state.benchSteps.push(performance.now() - timeStamp);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );
}

/** Runs in the page. */
function forgetSteps(): void {
  (globalThis as unknown as { benchSteps: number[] }).benchSteps.length = 0;
}

/** Runs in the page. */
async function takeStep(patience: number): Promise<number | null> {
  const state = globalThis as unknown as { benchSteps: number[] };
  const giveUpAt = performance.now() + patience;
  while (performance.now() < giveUpAt) {
    const step = state.benchSteps.shift();
    if (step !== undefined) return step;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return null;
}
