/**
 * Opens the database of a room: with a copy kept before its form is changed, and with the way back from a newer program
 * where that is wanted.
 */
import { copyBeforeMigration, type FormCopy } from "./beforeMigration.ts";
import { DatabaseNewer, MigrationFailed, type OpenedDatabase, openDatabase } from "./database.ts";
import { type Migration, migrations } from "./migrations/index.ts";
import { finishWayBack, takeWayBack, type WayBack, wayBackOf } from "./wayBack.ts";

export interface OpenedRoomDatabase extends OpenedDatabase {
  /** The copy from before this start's migration. */
  readonly copy?: FormCopy;
  readonly wayBack?: WayBack;
}

export interface Opening {
  readonly folder: string;
  readonly at: Date;
  /** Back from a newer program's database, where a copy from before it is there. */
  readonly wayBack: boolean;
  readonly steps?: readonly Migration[];
}

/** What a person needs to know of a database that cannot be opened: the copy that is the way back. */
export class FormRefused extends Error {
  override readonly name = "FormRefused";
  override readonly cause: DatabaseNewer | MigrationFailed;
  readonly backup: string | undefined;
  constructor(cause: DatabaseNewer | MigrationFailed, backup: string | undefined) {
    super(cause.message);
    this.cause = cause;
    this.backup = backup;
  }
}

/** Throws `FormRefused`, `CopyFailed` and `DataFolderUnusable`. */
export async function openRoomDatabase(opening: Opening): Promise<OpenedRoomDatabase> {
  const { folder, at, wayBack, steps = migrations } = opening;
  finishWayBack(folder);
  const copy = await copyBeforeMigration(folder, at, steps);
  try {
    return { ...openDatabase(folder, at, steps), ...(copy && { copy }) };
  } catch (error) {
    if (error instanceof MigrationFailed) throw new FormRefused(error, copy?.file);
    if (!(error instanceof DatabaseNewer)) throw error;
    if (!wayBack) throw new FormRefused(error, (await wayBackOf(folder, steps))?.file);
    const taken = await takeWayBack(folder, at, steps);
    if (!taken) throw new FormRefused(error, undefined);
    return { ...openDatabase(folder, at, steps), wayBack: taken };
  }
}
