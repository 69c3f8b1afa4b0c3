/** Starts the app: what this machine was told decides whether it is set up, examined, refused, or runs its room. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { app, crashReporter, Menu, session } from "electron";
import { consult } from "./consult.ts";
import { coreOptions } from "./coreOptions.ts";
import { drawInSoftwareWithoutDevice } from "./graphics.ts";
import { type AppOptions, OptionError, parseOptions } from "./options.ts";
import { findPaths, type Paths } from "./paths.ts";
import { ProgramLog } from "./programLog.ts";
import { declareAppScheme, serveApp } from "./protocol.ts";
import { runRoom } from "./room.ts";
import { contentPolicy, lockDown } from "./security.ts";
import { startHandle } from "./start/handle.ts";
import { type Station, untoldStation } from "./station.ts";
import { readUpdateKey } from "./updateArguments.ts";
import { showFatal } from "./windows/fatal.ts";

function readOptions() {
  try {
    return parseOptions(process.argv.slice(1));
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

/** What reads YAML is loaded where there is something to read: no demo and no test waits for it. */
async function readStation(options: AppOptions): Promise<Station> {
  const isTold =
    app.isPackaged ||
    options.setup ||
    options.config !== null ||
    Object.keys(process.env).some((name) => name.startsWith("LIVEROOM_"));
  if (!isTold) return untoldStation(options);
  const { findStation, sayFaults } = await import("./findStation.ts");
  const station = await findStation(options, {
    ...{ environment: process.env, packaged: app.isPackaged, platform: process.platform },
    configurationFolder: configurationFolder(),
    resources: join(app.getAppPath(), "resources"),
  });
  sayFaults(station);
  return station;
}

const line = readOptions();
const start = startHandle();
app.setName("live-room");
declareAppScheme();
drawInSoftwareWithoutDevice();
// Nothing of this waits for the system: all of it is done before Electron is ready.
void begin();

async function begin(): Promise<void> {
  const station = await readStation(line);
  if (station.needsSetUp) return await beSetUp(station);
  takeUpdateKey(station);
  const paths = findPaths(station.options);
  keepDataIn(paths.data);
  // What a crash leaves stays on this machine.
  app.setPath("crashDumps", join(paths.data, "crashes"));
  crashReporter.start({ uploadToServer: false });

  const isUnusable = station.told.faults.some(({ severity }) => severity === "error");
  if (isUnusable && station.options.doctor) app.exit(2);
  else if (isUnusable) refuse(station, paths);
  else if (station.options.doctor)
    consult(station.options, paths.core, paths.pages, coreOptions(station, paths, start));
  // A second copy on the same data brings the first to the front and ends.
  else if (app.requestSingleInstanceLock()) runRoom(station, paths, start);
  else {
    console.error(`LIVE Room already runs on ${paths.data}: it was brought to the front.`);
    app.exit(0);
  }
}

/** In a folder of its own, until it is known where the data are to be; the room is then opened without another start. */
async function beSetUp(station: Station): Promise<void> {
  const { setUp, setUpFolder } = await import("./setUp.ts");
  const folder = setUpFolder(configurationFolder());
  keepDataIn(folder);
  app.setPath("crashDumps", join(folder, "crashes"));
  crashReporter.start({ uploadToServer: false });
  Menu.setApplicationMenu(null);
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  const before = findPaths(station.options);
  const file = station.told.file ?? join(configurationFolder(), "liveroom.yaml");
  const options = coreOptions(station, { ...before, data: folder }, start);
  const { administrator, leave } = await setUp(
    before,
    { ...options, setUp: { file, configurationFolder: configurationFolder() } },
    folder,
  );
  const told = await readStation(line);
  const paths = findPaths(told.options);
  mkdirSync(paths.data, { recursive: true });
  // Whoever starts another copy finds this one by the data.
  app.releaseSingleInstanceLock();
  app.setPath("userData", paths.data);
  app.requestSingleInstanceLock();
  runRoom(told, paths, start, { administrator, leave });
}

/** Whose updates are taken; a key that was taken once stays. */
function takeUpdateKey({ options }: Station): void {
  if (options.updateKey === null) return;
  try {
    start?.addKeys([readUpdateKey(options.updateKey)]);
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

function configurationFolder(): string {
  return join(app.getPath("appData"), "live-room");
}

function keepDataIn(data: string): void {
  try {
    mkdirSync(data, { recursive: true });
    app.setPath("userData", data);
    app.setPath("sessionData", join(data, "browser"));
  } catch {
    // The core cannot use the folder either, and says so in a window; that opens on Electron's own folder.
  }
}

/** What this machine was told cannot be used: a window says where, and nothing else opens. */
function refuse({ told, options }: Station, paths: Paths): void {
  app.on("window-all-closed", () => app.exit(1));
  void app.whenReady().then(() => {
    lockDown(session.defaultSession, new ProgramLog(paths.data));
    void serveApp(session.defaultSession, {
      ...{ pagesFolder: paths.pages, cityFolder: paths.city, picturesFolder: () => paths.data },
      policy: async () => contentPolicy([]),
    });
    const faults = told.faults.map(({ nearest, ...fault }) => ({
      ...fault,
      expected: nearest === null ? fault.expected : `${fault.expected} (${nearest}?)`,
      found: fault.key === "" ? fault.found : `${fault.key}: ${fault.found}`,
    }));
    const params = { file: told.file ?? "LIVEROOM_…" };
    const message = { type: "fatal", code: "settings-unusable", params, faults } as const;
    showFatal(paths.preload, message, options.language ?? "id");
  });
}
