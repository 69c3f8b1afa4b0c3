/** The app while it runs a room: its core, its windows, and what main tells the core of. */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { app, BrowserWindow, Menu, session } from "electron";
import { picturesFolder } from "../../shared/contract/pictureFiles.ts";
import type { NoticeRow } from "../../shared/contract/rows.ts";
import type { WatchdogReport } from "../../shared/contract/watchdog.ts";
import { serveCameras } from "./cameraNetwork.ts";
import { hostsWithoutLimit, rememberedOrigins, rememberOrigins } from "./cameraOrigins.ts";
import type { MainConnection } from "./core/client.ts";
import { CoreSupervisor } from "./core/supervisor.ts";
import { coreOptions, drillOptions } from "./coreOptions.ts";
import { keepAwake } from "./displaySleep.ts";
import { presentDisplays, watchDisplays } from "./displays.ts";
import { rememberedWall, rememberWall, wereThere } from "./lastWall.ts";
import { LoginFile, noSafe, systemSafe } from "./loginFile.ts";
import { machineFacts } from "./machine.ts";
import { drillFolder, isDemo, type Paths } from "./paths.ts";
import { ProgramLog } from "./programLog.ts";
import { serveApp } from "./protocol.ts";
import { coreStarter, electronVersion, isEvaluation } from "./runtime.ts";
import { contentPolicy, lockDown } from "./security.ts";
import type { Done } from "./setUp.ts";
import type { StartHandle } from "./start/handle.ts";
import type { Station } from "./station.ts";
import { stationKey } from "./stationKey.ts";
import { summarise, watchForSummary, writeSummary } from "./summary.ts";
import { updateFileIn } from "./updateArguments.ts";
import { reportVersions } from "./updates.ts";
import { Watchdog } from "./watchdog.ts";
import { ConsoleWindow } from "./windows/console.ts";
import { showFatal } from "./windows/fatal.ts";
import { firstOf, whenFirstIsShown } from "./windows/first.ts";
import type { PageContext } from "./windows/page.ts";
import { Wall } from "./windows/wall.ts";

const machineAfterMs = 15_000;
/** A wall without a display loads no page, and has a core all the same. */
const pageWithinMs = 2000;

