/**
 * Sees that every window lives and paints, and starts again what does not, where it was. What it decides by is pure
 * (shared/domain/watchdog); here are Electron's events and the beat.
 *
 * Guarantees: each restart is counted and told; a window that fails on each load is loaded again ever more slowly.
 */
import { cpus, loadavg } from "node:os";
import { app, type BrowserWindow, ipcMain, type WebContents } from "electron";
import type { RestartCounts, RestartRow, WatchdogReport } from "../../shared/contract/watchdog.ts";
import { addFault, type Faults, noFaults, pauseMs } from "../../shared/domain/watchdog/pause.ts";
import { beatMs, firstPulse, nextPulse, type Pulse, verdictOn } from "../../shared/domain/watchdog/pulse.ts";
import type { RestartCause } from "../../shared/domain/watchdog/safety.ts";
import { isOwnPage } from "./security.ts";

/** Enough to tell what was so in the last hour, however fast a window fails. */
const mostKept = 100;
/** A process that is stopped does not crash when it is asked to. */
const killAfterMs = 2000;

export interface Watched {
  readonly page: "wall" | "console";
  /** The wall's window stands on this display. */
  readonly display: string | null;
}

export interface Causes {
  readonly cause: RestartCause;
  readonly reason: string;
}

interface Watch {
  readonly window: BrowserWindow;
  readonly about: Watched;
  pulse: Pulse;
  heard: { answered: boolean; painted: boolean };
  faults: Faults;
  /** Why it is being ended by us; undefined while it is not. */
  ending: Causes | undefined;
  reloading: NodeJS.Timeout | undefined;
}

export class Watchdog {
  private readonly since: number;
  private readonly now: () => number;
  private readonly crowding: () => number;
  private readonly watches = new Map<WebContents, Watch>();
  private readonly counts: RestartCounts = { crashed: 0, hung: 0, blank: 0, unloadable: 0, graphics: 0 };
  private recent: readonly RestartRow[] = [];
  private readonly onRestart: (report: WatchdogReport) => void;

  constructor(
    onRestart: (report: WatchdogReport) => void,
    now: () => number = Date.now,
    crowding: () => number = crowdingOfMachine,
  ) {
    this.crowding = crowding;
    this.onRestart = onRestart;
    this.now = now;
    this.since = now();
    ipcMain.on("page-alive", (event) => this.hear(event, "answered"));
    ipcMain.on("page-painted", (event) => this.hear(event, "painted"));
    setInterval(() => this.beat(), beatMs);
  }

  get report(): WatchdogReport {
    return { since: this.since, counts: { ...this.counts }, recent: [...this.recent] };
  }

  /** From now until it is closed. */
  watch(window: BrowserWindow, about: Watched): void {
    const { webContents } = window;
    const watch: Watch = {
      ...{ window, about, pulse: firstPulse, heard: { answered: false, painted: false }, faults: noFaults },
      ...{ ending: undefined, reloading: undefined },
    };
    this.watches.set(webContents, watch);
    webContents.on("render-process-gone", (_event, { reason }) => {
      this.restart(watch, watch.ending ?? { cause: "crashed", reason });
    });
    webContents.on("did-start-loading", () => {
      watch.pulse = firstPulse;
    });
    webContents.on("did-fail-load", (_event, code, description, _url, mainFrame) => {
      // -3 is a load that was replaced by another.
      if (mainFrame && code !== -3) this.restart(watch, { cause: "unloadable", reason: description });
    });
    window.once("closed", () => {
      clearTimeout(watch.reloading);
      this.watches.delete(webContents);
    });
  }

  /** The process that draws for all windows ended; Chromium starts it again. */
  graphicsGone(reason: string): void {
    this.note({ cause: "graphics", display: null, page: null, reason });
  }

  private hear(event: Electron.IpcMainEvent, what: "answered" | "painted"): void {
    const watch = this.watches.get(event.sender);
    if (watch && isOwnPage(event.senderFrame)) watch.heard[what] = true;
  }

  private beat(): void {
    const crowding = this.crowding();
    for (const [webContents, watch] of this.watches) {
      if (watch.ending || watch.reloading) continue;
      // A person who looks into a page may stop it.
      if (webContents.isDevToolsOpened()) continue;
      const { heard } = watch;
      // Only a wall must paint: the console may be minimised.
      const painted = heard.painted || watch.about.page !== "wall";
      watch.heard = { answered: false, painted: false };
      const isAwaited = webContents.isWaitingForResponse();
      watch.pulse = nextPulse(watch.pulse, { ...heard, painted, isAwaited });
      const verdict = verdictOn(watch.pulse, crowding);
      // Before its document there is nobody to ask.
      if (verdict === "well" && !isAwaited) webContents.send("page-pulse");
      if (verdict !== "well")
        this.end(webContents, watch, { cause: verdict, reason: reasonOf(verdict, webContents) });
    }
  }

  private end(webContents: WebContents, watch: Watch, why: Causes): void {
    watch.ending = why;
    const pid = webContents.getOSProcessId();
    webContents.forcefullyCrashRenderer();
    setTimeout(() => {
      if (watch.ending === why && this.watches.has(webContents) && pid > 0) process.kill(pid, "SIGKILL");
    }, killAfterMs);
  }

  private restart(watch: Watch, { cause, reason }: Causes): void {
    if (watch.reloading || watch.window.isDestroyed()) return;
    watch.ending = undefined;
    watch.faults = addFault(watch.faults, this.now());
    watch.reloading = setTimeout(() => {
      watch.reloading = undefined;
      watch.pulse = firstPulse;
      watch.heard = { answered: false, painted: false };
      if (!watch.window.isDestroyed()) watch.window.webContents.reload();
    }, pauseMs(watch.faults));
    this.note({ cause, ...watch.about, reason });
  }

  private note(restart: Omit<RestartRow, "at">): void {
    const last = this.recent.at(-1)?.at ?? 0;
    // Each has a time of its own.
    const at = Math.max(this.now(), last + 1);
    this.counts[restart.cause] += 1;
    this.recent = [...this.recent, { at, ...restart }].slice(-mostKept);
    this.onRestart(this.report);
  }
}

/** A page whose document has not come waits for the core; one that has it waits for what draws, or for itself. */
function reasonOf(verdict: string, webContents: WebContents): string {
  const drawing = app.getAppMetrics().find(({ type }) => type === "GPU");
  const cpu = drawing ? `GPU process ${drawing.pid} at ${drawing.cpu.percentCPUUsage} %` : "no GPU process";
  return `${verdict}, ${webContents.isWaitingForResponse() ? "document not there" : "document there"}, ${cpu}`;
}

const processors = cpus().length;

/** Of the last minute; Windows does not say, and counts as having room. */
function crowdingOfMachine(): number {
  return (loadavg()[0] ?? 0) / processors;
}
