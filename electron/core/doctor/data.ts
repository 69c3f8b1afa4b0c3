/** The station's data folder: room on the disk, the database, its copies, what crashes left, the keys in it. */
import { access, constants, readdir, readFile, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { logFile, logFolder, readLogLine } from "../../../shared/contract/programLog.ts";
import { type Finding, finding } from "../../../shared/domain/doctor/finding.ts";
import { isRecent, judgeBackup, judgeDisk } from "../../../shared/domain/doctor/judge.ts";
import { errorText } from "../log.ts";
import { type Inspected, inspectDatabase } from "../store/inspect.ts";

export interface DataContext {
  readonly dataFolder: string;
  readonly nowMs: number;
  /** The room runs on this folder: its start has read the whole database, and it must not stand still for it again. */
  readonly running: boolean;
  readonly isDemo: boolean;
}

const gibibyte = 1024 ** 3;

/** Below the data folder, where Electron puts what a process leaves as it crashes. */
export const crashFolder = "crashes";

export async function examineData(
  context: DataContext,
): Promise<{ findings: Finding[]; station: string | undefined }> {
  const { dataFolder, running, isDemo } = context;
  const inspected = inspectDatabase(dataFolder, !running);
  const findings = await Promise.all([
    diskFinding(dataFolder),
    databaseFindings(inspected, dataFolder),
    isDemo ? [] : backupFinding(context, inspected.state === "none"),
    crashFinding(context),
    isDemo ? [] : keyFinding(dataFolder),
  ]);
  return { findings: findings.flat(), station: inspected.state === "sound" ? inspected.station : undefined };
}

async function diskFinding(folder: string): Promise<Finding> {
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize, blocks } = await statfs(folder);
    const free = bavail * bsize;
    const state = judgeDisk(free);
    const params = { folder, free: sizeText(free), size: sizeText(blocks * bsize) };
    return finding("disk", state, state === "ok" ? "disk" : "disk-low", params);
  } catch (error) {
    return finding("disk", "fault", "folder-unwritable", { folder, reason: errorText(error) });
  }
}

async function databaseFindings(inspected: Inspected, folder: string): Promise<Finding[]> {
  const broken = (await readdir(folder).catch(() => [])).filter((name) => /\.broken$/.test(name));
  const setAside = broken.map((file) => finding("database", "warning", "set-aside", { file, folder }, file));
  switch (inspected.state) {
    case "none":
      return [finding("database", "ok", "database-none"), ...setAside];
    case "sound":
      return [finding("database", "ok", "database", { size: sizeText(inspected.bytes) }), ...setAside];
    case "newer": {
      const { found, expected } = inspected;
      return [
        finding("database", "fault", "database-newer", { found: String(found), expected: String(expected) }),
        ...setAside,
      ];
    }
    default: {
      const code = inspected.state === "damaged" ? "database-damaged" : "database-unreadable";
      return [finding("database", "fault", code, { reason: inspected.reason, folder }), ...setAside];
    }
  }
}

async function backupFinding({ dataFolder, nowMs }: DataContext, isNew: boolean): Promise<Finding> {
  const folder = join(dataFolder, "backups");
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => /^room-.*\.sqlite$/.test(name))
    .sort();
  const newest = names.at(-1);
  if (newest === undefined)
    return finding("backups", isNew ? "ok" : "warning", isNew ? "backups-new" : "backups-none");
  const { mtimeMs } = await stat(join(folder, newest));
  const state = judgeBackup(mtimeMs, nowMs);
  const params = { file: newest, count: String(names.length), folder };
  return finding("backups", state, state === "ok" ? "backups" : "backups-old", params);
}

/** A process that died leaves a dump, the core's end a line in the log. */
async function crashFinding({ dataFolder, nowMs }: DataContext): Promise<Finding[]> {
  const folder = join(dataFolder, crashFolder);
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const dumps = await Promise.all(
    files
      .filter((name) => name.endsWith(".dmp"))
      .map(async (name) => (await stat(join(folder, name))).mtimeMs),
  );
  const text = await readFile(join(dataFolder, logFolder, logFile), "utf8").catch(() => "");
  const ends = text.split("\n").flatMap((line) => {
    const entry = readLogLine(line);
    const isEnd = entry?.level === "error" && /^(the core ended|uncaught|restarted)/.test(entry.message);
    return isEnd ? [{ at: Date.parse(entry.time), what: entry.message }] : [];
  });
  const recent = [...dumps.map((at) => ({ at, what: "dump" })), ...ends]
    .filter(({ at }) => isRecent(at, nowMs))
    .sort((a, b) => a.at - b.at);
  const last = recent.at(-1);
  if (!last) return [finding("crashes", "ok", "crashes-none")];
  const params = {
    count: String(recent.length),
    at: new Date(last.at).toISOString(),
    what: last.what,
    folder,
  };
  return [finding("crashes", "warning", "crashes", params)];
}

/** Written by main: sealed by the system's secret store, or in the open where there is none. */
async function keyFinding(folder: string): Promise<Finding> {
  const file = join(folder, "station-key.json");
  try {
    const kept: unknown = JSON.parse(await readFile(file, "utf8"));
    const isOpen = typeof kept === "object" && kept !== null && "open" in kept;
    return finding("key", isOpen ? "warning" : "ok", isOpen ? "key-open" : "key", { file });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return finding("key", "ok", "key-none");
    return finding("key", "fault", "key-unreadable", { file });
  }
}

function sizeText(bytes: number): string {
  return `${(bytes / gibibyte).toFixed(bytes < 10 * gibibyte ? 1 : 0)} GiB`;
}
