/** What the room's processes hold now: memory, handles, connections, and what its pages keep. Linux (proc(5)). */
import { readdir, readFile, readlink } from "node:fs/promises";
import type { ElectronApplication } from "@playwright/test";
import { memoryBytes, processTree } from "../bench/processes.ts";

export const measures = [
  "memory MB",
  "handles",
  "open connections",
  "processes",
  "page heap MB",
  "DOM nodes",
  "listeners",
] as const;
export type Measure = (typeof measures)[number];

const established = "01";

export async function measureRoom(app: ElectronApplication): Promise<Record<Measure, number>> {
  const pid = app.process().pid;
  if (pid === undefined) throw new Error("expected a running app, found none");
  const tree = await processTree(pid);
  const open = (await Promise.all(tree.map(handlesOf))).flat();
  const connected = await connectedSockets();
  const pages = await pageMetrics(app);
  const sum = (name: string) => pages.reduce((total, page) => total + (page[name] ?? 0), 0);
  return {
    "memory MB": (await memoryBytes(tree)) / 2 ** 20,
    handles: open.length,
    "open connections": open.filter((target) => connected.has(target)).length,
    processes: tree.length,
    "page heap MB": sum("JSHeapUsedSize") / 2 ** 20,
    "DOM nodes": sum("Nodes"),
    listeners: sum("JSEventListeners"),
  };
}

/** What each open file descriptor stands for. */
async function handlesOf(pid: number): Promise<string[]> {
  const names = await readdir(`/proc/${pid}/fd`).catch(() => []);
  return Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => "gone")));
}

async function connectedSockets(): Promise<Set<string>> {
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((name) => readFile(`/proc/net/${name}`, "utf8").catch(() => "")),
  );
  const rows = tables.flatMap((table) => table.trim().split("\n").slice(1));
  return new Set(
    rows.flatMap((row) => {
      const fields = row.trim().split(/\s+/);
      return fields[3] === established ? [`socket:[${fields[9]}]`] : [];
    }),
  );
}

/** Asked by way of main, so that it works for a page that was killed and came back. */
function pageMetrics(app: ElectronApplication): Promise<Record<string, number>[]> {
  return app.evaluate(async ({ webContents }) => {
    const read = async (page: Electron.WebContents): Promise<Record<string, number>> => {
      if (page.isCrashed() || page.debugger.isAttached()) return {};
      page.debugger.attach();
      try {
        await page.debugger.sendCommand("Performance.enable");
        await page.debugger.sendCommand("HeapProfiler.collectGarbage");
        const { metrics } = await page.debugger.sendCommand("Performance.getMetrics");
        return Object.fromEntries(
          (metrics as { name: string; value: number }[]).map(({ name, value }) => [name, value]),
        );
      } finally {
        page.debugger.detach();
      }
    };
    const silence = new Promise<Record<string, number>>((resolve) => setTimeout(resolve, 5000, {}));
    return await Promise.all(
      webContents.getAllWebContents().map((page) => Promise.race([read(page).catch(() => ({})), silence])),
    );
  });
}
