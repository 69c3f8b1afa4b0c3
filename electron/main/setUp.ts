/**
 * Asks a machine that was told nothing what it is to be. Electron's own files lie in a folder of the set-up's until it is
 * known where the data are to be; the room opens in the same process.
 */
import { join } from "node:path";
import { app, session } from "electron";
import type { FromCore } from "../../shared/contract/fromCore.ts";
import type { CoreOptions } from "../../shared/contract/start.ts";
import { connectMain } from "./core/client.ts";
import { CoreSupervisor } from "./core/supervisor.ts";
import { presentDisplays, watchDisplays } from "./displays.ts";
import type { Paths } from "./paths.ts";
import { ProgramLog } from "./programLog.ts";
import { serveApp } from "./protocol.ts";
import { coreStarter } from "./runtime.ts";
import { contentPolicy, lockDown } from "./security.ts";
import { showFatal } from "./windows/fatal.ts";
import type { PageContext } from "./windows/page.ts";
import { SetUpWindow } from "./windows/setUp.ts";

export const setUpFolder = (configurationFolder: string) => join(configurationFolder, "set-up");

export interface Done {
  readonly administrator: Extract<FromCore, { type: "set-up" }>["administrator"];
  /** The room's first window is there: an app without one ends. */
  leave(): void;
}

/** Resolves when the file is written. */
export async function setUp(paths: Paths, options: CoreOptions, folder: string): Promise<Done> {
  await app.whenReady();
  const log = new ProgramLog(folder);
  lockDown(session.defaultSession, log);
  void serveApp(session.defaultSession, {
    ...{ pagesFolder: paths.pages, cityFolder: folder, picturesFolder: () => folder },
    policy: async () => contentPolicy([]),
  });
  return await new Promise((resolve) => {
    const supervisor = new CoreSupervisor(
      coreStarter(),
      paths.core,
      () => JSON.stringify(options),
      Promise.resolve(),
      {
        onFatal(message) {
          showFatal(paths.preload, message, options.language ?? "id");
          return undefined;
        },
        onChangeRoom() {},
        onEnd: (detail, starts) => log.error("the set-up's core ended", { detail, starts }),
        onOutput: (output) => log.follow(output),
        onSetUp({ administrator }) {
          session.defaultSession.protocol.unregisterProtocol("app");
          app.off("window-all-closed", giveUp);
          void supervisor.stop();
          resolve({ administrator, leave: () => window.close() });
        },
      },
    );
    const giveUp = () => {
      void supervisor.stop().then(() => app.exit(0));
    };
    app.on("window-all-closed", giveUp);
    const context: PageContext = {
      ...{ supervisor, preload: paths.preload },
      onKey(key, control) {
        if (!control || key.toLowerCase() !== "q") return false;
        window.close();
        return true;
      },
    };
    const window = new SetUpWindow(context);
    const core = connectMain(supervisor, (connected) => tell(connected));
    const tell = async (connected: typeof core) => {
      await connected.command("displays.report", { displays: presentDisplays() }).catch(() => {});
    };
    watchDisplays(() => {
      window.displaysChanged();
      void tell(core);
    });
  });
}
