/**
 * The room as a person starts it, on three virtual displays: what every end-to-end test begins with.
 *
 * Guarantees: each room has its own data folder, unless a test gives one; what a test leaves open is closed when its
 * worker ends; a test that fails has the picture of the whole wall and each open room's log attached.
 */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, test as base, type ElectronApplication, expect, type Page } from "@playwright/test";
import { startVirtualDisplays, type VirtualDisplays } from "../../scripts/displays/virtual.mjs";
import { findElectron } from "../../scripts/setup/electron.mjs";
import { run } from "../../scripts/setup/process.mjs";
import { appEnvironment } from "../../scripts/start/environment.mjs";
import { sandboxSwitches } from "../../scripts/start/sandbox.mjs";
import { type Account, addSupervisor, supervisor } from "../peers/accounts.ts";
import { type CameraServer, startCameraServer, startLiveStream } from "../peers/camera-server.ts";
import { leaveOutSchedules } from "../peers/schedule.ts";
import { signIn } from "../peers/signIn.ts";

export { expect } from "@playwright/test";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/** Where a picture for people goes; nothing is compared with it. */
export function picture(name: string): string {
  return join(root, "out", "e2e", `${name}.png`);
}

export interface RoomOptions {
  /** The app's own arguments. */
  readonly args?: readonly string[];
  /** Kept after the room has closed. */
  readonly data?: string;
  /** A home of its own for the user, with nothing in it; then the room finds its data by itself. */
  readonly home?: string;
  /** Who signs in at the console; the supervisor of a folder that has nobody. */
  readonly as?: Account;
}

export interface Room {
  readonly app: ElectronApplication;
  readonly data: string;
  /** The window on the display of this number, when the core has placed panels on it. */
  wall(number: number): Promise<Page>;
  /** The first window of this kind; waits for it. At a console somebody has signed in. */
  window(kind: "wall" | "console" | "fatal" | "setup"): Promise<Page>;
  /** Presses a key in that window as its keyboard would: main sees it first, then the page. Default: a wall. */
  press(key: string, kind?: "wall" | "console"): Promise<void>;
  /** What the app said on its standard streams so far. */
  readonly logFile: string;
  /** The exit code, when it has ended. */
  ended: Promise<number | null>;
  corePid(): Promise<number>;
  close(): Promise<void>;
}

/** For a test that needs one display only: what the others draw takes the processors that it waits for. */
export const oneDisplay = { heads: { count: 1, width: 1920, height: 1080 } } as const;

interface WorkerFixtures {
  /** How many displays, and of what size; three of full HD where a test's file says nothing else. */
  readonly heads: { readonly count: number; readonly width: number; readonly height: number };
  readonly displays: VirtualDisplays;
  readonly openRoom: (options?: RoomOptions) => Promise<Room>;
  /** Starts a copy that is expected to end by itself, and waits for that. */
  readonly runToEnd: (args: readonly string[]) => Promise<{ code: number | null; output: string }>;
  /** A camera server outside the project, with a live stream that ffmpeg writes. */
  readonly stream: CameraServer;
  /** A new empty folder that goes with the worker. */
  readonly newFolder: (name: string) => string;
}

const openRooms = new Set<Room>();

export const test = base.extend<{ evidence: undefined }, WorkerFixtures>({
  heads: [
    { count: 3, width: 1920, height: 1080 },
    { scope: "worker", option: true },
  ],

  displays: [
    async ({ heads: { count, width, height } }, use) => {
      const displays = await startVirtualDisplays({
        heads: Array.from({ length: count }, () => ({ width, height })),
      });
      await use(displays);
      await displays.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  newFolder: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of the pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "live-room-e2e-"));
      let count = 0;
      await use((name) => {
        const made = join(folder, `${++count}-${name}`);
        mkdirSync(made);
        return made;
      });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],

  openRoom: [
    async ({ displays, newFolder }, use) => {
      await use((options = {}) => launch(displays.display, newFolder, options));
      for (const room of openRooms) await room.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  runToEnd: [
    async ({ displays }, use) => {
      await use(async (args) => {
        const { executable } = findElectron(root);
        const switches = await electronSwitches(executable);
        const env = appEnvironment(root, displays.display);
        return await run(executable, [...switches, root, ...args], { cwd: root, env, timeoutMs: 120_000 });
      });
    },
    { scope: "worker" },
  ],

  stream: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const live = await startLiveStream();
      const server = await startCameraServer(live.folder);
      await use(server);
      await server.close();
      await live.stop();
    },
    { scope: "worker" },
  ],

  evidence: [
    async ({ displays }, use, testInfo) => {
      await use(undefined);
      if (testInfo.status === testInfo.expectedStatus) return;
      const picture = testInfo.outputPath("wall.png");
      await displays.screenshot(picture);
      await testInfo.attach("the whole wall", { path: picture, contentType: "image/png" });
      for (const room of openRooms) await testInfo.attach(`the log of ${room.data}`, { path: room.logFile });
    },
    { auto: true },
  ],
});