/** `setUp`: the room opens after the set-up, whose window leaves when the first one of the room is there. */
export function runRoom(station: Station, paths: Paths, start: StartHandle | undefined, setUp?: Done): void {
  const { options, role } = station;
  Menu.setApplicationMenu(null);
  const originsFile = join(paths.data, "camera-origins.json");
  // The demo's cameras are at another port each time.
  const remembered = isDemo(options) ? undefined : rememberedOrigins(originsFile);
  app.commandLine.appendSwitch("ignore-connections-limit", hostsWithoutLimit(remembered ?? []).join(","));
  app.commandLine.appendSwitch("disable-features", "HardwareMediaKeyHandling");
  // A thread of this process, as on small devices, rather than a process more: starting that one took a tenth of a start.
  // Where it is a process, Linux has no sandbox for it either.
  app.commandLine.appendSwitch("enable-features", "NetworkServiceInProcess2");
  // Each part of a live stream is asked for once; the program's own files are not fetched over HTTP.
  app.commandLine.appendSwitch("disable-http-cache");

  const wallFile = join(paths.data, "last-wall.json");
  const lastWall = rememberedWall(wallFile);
  const log = new ProgramLog(paths.data);
  const crashes: string[] = [];
  // Node keeps there what it compiled of the core, which so starts in half the time.
  process.env.NODE_COMPILE_CACHE ??= join(paths.data, "compiled");
  const startCore = coreStarter();
  // A child process need not wait for Electron; a utility process must.
  const coreMayStart = isEvaluation ? Promise.resolve() : app.whenReady();
  let fatal = false;
  let startsAnew = false;
  let coreRestarts = 0;
  /** Whose room the core is in; null: the real one, where every start begins. */
  let drill: string | null = null;
  const keyFile = join(paths.data, "station-key.json");
  // Windows seals with a key of the folder that Electron began in, which was the set-up's: not this room's the next time.
  const safe = setUp && process.platform === "win32" ? noSafe : systemSafe();
  // The evaluation runtime's core does not wait for Electron, and so not for its secret store either.
  const key = coreMayStart.then(() => stationKey(keyFile, log, isEvaluation ? undefined : safe));
  const supervisorReady = key.then(
    (signingKey) =>
      new CoreSupervisor(
        startCore,
        paths.core,
        () => {
          const real = {
            ...coreOptions(station, paths, start),
            ...(lastWall && { displays: [...lastWall.displays] }),
            ...(setUp?.administrator && { administrator: setUp.administrator }),
          };
          return JSON.stringify(drill === null ? { ...real, signingKey } : drillOptions(real, drill));
        },
        app.whenReady(),
        {
          onFatal(message) {
            if (drill !== null) {
              log.error("the drill's room cannot be opened", {
                drill,
                reason: JSON.stringify(message.params),
              });
              drill = null;
              return "other-room";
            }
            const isOfVersion = message.code !== "data-folder-unusable";
            if (isOfVersion && start?.failed(`${message.code} ${message.params.reason ?? ""}`))
              return undefined;
            fatal = true;
            crashes.push(`core: ${message.code}`);
            policyKnown();
            // The core may know before the pages can be loaded.
            void pagesServed.then(() => showFatal(paths.preload, message, options.language ?? "id"));
            return undefined;
          },
          onChangeRoom(next) {
            drill = next;
          },
          onEnd(detail, restarts) {
            // A drill that breaks off is over: what comes up is the real room.
            drill = null;
            coreRestarts = restarts;
            crashes.push(`core ended: ${detail}`);
            log.error("the core ended", { detail, starts: restarts + 1 });
          },
          onOutput: (output) => log.follow(output),
        },
      ),
  );

  /** A console's displays are not the wall's. */
  const wallDisplays = () => (role === "console" ? [] : presentDisplays());

  /** A core that starts is told before the pages ask it, so that a wall keeps its panels over a restart. */
  async function tellDisplays(core: MainConnection): Promise<void> {
    // While the core is away nobody answers; it is told again when it is back.
    const displays = wallDisplays();
    const answer = await core.command("displays.report", { displays }).catch(() => undefined);
    if (answer?.foremost) rememberWall(wallFile, { foremost: answer.foremost, displays });
  }

  const painted = new Promise<void>((resolve) => {
    app.on("browser-window-created", (_event, window) => window.once("ready-to-show", resolve));
  });
  let servePages = () => {};
  const pagesServed = new Promise<void>((resolve) => {
    servePages = resolve;
  });
  let policyKnown = () => {};
  const firstPolicy = new Promise<void>((resolve) => {
    policyKnown = resolve;
  });

  void app.whenReady().then(async () => {
    const supervisor = await supervisorReady;
    // There once the windows are: until then nobody has anything to tell.
    let core: MainConnection | undefined;
    const origins = () => core?.read("cameraOrigins", {}).rows ?? [];
    let originsKnown = () => {};
    const firstOrigins = new Promise<void>((resolve) => {
      originsKnown = resolve;
    });
    let listed = remembered && contentPolicy(remembered);
    if (listed !== undefined) policyKnown();

    if (!setUp) lockDown(session.defaultSession, log);
    serveCameras(session.defaultSession, async () => {
      await firstOrigins;
      return origins();
    });
    const pageServed = serveApp(session.defaultSession, {
      pagesFolder: paths.pages,
      cityFolder: paths.city,
      picturesFolder: () =>
        join(drill === null ? paths.data : drillFolder(paths.data, drill), picturesFolder),
      policy: async () => {
        await firstPolicy;
        return listed ?? contentPolicy([]);
      },
    });
    servePages();

    const watchdog = new Watchdog((report) => {
      const { cause, page, reason, display } = report.recent.at(-1)!;
      log.error("restarted", { cause, page, display, reason });
      crashes.push(`${page ?? "GPU process"} ${cause}: ${reason}`);
      if (core) void tellWatchdog(core, report);
    });
    const context: PageContext = {
      supervisor,
      preload: paths.preload,
      watchdog,
      onKey(key, control) {
        if (key === "F2" && role === "console") consoleWindow.open();
        else if (key === "F2" && role === "both") consoleWindow.toggle();
        else if (control && key.toLowerCase() === "q") end();
        else return false;
        return true;
      },
    };
    app.on("child-process-gone", (_event, { type, reason }) => {
      // Chromium starts it again. Of the other processes, the core's end is the supervisor's to tell.
      if (type !== "GPU") return;
      watchdog.graphicsGone(reason);
    });
    /** Whoever is not signed in signs in first. A room whose core is away has nobody to ask. */
    const end = () => {
      const ending = core?.read("ending", {});
      if (ending?.state === "live" && ending.rows[0]?.allowed === false) consoleWindow.open();
      else app.quit();
    };
    const wall = new Wall(context);
    const consoleWindow = new ConsoleWindow(context);

    let firstIsShown = false;
    const cover = () => {
      if (fatal) return;
      const displays = wallDisplays();
      wall.cover(firstIsShown ? displays : firstOf(displays, lastWall?.foremost));
      keepAwake(wall.count);
    };
    let firstWasShown = () => {};
    const firstShown = new Promise<void>((resolve) => {
      firstWasShown = resolve;
    });
    const goOn = () => {
      firstIsShown = true;
      firstWasShown();
      cover();
      if (station.opensConsole && !fatal) consoleWindow.open();
    };
    cover();
    if (wall.count > 0) whenFirstIsShown(goOn);
    else goOn();
    watchDisplays(() => {
      cover();
      if (core && !fatal) void tellDisplays(core);
    });
    setUp?.leave();
    app.on("second-instance", (_event, args, folder) => {
      const file = updateFileIn(args, folder);
      if (file !== null && core) noticesOf(core).raise("info", "update-file", { path: file });
      // Where the room cannot run, the window that says why is the only one; so is a wall's.
      if (fatal || role === "wall") BrowserWindow.getAllWindows()[0]?.show();
      else consoleWindow.open();
    });

    // What the core is spoken to with is large to load. A page whose policy is known and whose display the core knows
    // shows its content without it; one that is not placed yet has its scripts first, and one without a policy waits.
    const isPlaced = wall.count > 0 && wereThere(lastWall, wallDisplays());
    if (listed !== undefined) await Promise.race([isPlaced ? firstShown : pageServed, sleep(pageWithinMs)]);
    const { connectMain } = await import("./core/client.ts");
    const logins = new LoginFile(join(paths.data, "credentials.bin"), log, safe);
    const connection = connectMain(supervisor, async (connected) => {
      // A core that has just come up knows nothing of the one before, nor of the app that it runs in.
      const told = noticesOf(connected);
      if (isEvaluation) told.raise("warning", "evaluation-runtime", { version: electronVersion });
      const file = updateFileIn(process.argv, process.cwd());
      if (file !== null && coreRestarts === 0) told.raise("info", "update-file", { path: file });
      if (coreRestarts > 0) told.raise("warning", "core-restarted", { count: String(coreRestarts) });
      // The logins of real cameras are no part of a drill, whose cameras are drawn.
      await Promise.all([tellDisplays(connected), drill === null && logins.handOver(connected)]);
      void painted.then(() => {
        if (fatal) return;
        start?.cameUp();
        if (start) void reportVersions(connected, start);
      });
      void tellWatchdog(connected, watchdog.report);
      void tellMachine(connected, paths.pages);
    });
    core = connection;
    logins.follow(connection, () => drill === null);
    connection.watch("ending", {}, () => {});
    connection.watch("updates", {}, () => {
      const { switching } = connection.read("updates", {}).rows[0] ?? {};
      if (!switching || startsAnew) return;
      startsAnew = true;
      start?.change(switching.version);
      app.quit();
    });
    connection.watch("cameraOrigins", {}, () => {
      if (connection.read("cameraOrigins", {}).state !== "live") return;
      originsKnown();
      const before = listed;
      // In one order: a page is not loaded again because a camera was listed before another.
      const now = origins()
        .map((row) => row.origin)
        .sort();
      listed = contentPolicy(now);
      policyKnown();
      if (before !== undefined && before !== listed) loadPagesAnew();
      if (drill === null) rememberOrigins(originsFile, now);
    });

    if (options.forMs > 0) {
      watchForSummary(connection);
      setTimeout(() => {
        writeSummary(summarise(connection, wall.count + (consoleWindow.isOpen ? 1 : 0), crashes));
        app.quit();
      }, options.forMs);
    }
  });

  app.on("window-all-closed", () => {
    // A wall whose last display was unplugged waits for one to come back.
    if (role === "console" || presentDisplays().length > 0) app.quit();
  });
  let stopped = false;
  app.on("before-quit", (event) => {
    if (stopped) return;
    event.preventDefault();
    void supervisorReady
      .then((supervisor) => supervisor.stop())
      .then(() => log.close())
      .then(() => {
        stopped = true;
        if (startsAnew) start?.restart();
        else app.exit(fatal ? 1 : 0);
      });
  });
}

/** A page keeps the policy that it was loaded with: it would not reach cameras that moved to another server. */
function loadPagesAnew(): void {
  for (const window of BrowserWindow.getAllWindows()) window.reload();
}

/** Everything that was restarted so far, for a core that may know nothing of it. */
async function tellWatchdog(core: MainConnection, report: WatchdogReport): Promise<void> {
  await core.command("watchdog.report", report).catch(() => {});
}

/** For the doctor, which nobody asks at once: what a driver takes to answer is not a start's to wait for. */
async function tellMachine(core: MainConnection, pages: string): Promise<void> {
  await sleep(machineAfterMs);
  await core.command("machine.report", await machineFacts(pages)).catch(() => {});
}

/** What main has seen and a person must know. While the core is away nobody is told. */
function noticesOf(core: MainConnection) {
  return {
    raise(severity: NoticeRow["severity"], code: string, params: Record<string, string>): void {
      core.command("notices.raise", { severity, code, params }).catch(() => {});
    },
  };
}
