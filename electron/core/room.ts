/**
 * One station's room: its data, the way to the broker, what the screens see and what they may ask for.
 *
 * Guarantees: it opens on the last known state whether or not there is a network; a fault outside (broker, cameras,
 * drill, one scene) is told and stops nothing else. Throws `CityUnusable`, `FormRefused`, `CopyFailed` or `DataFolderUnusable`
 * where there is nothing to run on.
 */

import type { CommandName } from "../../shared/contract/commands.ts";
import type { Language } from "../../shared/contract/rows.ts";
import type { CoreOptions } from "../../shared/contract/start.ts";
import type { Clock } from "../../shared/domain/clock.ts";
import { ordinaryDay } from "../../shared/domain/drill.ts";
import type { AnyPlace } from "../../shared/domain/place.ts";
import type { Random } from "../../shared/domain/random.ts";
import { plannedOf } from "../../shared/domain/roster/plan.ts";
import type { Hasher } from "./access/hashing.ts";
import { openAccess } from "./access/index.ts";
import { openAttendance } from "./attendance/index.ts";
import { Backups } from "./backups.ts";
import { Briefing } from "./briefing/index.ts";
import { openCameras } from "./cameras/index.ts";
import type { Fault } from "./city/load.ts";
import { cityRow } from "./city/row.ts";
import { cameraOriginOf, startDemoWorld } from "./demoWorld.ts";
import { createDoctor } from "./doctor/index.ts";
import { createEvidenceCommands } from "./evidence/index.ts";
import type { Handlers } from "./handlers.ts";
import { alarmTitles } from "./handover/alarmTitles.ts";
import { openHandover } from "./handover/index.ts";
import { createNotes } from "./handover/notes.ts";
import { loadCitizenTexts } from "./incidents/citizenTexts.ts";
import { tellConflicts } from "./incidents/conflictNotices.ts";
import { createActsFor } from "./incidents/duty.ts";
import { createIds } from "./incidents/ids.ts";
import { openIncidents } from "./incidents/index.ts";
import { createPictureCommands } from "./incidents/pictures.ts";
import { urgentOpen } from "./incidents/row.ts";
import { createTargetOf, openIntake } from "./intake/index.ts";
import { Quarantine } from "./link/quarantine.ts";
import { type RoomLink, startRoomLink } from "./link/roomLink.ts";
import { createFactWriter } from "./link/writer.ts";
import { CameraLooks } from "./live/cameraLooks.ts";
import { LiveCameras } from "./live/cameras.ts";
import { Notices } from "./live/notices.ts";
import { LiveOfficers } from "./live/officers.ts";
import { LivePositions } from "./live/positions.ts";
import { LiveReports } from "./live/reports.ts";
import type { LiveRows } from "./live/rows.ts";
import { LiveSensors } from "./live/sensors.ts";
import { type Client, serveClient } from "./live/serve.ts";
import { createSources, unusedRows } from "./live/sources.ts";
import { LiveWarnings } from "./live/warnings.ts";
import type { Log } from "./log.ts";
import { Metrics } from "./metrics/index.ts";
import { markPapers, wordOfMark } from "./paper/mark.ts";
import { Performance } from "./performance/index.ts";
import { openPictures } from "./pictures.ts";
import { Retention } from "./privacy/retention.ts";
import { createProofCommands } from "./proof/commands.ts";
import { openProof } from "./proof/index.ts";
import { openSigner } from "./proof/signer.ts";
import { renamePutBack } from "./putBack.ts";
import { openReplication } from "./replication/index.ts";
import { retiringByTwo } from "./replication/retire.ts";
import { createRoomCommands } from "./roomCommands.ts";
import { readFolders, tellFaults, tellUnknownSettings } from "./roomFolders.ts";
import { openRoster } from "./roster/index.ts";
import { AlarmBoard } from "./rules/alarmBoard.ts";
import { createAlarmCommands } from "./rules/alarmCommands.ts";
import { alarmSourcesInUse } from "./rules/alarms.ts";
import { watchDiskSpace } from "./rules/diskSpace.ts";
import { everydayScene } from "./scenes/load.ts";
import { brokerLoginOf } from "./secrets.ts";
import { noSetUp } from "./setUp/refuse.ts";
import { openShiftLog } from "./shiftLog/index.ts";
import { displaysByFile } from "./station/displays.ts";
import { openStationSettings } from "./station/index.ts";
import { Housekeeping } from "./storage/housekeeping.ts";
import { createStore, type Store } from "./store/index.ts";
import { openRoomDatabase } from "./store/opening.ts";
import { orderIn } from "./store/outbox.ts";
import { cityOfDrill, openPlay } from "./training/drillRoom.ts";
import { openDrill, openReal } from "./training/index.ts";
import { keepApart } from "./training/kind.ts";
import { openUpdates } from "./updates/index.ts";
import { openWall } from "./wall/index.ts";

