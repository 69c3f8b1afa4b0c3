/** Electron on virtual displays: the product or a bare app, with the same switches and as a process of its own. */
import { type ChildProcess, execFileSync } from "node:child_process";
import { join } from "node:path";
import { startVirtualDisplays, type VirtualDisplays } from "../../scripts/displays/virtual.mjs";
import { end, spawnTied } from "../../scripts/setup/process.mjs";
import { appEnvironment } from "../../scripts/start/environment.mjs";
import { sandboxSwitches } from "../../scripts/start/sandbox.mjs";
import type { WallDisplay } from "../../shared/domain/scene/display.ts";
import { type BenchContext, root } from "./benchmark.ts";
import { openScreen, type Screen } from "./screen.ts";

export interface Stage {
  readonly screen: Screen;
  readonly displays: readonly WallDisplay[];
  /** Starts Electron on an app's folder; `args` come after it. */
  start(app: string, args: readonly string[]): Promise<RunningApp>;
  close(): Promise<void>;
}

export interface RunningApp {
  readonly pid: number;
  /** `performance.now()` when the process was asked for. */
  readonly startedAt: number;
  stop(): Promise<void>;
}

export const fullHd = { width: 1920, height: 1080 };
const closePatienceMs = 10_000;

export async function openStage(context: BenchContext, count: number): Promise<Stage> {
  const { executable } = context.electron();
  const displays = await startVirtualDisplays({ heads: Array.from({ length: count }, () => fullHd) });
  const screen = await openScreen(displays.display);
  const switches = [...(await sandboxSwitches(executable)), "--ozone-platform=x11"];
  const env = appEnvironment(root, displays.display);
  return {
    screen,
    displays: wallDisplays(displays),
    async start(app, args) {
      const startedAt = performance.now();
      const child = spawnTied(executable, [...switches, app, ...args], { env, stdio: "ignore" }, "TERM");
      return { pid: await pidOf(child), startedAt, stop: () => end(child, closePatienceMs) };
    },
    async close() {
      screen.close();
      await displays.stop();
    },
  };
}

/** Starts the product on a city of its own, with its data in `dataFolder`. */
export function roomArguments(city: string, broker: string, dataFolder: string, scene = "harian"): string[] {
  return ["--city", city, "--broker", broker, "--data", dataFolder, "--scene", scene, "--language", "id"];
}

export function bareApp(name: string): string {
  return join(root, "tests", "bench", "bare", name);
}

/** A program's own profile folder, so that a bare app's cache is as warm as the product's. */
export function profileIn(folder: string): string {
  return `--user-data-dir=${folder}`;
}

export function electronVersion(executable: string): string {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  return execFileSync(executable, ["-p", "process.versions.electron"], { env, encoding: "utf8" }).trim();
}

function wallDisplays({ heads }: VirtualDisplays): WallDisplay[] {
  return heads.map(({ output, x, y, width, height }) => ({
    ...{ id: output, label: output, x, y },
    ...{ widthPx: width, heightPx: height },
  }));
}

function pidOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("spawn", () => resolve(child.pid ?? 0));
  });
}
