/** What happens beside the ordinary life, sorted by who makes it happen, with its times (epoch ms). */
import type { DrillReport, DrillScriptEntry } from "../../../../shared/domain/drill.ts";

export interface ScriptedReport {
  readonly atMs: number;
  readonly report: DrillReport;
}

/** A camera that is down until then; for good where that is infinite. */
export interface ScriptedOutage {
  readonly camera: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** How a sensor's value goes from one to the other; a single value where the times are the same. */
export interface ScriptedCourse {
  readonly sensor: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly fromValue: number;
  readonly toValue: number;
  readonly everyMs: number;
}

export interface ScheduledScript {
  /** Each in the order of time. */
  readonly reports: readonly ScriptedReport[];
  readonly outages: readonly ScriptedOutage[];
  readonly courses: readonly ScriptedCourse[];
}

export function scheduled(
  script: readonly DrillScriptEntry[],
  beganMs: number,
  speed: number,
): ScheduledScript {
  const atMs = (seconds: number) => Math.round(beganMs + (seconds * 1000) / speed);
  const reports: ScriptedReport[] = [];
  const outages: ScriptedOutage[] = [];
  const courses: ScriptedCourse[] = [];
  for (const entry of script) {
    if ("report" in entry) reports.push({ atMs: atMs(entry.atSeconds), report: entry.report });
    else if ("cameraDown" in entry) {
      const { atSeconds, cameraDown: camera, minutes = Number.POSITIVE_INFINITY } = entry;
      outages.push({ camera, fromMs: atMs(atSeconds), toMs: atMs(atSeconds + minutes * 60) });
    } else if ("value" in entry) {
      const { sensor, value, atSeconds } = entry;
      const [fromMs, toMs] = [atMs(atSeconds), atMs(atSeconds)];
      courses.push({ sensor, fromMs, toMs, fromValue: value, toValue: value, everyMs: 1 });
    } else {
      const { sensor, fromValue, toValue, fromSeconds, toSeconds, everySeconds } = entry;
      const [fromMs, toMs] = [atMs(fromSeconds), atMs(toSeconds)];
      const everyMs = Math.max(1, Math.round((everySeconds * 1000) / speed));
      courses.push({ sensor, fromMs, toMs, fromValue, toValue, everyMs });
    }
  }
  return {
    reports: reports.sort((a, b) => a.atMs - b.atMs),
    outages: outages.sort((a, b) => a.fromMs - b.fromMs),
    courses: courses.sort((a, b) => a.fromMs - b.fromMs),
  };
}
