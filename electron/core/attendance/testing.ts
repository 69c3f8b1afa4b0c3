/** For tests: attendance of a small city on a store in memory, with a clock and a folder that the test moves. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { ViewName, ViewParams, ViewRow } from "../../../shared/contract/views.ts";
import { rules } from "../../../shared/domain/attendance/testing.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { AnyPlace } from "../../../shared/domain/place.ts";
import { seededRandom } from "../../../shared/domain/random.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { LivePositions } from "../live/positions.ts";
import { rosterOn } from "../roster/testing.ts";
import type { Store } from "../store/index.ts";
import { storeInMemory } from "../store/testing.ts";
import { calledBy, keptLog } from "../testing.ts";
import { openAttendance } from "./index.ts";

/** 18:00 in the city. */
export const evening = Date.parse("2026-11-24T18:00:00+07:00");

export function attendanceOn(
  store: Store = storeInMemory(),
  city: City = { ...smallCity(), attendance: rules },
  given: { readonly now?: number; readonly dataFolder?: string; readonly station?: string } = {},
) {
  let now = given.now ?? evening;
  const clock = () => now;
  const { station = "st-1" } = given;
  // Each station draws its own names.
  const random = seededRandom(station.charCodeAt(station.length - 1));
  const roster = rosterOn(store, { city, clock, station, random });
  const positions = new LivePositions();
  const dataFolder = given.dataFolder ?? mkdtempSync(join(tmpdir(), "live-room-attendance-"));
  const attendance = openAttendance({
    ...{ city, store, sources: roster.sources, positions, station, dataFolder, clock },
    resourcesFolder: join(import.meta.dirname, "../../../resources"),
    ...{ plan: () => roster.roster.plan(), random, log: keptLog() },
  });
  roster.roster.onChange((events) => attendance.planChanged(events, roster.roster.roster()));
  let isOpen = true;
  const close = async () => {
    if (isOpen) await attendance.close();
    isOpen = false;
  };
  onTestFinished(async () => {
    await close();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  let told = 0;
  return {
    ...{
      attendance,
      commands: calledBy(attendance.commands),
      roster,
      store,
      city,
      positions,
      dataFolder,
      close,
    },
    sources: roster.sources,
    folder: join(dataFolder, "attendance"),
    to(time: number) {
      now = time;
      attendance.settle();
    },
    /** A phone tells of it. */
    clock(
      officer: string,
      type: "in" | "out",
      time: string,
      seen: { place?: AnyPlace; accuracyM?: number; device?: string } = {},
    ) {
      const at = Date.parse(`${time}+07:00`);
      store.officers.putDutyEvent({
        ...{
          officer,
          id: `e${++told} ${time}`,
          type,
          time: at,
          receivedAt: now,
          device: seen.device ?? null,
        },
        ...{ longitude: seen.place?.[0] ?? null, latitude: seen.place?.[1] ?? null },
        accuracyM: seen.accuracyM ?? null,
      });
      attendance.clocked(officer, at, at);
      attendance.settle();
    },
    /** As a screen that opens it now is given them. */
    rows<Name extends ViewName>(view: Name, params: ViewParams<Name>): ViewRow<Name>[] {
      attendance.settle();
      const opened = attendance.open(view, params)!;
      attendance.settle();
      opened.close();
      const again = attendance.open(view, params)!;
      again.close();
      return [...again.rows.values()] as ViewRow<Name>[];
    },
  };
}