async function launch(
  display: string,
  newFolder: (name: string) => string,
  options: RoomOptions,
): Promise<Room> {
  const { executable } = findElectron(root);
  const data = options.data ?? newFolder("data");
  const has = (flag: string) => options.args?.includes(flag) === true;
  const isDemo = !has("--broker") && (!has("--city") || has("--drill"));
  // A data folder that was there before has its people and its scenes.
  const isNew = !existsSync(join(data, "room.sqlite"));
  if (isNew && !isDemo) await addSupervisor(data);
  // The demo's ordinary day holds its scene by itself, and starts as a person's does: with nothing there.
  if (isNew && (!isDemo || has("--drill"))) await leaveOutSchedules(data);
  const where = options.home === undefined ? ["--data", data] : [];
  const logged = logging(executable, newFolder("log"));
  const app = await _electron.launch({
    executablePath: logged.executable,
    args: [...(await electronSwitches(executable)), root, ...where, ...(options.args ?? [])],
    cwd: root,
    env: { ...appEnvironment(root, display), ...homeOf(options.home) } as Record<string, string>,
  });
  const room: Room = {
    app,
    data,
    ended: new Promise((resolve) => app.process().once("exit", resolve)),
    logFile: logged.file,
    wall: (number) => withLog(logged.file, pageWith(app, "wall", `.wall[data-display="${number}"]`)),
    async window(kind) {
      const page = await withLog(logged.file, pageWith(app, kind, "#root > *"));
      if (kind === "console") await signIn(page, options.as ?? supervisor);
      return page;
    },
    press: (key, kind = "wall") => press(app, key, kind),
    corePid: () => findCore(app),
    async close() {
      openRooms.delete(room);
      await app.close();
    },
  };
  openRooms.add(room);
  return room;
}

/** What programs take for a user's own folders. */
function homeOf(home: string | undefined): NodeJS.ProcessEnv {
  return home === undefined ? {} : { HOME: home, XDG_CONFIG_HOME: join(home, ".config") };
}

/** What fails before a test has begun has no evidence but its own words. */
async function withLog<Value>(file: string, found: Promise<Value>): Promise<Value> {
  return await found.catch((error: Error) => {
    throw new Error(`${error.message}\n${readFileSync(file, "utf8").slice(-4000)}`);
  });
}

/** Playwright reads the streams of an app that is starting; this keeps what it reads. */
function logging(executable: string, folder: string): { executable: string; file: string } {
  const [script, file] = [join(folder, "electron.sh"), join(folder, "log.txt")];
  const keep = (to: string) => `>(exec tee -a "${file}" ${to})`;
  writeFileSync(script, `#!/bin/bash\nexec "${executable}" "$@" > ${keep("")} 2> ${keep(">&2")}\n`);
  chmodSync(script, 0o755);
  writeFileSync(file, "");
  return { executable: script, file };
}

/** Playwright's own keyboard would pass main by. */
async function press(app: ElectronApplication, key: string, kind: string): Promise<void> {
  await app.evaluate(
    ({ webContents }, { keyCode, prefix }) => {
      const page = webContents.getAllWebContents().find((each) => each.getURL().startsWith(prefix));
      if (!page) throw new Error(`expected a window of ${prefix}, found none`);
      page.sendInputEvent({ type: "keyDown", keyCode });
      page.sendInputEvent({ type: "keyUp", keyCode });
    },
    { keyCode: key, prefix: `app://room/${kind}/` },
  );
}

async function electronSwitches(executable: string): Promise<string[]> {
  return [...(await sandboxSwitches(executable)), "--ozone-platform=x11"];
}

async function pageWith(app: ElectronApplication, kind: string, selector: string): Promise<Page> {
  let found: Page | undefined;
  await expect
    .poll(
      async () => {
        for (const page of app.windows()) {
          if (!page.url().startsWith(`app://room/${kind}/`)) continue;
          if (
            (await page
              .locator(selector)
              .count()
              .catch(() => 0)) > 0
          )
            found = page;
        }
        return found !== undefined;
      },
      { message: `a ${kind} window with ${selector}`, timeout: 120_000, intervals: [100] },
    )
    .toBe(true);
  return found as Page;
}

/** A utility process of Electron's, or a child with a Node of its own under the evaluation runtime. */
async function findCore(app: ElectronApplication): Promise<number> {
  const metrics = await app.evaluate((electron) => electron.app.getAppMetrics());
  const utility = metrics.find(({ name, serviceName }) => [name, serviceName].includes("LIVE Room core"));
  const pid =
    utility?.pid ?? childrenOf(app.process().pid).find((child) => commandOf(child).includes("core.cjs"));
  if (pid === undefined) throw new Error("expected a core process, found none");
  return pid;
}

function childrenOf(parent: number | undefined): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number | undefined {
  return Number(/^PPid:\s*(\d+)$/m.exec(readProcess(pid, "status"))?.[1]);
}

function commandOf(pid: number): string {
  return readProcess(String(pid), "cmdline");
}

/** Empty for a process that has ended meanwhile. */
function readProcess(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
