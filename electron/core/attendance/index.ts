/** Attendance, put together: the book, what screens see and may do, the machines' folder, the watch over positions. */
import { join } from "node:path";
import { z } from "zod";
import { attendanceCommands, machineColumns } from "../../../shared/contract/attendance.ts";
import type { ViewName } from "../../../shared/contract/views.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import type { Random } from "../../../shared/domain/random.ts";
import type { Plan } from "../../../shared/domain/roster/plan.ts";
import type { Roster } from "../../../shared/domain/roster/roster.ts";
import { createIds } from "../incidents/ids.ts";
import type { LivePositions } from "../live/positions.ts";
import { type OpenedRows, Refused } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/index.ts";
import { AttendanceBook } from "./book.ts";
import { type AttendanceHandlers, createAttendanceCommands } from "./commands.ts";
import { MachineFolder } from "./machine/folder.ts";
import { keepOthers, touchAfter } from "./others.ts";
import { replanned } from "./planChange.ts";
import { PositionWatch } from "./positionWatch.ts";
import { createAttendanceViews } from "./views.ts";

export interface AttendanceOptions {
  readonly city: City;
  readonly store: Store;
  readonly sources: Sources;
  readonly positions: LivePositions;
  readonly plan: () => Plan;
  readonly station: string;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface Attendance {
  readonly commands: AttendanceHandlers;
  /** The rows of a view of attendance that has parameters; undefined for any other view. */
  open(view: ViewName, params: unknown): OpenedRows | undefined;
  /** New clockings of an officer were told, from when to when (epoch ms). */
  clocked(officer: string, fromMs: number, toMs: number): void;
  /** Something was decided about the roster. */
  planChanged(events: readonly RoomEvent[], roster: Roster): void;
  /** Looks at what was decided and not judged when the room went. */
  begin(roster: Roster): void;
  /** Deletes files of machines that were taken before (epoch ms), and answers how many. */
  discardFiles(beforeMs: number): Promise<number>;
  /** A minute went by. */
  advance(): void;
  /** Judges all that is due, now. */
  settle(): void;
  close(): Promise<void>;
}

/** What a station remembers of attendance. */
const settings = z.object({
  folder: z.string().nullable(),
  /** The last one first. */
  mappings: z.array(machineColumns).max(20),
});
type Settings = z.infer<typeof settings>;

export function openAttendance(options: AttendanceOptions): Attendance {
  const { city, store, sources, clock, station, random, dataFolder, log } = options;
  const rules = city.attendance;
  if (!rules) return noAttendance();
  const known = readSettings(store);
  const ownFolder = join(dataFolder, "attendance");
  const context = { city, rules, store, plan: options.plan, clock };
  const book = new AttendanceBook(context);
  const views = createAttendanceViews(context, book);
  const tellPeople = () => sources.machinePeople.replace(store.machineClockings.people());
  const tell = () => {
    const { lateMinutes, earlyMinutes } = rules.tolerance;
    const row = { lateMinutes, earlyMinutes, folder: known.folder ?? ownFolder, busy: book.busy };
    const before = sources.attendance.get("attendance");
    if (before?.busy !== row.busy || before.folder !== row.folder)
      sources.attendance.put({ id: "attendance", ...row });
  };
  const remember = (change: Partial<Settings>) => {
    Object.assign(known, change);
    store.settings.set("attendance", JSON.stringify(known));
    tell();
  };
  const folder = new MachineFolder(known.folder ?? ownFolder, {
    ...{ city, store, book, rows: sources.machineFiles, clock, log },
    remembered: () => known.mappings,
    onTaken: tellPeople,
  });
  const watch = new PositionWatch({ ...context, ...options, rules, book });
  book.watch(tell);
  const stopFollowing = store.log.onAdmitted((events) => {
    const news = events.filter(({ kind }) => kind.startsWith("attendance."));
    if (news.length === 0) return undefined;
    keepOthers(news, store);
    return () => {
      touchAfter(news, { store, book, zone: city.zone });
      tellPeople();
    };
  });
  const touchReplanned = (events: readonly RoomEvent[], roster: Roster) => {
    for (const { officer, from, to } of replanned(events, roster)) {
      if (officer === null) book.touchAll(from, to);
      else book.touch(officer, from, to);
    }
  };
  book.start();
  folder.start();
  tellPeople();
  tell();
  return {
    commands: createAttendanceCommands({
      ...{
        ...context,
        book,
        station,
        resourcesFolder: options.resourcesFolder,
        newId: createIds(clock, random),
        peopleChanged: tellPeople,
      },
      remember(mapping) {
        const others = known.mappings.filter((each) => JSON.stringify(each) !== JSON.stringify(mapping));
        remember({ mappings: [mapping, ...others].slice(0, 20) });
        folder.again();
      },
      correctMachine: (file, offsetMs, said, decide) => folder.correct(file, offsetMs, said, decide),
      watchFolder(path) {
        remember({ folder: path });
        folder.watch(path ?? ownFolder);
      },
    }),
    open: views.open,
    clocked: (officer, fromMs, toMs) => book.touchAt(officer, fromMs, toMs),
    planChanged: touchReplanned,
    discardFiles: (beforeMs) => folder.discard(beforeMs),
    advance: () => watch.advance(),
    settle: () => book.flush(),
    begin(roster) {
      const missed = store.attendance.unfollowed(store.log.stations());
      touchAfter(missed, { store, book, zone: city.zone });
      touchReplanned(missed, roster);
    },
    async close() {
      stopFollowing();
      book.stop();
      await folder.stop();
    },
  };
}

function readSettings(store: Store): Settings {
  const fresh: Settings = { folder: null, mappings: [] };
  try {
    const parsed = settings.safeParse(JSON.parse(store.settings.get("attendance") ?? "null"));
    return parsed.success ? parsed.data : fresh;
  } catch {
    return fresh;
  }
}

/** Of a city that has no rules for it: out of sight. */
function noAttendance(): Attendance {
  const refuse = () => {
    throw new Refused({ code: "no-attendance" });
  };
  return {
    commands: Object.fromEntries(
      Object.keys(attendanceCommands).map((name) => [name, refuse]),
    ) as unknown as AttendanceHandlers,
    open: () => undefined,
    clocked() {},
    planChanged() {},
    begin() {},
    discardFiles: async () => 0,
    advance() {},
    settle() {},
    close: async () => {},
  };
}
