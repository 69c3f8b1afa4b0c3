/**
 * Keeps copies of the database, made while the room runs (SQLite's online backup), one a day, in `backups` of the data
 * folder.
 *
 * Guarantees: a copy has everything that was committed before it was begun, and never half of a commit; one that was not
 * finished has another name and is taken away; the newest `kept` stay. Nothing waits for it: a few pages are copied at a
 * time. It is put back by hand, with the room ended: see README, Backups.
 */
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../shared/domain/clock.ts";
import { localDay } from "../../shared/domain/zone.ts";
import type { Notices } from "./live/notices.ts";
import { errorText, type Log } from "./log.ts";
import type { Store } from "./store/index.ts";

export interface BackupOptions {
  readonly dataFolder: string;
  readonly zone: string;
  readonly store: Pick<Store, "backup">;
  readonly freeBytes: () => number | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly notices: Pick<Notices, "raise" | "clear">;
}

export const backupsKept = 7;
/** A start has more urgent things to do. */
const firstAfterMs = 15 * 60_000;
const lookEveryMs = 10 * 60_000;
const finished = /^room-\d{4}-\d\d-\d\d\.sqlite$/;
/** The copies from before a migration stand beside these, and go by a rule of their own (store/beforeMigration.ts). */
const unfinishedCopy = /^room-.*\.part(-.*)?$/;
/** A disk that a copy would fill is kept for what happens now. */
const spareBytes = 512 * 1024 * 1024;

class NoRoom extends Error {
  override readonly name = "NoRoom";
}

export class Backups {
  private readonly options: BackupOptions;
  private readonly folder: string;
  private working: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: BackupOptions) {
    this.options = options;
    this.folder = join(options.dataFolder, "backups");
  }

  start(): void {
    this.timer = setTimeout(() => this.goOn(), firstAfterMs);
  }

  /** Resolves when nothing is written any more. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.working;
  }

  /** Makes today's copy, where there is none yet. */
  async look(): Promise<void> {
    const { log, notices } = this.options;
    this.working ??= this.make()
      .then(() => notices.clear("backup-failed"))
      .catch((error) => {
        const reason = errorText(error);
        log.error("the database could not be copied", { reason });
        notices.raise("warning", "backup-failed", { reason });
      })
      .finally(() => {
        this.working = undefined;
      });
    await this.working;
  }

  private goOn(): void {
    void this.look();
    this.timer = setTimeout(() => this.goOn(), lookEveryMs);
  }

  private async make(): Promise<void> {
    const { store, dataFolder, freeBytes, clock, zone, log } = this.options;
    await mkdir(this.folder, { recursive: true });
    const known = (await readdir(this.folder)).sort();
    const name = `room-${localDay(zone, clock())}.sqlite`;
    if (known.includes(name)) return;
    const { size } = await stat(join(dataFolder, "room.sqlite"));
    const free = freeBytes();
    if (free !== null && free < size + spareBytes) {
      throw new NoRoom(`expected ${size + spareBytes} free bytes, found ${free}`);
    }
    for (const each of known)
      if (unfinishedCopy.test(each)) await rm(join(this.folder, each), { force: true });
    const unfinished = join(this.folder, `${name}.part`);
    await store.backup(unfinished, new Date(clock()).toISOString());
    await rename(unfinished, join(this.folder, name));
    log.info("the database was copied", { file: name, bytes: size });
    const all = [...known.filter((each) => finished.test(each)), name].sort();
    for (const each of all.slice(0, -backupsKept)) await rm(join(this.folder, each), { force: true });
  }
}
