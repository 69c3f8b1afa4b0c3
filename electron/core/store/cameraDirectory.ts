/** What this station says of cameras, beside the city's list. Never a secret: a URL with one does not pass the schema. */
import { type CameraChange, cameraFieldsSchema } from "../../../shared/domain/city/cameraDirectory.ts";
import type { Database } from "./database.ts";

interface Row {
  readonly id: string;
  readonly fields: string;
  readonly removedAt: number | null;
}

export function cameraDirectoryRepository(database: Database) {
  const all = database.prepare("SELECT id, fields, removed_at AS removedAt FROM directory_cameras");
  const upsert = database.prepare("INSERT OR REPLACE INTO directory_cameras VALUES (?, ?, ?, ?)");
  const remove = database.prepare("DELETE FROM directory_cameras WHERE id = ?");

  return {
    changes: (): CameraChange[] =>
      (all.all() as Row[]).flatMap(({ id, fields, removedAt }) => {
        const parsed = cameraFieldsSchema.safeParse(JSON.parse(fields));
        return parsed.success ? [{ id, fields: parsed.data, removedAt }] : [];
      }),
    put({ id, fields, removedAt }: CameraChange, changedAt: number): void {
      upsert.run(id, JSON.stringify(fields), removedAt, changedAt);
    },
    /** The station says nothing of it any more. */
    forget(id: string): void {
      remove.run(id);
    },
  };
}
export type CameraDirectoryRepository = ReturnType<typeof cameraDirectoryRepository>;