export interface Room {
  serve(client: Client): void;
  /** The window of this name is closed for good. */
  windowClosed(window: string): void;
  close(): Promise<void>;
}

export interface RoomContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Milliseconds that only grow. */
  readonly monotonic: () => number;
  readonly hasher: Hasher;
  /** This room is closed, and another opened: that of a drill, by its folder's name, or (null) the real one. */
  changeRoom?(drill: string | null): void;
}

/** Too little of the city's folder can be used. */
export class CityUnusable extends Error {
  override readonly name = "CityUnusable";
  readonly faults: readonly Fault[];
  constructor(folder: string, faults: readonly Fault[]) {
    super(`expected a city in ${folder}, found ${faults.length} faults`);
    this.faults = faults;
  }
}

const advanceEveryMs = 60_000;
const expireEveryMs = 1000;

export async function openRoom(options: CoreOptions, given: RoomContext): Promise<Room> {
  const play = options.training && openPlay(options.dataFolder, given.clock, given.monotonic);
  // Everything in a drill goes by its clock.
  const context = play ? { ...given, clock: play.clock.now, monotonic: play.clock.now } : given;
  const { clock, random, log } = context;
  const loading = readFolders(options);
  // Whatever the database says, the folders are being read meanwhile, and nobody else awaits them.
  loading.catch(() => {});
  const at = new Date(clock());
  const opening = { folder: options.dataFolder, at, wayBack: options.wayBack === true };
  const { database, setAside, copy, wayBack } = await openRoomDatabase(opening);
  const signer = options.signingKey && openSigner(options.signingKey);
  const store = createStore(database, signer?.signEvent);
  try {
    // The people of a drill are those of the real room, and it has a folder of its own.
    if (!play) keepApart(store, options);
  } catch (error) {
    store.close();
    throw error;
  }
  const sources = createSources();
  const notices = new Notices(sources.notices, clock);
  if (setAside) {
    log.error("the database was damaged and was set aside", { ...setAside });
    notices.raise("error", "database-set-aside", { ...setAside });
  }
  if (copy) log.info("the database has a new form; a copy from before it is kept", { ...copy });
  if (wayBack) {
    const { backup, setAside: file, events, left } = wayBack;
    log.warning("back from a newer database", { backup, file, events, left: left.join(" ") });
    notices.raise("warning", "database-way-back", { file, backup, events: String(events) });
  }

  const { city: found, faults, scenes, sceneFaults, secrets, remembered } = await loading;
  const city = found && play ? cityOfDrill(found) : found;
  if (!city) {
    store.close();
    await remembered;
    throw new CityUnusable(options.cityFolder, faults);
  }
  tellFaults(notices, faults, sceneFaults, secrets);
  tellUnknownSettings(notices, options.told);
  const texts = await loadCitizenTexts(options.resourcesFolder, city.language);
  markPapers(options.demo ? await wordOfMark(options.resourcesFolder, city.language) : null);
  const demo = options.demo
    ? await startDemoWorld(city, options, { clock, random, log, play }, notices)
    : undefined;

  const positions = new LivePositions();
  const officerIds = new Set(city.officers.map(({ id }) => id));
  for (const row of store.officers.positions()) if (officerIds.has(row.officer)) positions.put(row);
  const cameraOrigin = cameraOriginOf(city, demo, notices);
  const cameras = new LiveCameras(city.cameras, cameraOrigin, store.cameras, sources.cameras);
  const looks = new CameraLooks(sources.tiles, sources.cameraLooks, store.cameraLooks, clock);
  const putBack = renamePutBack({ store, random, clock });
  if (putBack) {
    log.warning("the database was put back from a copy: this station has a new name", { ...putBack });
    notices.raise("warning", "database-put-back", { ...putBack });
  }
  const station = store.settings.station(random);
  const proof = openProof({ store, station, signer, clock });
  if (signer?.protection === "file" && !options.demo) notices.raise("warning", "station-key-in-file");
  const roster = openRoster({ city, station, store, sources, clock, random });
  const officers = new LiveOfficers(city, store.officers, sources.officers, clock, roster.plan);
  roster.onChange(() => officers.advance());
  const followPlan = () => demo?.follow(({ id }, day) => plannedOf(roster.plan(), id, day));
  followPlan();
  roster.onChange(followPlan);
  const reports = new LiveReports(city, store.reports, sources.reports, clock);
  const sensors = new LiveSensors(city, store.sensors, sources.sensors);
  const warnings = new LiveWarnings(city, store.warnings, sources.warnings, clock);
  const quarantine = new Quarantine(store.quarantine, sources.quarantine);
  const told = await openStationSettings({ options, sources, log });

  sources.city.put(cityRow(city));
  sources.room.put({
    id: "room",
    station,
    language: options.language ?? (store.settings.get("language") as Language | undefined) ?? city.language,
    scene: everydayScene,
    sceneReason: { kind: "chosen", until: null, incident: null, former: null },
    held: false,
    demo: demo !== undefined,
    startedAt: clock(),
    identifyUntil: 0,
    figures: false,
    history: null,
  });
  const cameraDesk = openCameras({
    ...{ city, origin: cameraOrigin, store, sources, live: cameras, clock, random, log },
    ...{ fileLogins: secrets.cameraLogins, demo: demo?.cameraOrigin },
  });

  const locate = (place: AnyPlace) => reports.locate(place);
  const here = () =>
    [...sources.stations.values()].filter(({ state }) => state === "here").map(({ id }) => id);
  const actsFor = createActsFor(station, here);
  const incidents = openIncidents({
    actsFor,
    ...{ city, station, store, rows: sources.incidents, clock, random, texts, locate, positions },
    ...{ officers: sources.officers, cameras: sources.cameras },
    targetOf: createTargetOf(city),
  });
  const { register, decisions } = incidents;
  tellConflicts(register, sources.incidents, notices);
  const wall = openWall({
    ...{ city, station, store, sources, notices, clock, log, found: scenes, scene: options.scene },
    sizes: displaysByFile(store.displays, told.displays),
    // An ordinary day of the demo has fires and floods enough: what is looked at first is the everyday scene.
    held: demo !== undefined && !play && (options.drill ?? ordinaryDay) === ordinaryDay,
  });

  const attendance = openAttendance({
    ...{ city, store, sources, positions, station, clock, random, log, plan: () => roster.plan() },
    ...{ dataFolder: options.dataFolder, resourcesFolder: options.resourcesFolder },
  });
  roster.onChange((events) => attendance.planChanged(events, roster.roster()));
  attendance.begin(roster.roster());

  const replication = openReplication({
    ...{ store, station, signer, appVersion: options.appVersion, random, log },
    // Who is there is a matter of the machine's time, also where a drill's stands.
    clock: given.clock,
    ...{ city: city.code, root: city.topicRoot, rows: sources.stations, joinRows: sources.stationJoin },
    onHistory(history) {
      const row = sources.room.get("room");
      if (row) sources.room.put({ ...row, history });
    },
    onForked() {
      // Under another name from the next start on: numbers that were given twice are given no more.
      store.settings.forgetStation();
      log.error("others hold another log of this station: an older copy of its data was put back", {
        station,
      });
      notices.raise("error", "station-forked", { station });
    },
  });
  const live = {
    ...{ officers, reports, cameras, sensors, warnings, register, decisions },
    ...{ onClocked: attendance.clocked, replyDuty: incidents.replyDuty },
  };
  const link: RoomLink = startRoomLink({
    broker: demo?.brokerUrl ?? options.broker,
    brokerTls: options.brokerTls,
    brokerLogin: demo ? undefined : brokerLoginOf(secrets, options.brokerUser),
    root: city.topicRoot,
    modules: city.modules,
    station,
    stations: replication.link,
    subjects: {
      hasOfficer: (id) => officerIds.has(id),
      hasCamera: (id) => sources.cameras.get(id) !== undefined,
      unitOf: (id) => sources.sensors.get(id)?.unit,
      officerOf: (order) => store.incidents.order(order)?.officer,
    },
    live: { ...live, positions },
    ...{ store, sources, quarantine, notices, clock, random, log },
    onSent(about) {
      for (const incident of ordersIn(about, store)) register.refresh(incident);
    },
  });
  const intake = openIntake({
    ...{ city, store, sources, warnings, clock, random, log },
    writer: createFactWriter({ store, ...live }),
    logins: secrets.sourceLogins,
  });
  decisions.onOutgoing(() => {
    link.send();
    intake.send();
  });

  const disk = watchDiskSpace(options.dataFolder);
  const alarms = new AlarmBoard({
    ...{ station, store, clock },
    table: alarmSourcesInUse(city.modules),
    room: {
      ...{ sources, positions, rules: city.alarms, freeBytes: disk.freeBytes },
      sensors: new Map(city.sensors.map((sensor) => [sensor.id, sensor])),
      districtAt: (place) => locate(place).district,
    },
  });
  alarms.start();

  const backups = new Backups({
    ...{ dataFolder: options.dataFolder, zone: city.zone, store, clock, log, notices },
    freeBytes: disk.freeBytes,
  });
  backups.start();
  const housekeeping = new Housekeeping({
    ...{ dataFolder: options.dataFolder, zone: city.zone, marginDays: city.alarms.diskMarginDays },
    ...{ store, rows: sources.storage, freeBytes: disk.freeBytes, clock, log },
  });
  housekeeping.start();

  const figures = new Performance({ city, store, register, locate, clock, state: sources.performanceState });
  figures.start();
  const pictureFiles = openPictures(options.dataFolder, disk.freeBytes);
  const briefing = new Briefing({
    ...{ city, store, register, clock, rows: sources.briefing },
    ...{ notes: sources.briefingNotes, photos: sources.briefingPhotos },
    ...{ readPicture: pictureFiles.read, resourcesFolder: options.resourcesFolder },
  });

  const nameOf = (actor: string) => sources.people.get(actor.replace(/^person:/, ""))?.name ?? actor;
  const shiftLog = openShiftLog({
    ...{ city, store, station, proof, clock, random, rows: sources.logBook },
    ...{
      dataFolder: options.dataFolder,
      resourcesFolder: options.resourcesFolder,
      nameOf,
      freeBytes: disk.freeBytes,
    },
  });
  const retention = new Retention({
    ...{ periods: city.retention, zone: city.zone, store, clock, log },
    ...{ rules: sources.retentionRules, deletions: sources.deletions },
    outside: {
      quarantine(cutoffMs) {
        quarantine.forgetBefore(cutoffMs);
        return undefined;
      },
      "machine-files": attendance.discardFiles,
    },
  });
  retention.start();
  const proofContext = {
    ...{ ...options, city, store, station, signer, clock },
    ...{ attachments: shiftLog.attachments, freeBytes: disk.freeBytes, nameOf },
  };

  const measured = {
    ...{ sources, station, city: city.code, appVersion: options.appVersion, freeBytes: disk.freeBytes },
  };
  const metrics = new Metrics({ ...measured, port: options.metricsPort, notices, log });

  told.applyBy({
    language(language = city.language) {
      const row = sources.room.get("room");
      if (row) sources.room.put({ ...row, language });
      store.settings.set("language", language);
    },
    scene: wall.choose,
    metricsPort: (port) => void metrics.tellAt(port),
    displays: () => wall.refresh(),
  });

  const access = openAccess({
    ...{ city, station, store, sources, clock, log, newId: createIds(clock, random) },
    ...{ monotonic: context.monotonic, hasher: context.hasher, demo: options.demo },
    administrator: options.administrator,
  });

  const handover = openHandover({
    ...{ city, station, store, sources, clock, newId: createIds(clock, random), plan: () => roster.plan() },
    ...{ resourcesFolder: options.resourcesFolder, wantsTwo: city.access.twoPersons.includes("end-shift") },
    ...{ confirmPerson: access.confirmPerson, actsFor },
    confirmSecond: (first, second) => access.confirmSecond("end-shift", first, second),
    alarmTitle: alarmTitles(options.resourcesFolder, city, log),
    ...{ nameOf, notesSince: createNotes(store, city.handover.noteTags, nameOf) },
    seal(subject, names, actor) {
      const signed = names.map(({ role, person: { id: person, name } }) => ({ role, person, name }));
      proof.sealHeads(subject, signed, actor);
    },
  });
  const changeRoom = (drill: string | null) => context.changeRoom?.(drill);
  const training = play
    ? openDrill({
        ...{ play, city, sources, demo, log, folder: options.dataFolder },
        settle: () => figures.settle(),
        changeRoom: () => changeRoom(null),
      })
    : openReal({
        ...{ ...options, city, station, store, sources, signer, clock, random, log },
        announce: replication.leaveForDrill,
        changeRoom,
      });

  // Neither a citizen's name nor who came to hand over stays for whoever sits there next.
  access.sessions.onLeft((client) => {
    incidents.forget(client);
    handover.forget(client);
  });

  const updates = openUpdates({
    ...{
      options: options.updates,
      appVersion: options.appVersion,
      rows: sources.updates,
      settings: store.settings,
      notices,
      clock,
      log,
    },
    busy: () => ({
      urgentOpen: urgentOpen(sources.incidents.values()),
      handoverRuns: [...sources.duty.values()].some(({ open }) => open !== null),
      drillRuns: play !== undefined || (options.demo && (options.drill ?? ordinaryDay) !== ordinaryDay),
    }),
  });
  const handlers: Handlers<CommandName> = {
    ...createRoomCommands({ room: sources.room, settings: store.settings, notices, quarantine }),
    ...wall.commands,
    ...access.commands,
    ...training.commands,
    ...handover.commands,
    ...incidents.commands,
    ...incidents.citizenCommands,
    ...createPictureCommands({ register, decisions, cameras: sources.cameras, files: pictureFiles }),
    ...intake.commands,
    ...createAlarmCommands(alarms, clock),
    ...attendance.commands,
    ...cameraDesk.commands,
    ...roster.commands,
    ...briefing.commands,
    ...shiftLog.commands,
    ...createProofCommands(proofContext),
    ...createEvidenceCommands({ ...proofContext, register }),
    ...createDoctor({
      ...{ options, city, cityFaults: faults, secrets, store, sources, figures: measured, clock },
    }),
    ...noSetUp,
    ...told.commands,
    ...replication.commands,
    ...retiringByTwo(replication.commands, access.confirmSecond),
    ...updates.commands,
  };
  // All who listen are there.
  store.log.readAgain();
  const advancing = setInterval(() => {
    roster.advance();
    attendance.advance();
    officers.advance();
    looks.advance();
    cameraDesk.advance();
    reports.advance();
    for (const id of register.advance()) reports.leave(id);
  }, advanceEveryMs);
  const expiring = setInterval(() => {
    access.advance();
    handover.advance();
    training.advance();
    updates.advance();
    warnings.advance();
    wall.advance();
  }, expireEveryMs);

  if (options.displays) wall.cover(options.displays);

  return {
    serve(client) {
      access.sessions.connect(client);
      serveClient(client, {
        positions,
        open: (view, params, caller) =>
          unusedRows(view, city.modules) ??
          access.open(view, params, caller) ??
          incidents.open(view, params, caller.id) ??
          handover.open(view, params) ??
          training.open(view, params) ??
          cameraDesk.open(view, params) ??
          roster.open(view, params) ??
          attendance.open(view, params) ??
          shiftLog.open(view, params) ??
          metrics.view(view) ??
          figures.view(view, params, caller.role) ?? { rows: sources[view] as LiveRows<unknown>, close() {} },
        run: (name: CommandName, input, from) =>
          access.audited(name, input, from, () =>
            wall.during(name, from.actor, () => handlers[name](input, from)),
          ),
        callerOf: access.callerOf,
        onRole: (of, listener) => access.sessions.onRole(of, listener),
        onNotAllowed: access.onNotAllowed,
        forget(gone) {
          wall.forget(gone.id);
          briefing.forget(gone.id);
          incidents.forget(gone.id);
          handover.forget(gone.id);
          access.sessions.disconnect(gone);
        },
        log,
      });
    },
    windowClosed: (window) => access.sessions.windowClosed(window),
    async close() {
      clearInterval(advancing);
      clearInterval(expiring);
      access.close();
      training.close();
      incidents.close();
      wall.stop();
      looks.stop();
      alarms.stop();
      await backups.stop();
      await housekeeping.stop();
      await retention.stop();
      figures.stop();
      briefing.stop();
      shiftLog.stop();
      disk.stop();
      await metrics.close();
      await updates.close();
      await link.close();
      replication.close();
      await intake.close();
      await cameraDesk.close();
      await attendance.close();
      await demo?.close();
      await remembered;
      store.close();
    },
  };
}

/** The incidents whose orders went out. */
function ordersIn(about: readonly string[], store: Store): Set<string> {
  const incidents = about.flatMap((each) => store.incidents.order(orderIn(each) ?? "")?.incident ?? []);
  return new Set(incidents);
}
