/** What fingerprint machines told, whose numbers they use, and the files that it came in. */
import { createHash } from "node:crypto";
import type { MachineFileRow } from "../../../shared/contract/attendance.ts";
import type { MachineClocking, MachineType } from "../../../shared/domain/attendance/machineFile.ts";
import type { Database } from "./database.ts";

export interface StoredMachineClocking {
  readonly id: string;
  readonly type: MachineType;
  readonly atMs: number;
  /** What the machine said, where its clock was wrong; null where that stands. */
  readonly toldAtMs: number | null;
  readonly device: string | null;
}

export interface MachinePerson {
  readonly person: string;
  readonly officer: string | null;
  readonly clockings: number;
  readonly lastAt: number;
}

export function machineClockingRepository(database: Database) {
  const insert = database.prepare(
    `INSERT INTO machine_clockings (id, person, type, time, device, file, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const ofOfficer = database.prepare(`
    SELECT id, type, time AS atMs, told_at AS toldAtMs, device FROM machine_people CROSS JOIN machine_clockings USING (person)
    WHERE officer = ? AND time BETWEEN ? AND ? ORDER BY time, id`);
  const people = database.prepare(`
    SELECT person, officer, count(*) AS clockings, max(time) AS lastAt
    FROM machine_clockings LEFT JOIN machine_people USING (person)
    GROUP BY person ORDER BY officer IS NOT NULL, clockings DESC, person LIMIT 2000`);
  const span = database.prepare(
    "SELECT min(time) AS firstMs, max(time) AS lastMs FROM machine_clockings WHERE person = ?",
  );
  const timeOf = database.prepare("SELECT time FROM machine_clockings WHERE id = ?").pluck();
  const map = database.prepare("INSERT OR REPLACE INTO machine_people VALUES (?, ?)");
  const unmap = database.prepare("DELETE FROM machine_people WHERE person = ?");
  const officerOf = database.prepare("SELECT officer FROM machine_people WHERE person = ?").pluck();
  const file = database.prepare("SELECT body FROM machine_files WHERE hash = ?").pluck();
  const files = database.prepare("SELECT body FROM machine_files ORDER BY taken_at DESC LIMIT 200").pluck();
  const putFile = database.prepare("INSERT OR REPLACE INTO machine_files VALUES (?, ?, ?)");
  const idsOf = database
    .prepare("SELECT id FROM machine_clockings WHERE file = ? AND id > ? ORDER BY id LIMIT ?")
    .pluck();
  const correct = database.prepare(`
    UPDATE machine_clockings SET time = coalesce(told_at, time) - :offset,
      told_at = CASE WHEN :offset = 0 THEN NULL ELSE coalesce(told_at, time) END
    WHERE file = :file AND id BETWEEN :first AND :last`);
  const spansOf = database.prepare(`
    SELECT officer, min(time) AS firstMs, max(time) AS lastMs
    FROM machine_clockings JOIN machine_people USING (person) WHERE file = ? GROUP BY officer`);
  const removeFile = database.prepare("DELETE FROM machine_files WHERE hash = ?");

  return {
    /** False when it is known, from this file or another. */
    put({ person, type, atMs, device }: MachineClocking, fileHash: string, receivedAt: number): boolean {
      const said = JSON.stringify([person, type, atMs, device]);
      const id = `machine:${createHash("sha256").update(said).digest("hex").slice(0, 20)}`;
      return insert.run(id, person, type, atMs, device, fileHash, receivedAt).changes > 0;
    },
    of: (officer: string, fromMs: number, toMs: number): StoredMachineClocking[] =>
      ofOfficer.all(officer, fromMs, toMs) as StoredMachineClocking[],
    timeOf: (id: string): number | undefined => timeOf.get(id) as number | undefined,
    people: (): MachinePerson[] => people.all() as MachinePerson[],
    /** From when to when a number clocked; null for never. */
    span: (person: string) => span.get(person) as { firstMs: number | null; lastMs: number | null },
    officerOf: (person: string): string | undefined => officerOf.get(person) as string | undefined,
    /** Whose number it is; null for nobody's. */
    map(person: string, officer: string | null): void {
      if (officer === null) unmap.run(person);
      else map.run(person, officer);
    },
    /**
     * The clock was ahead by so much as some of a file's clockings were written, from the one after `after` on. Answers the
     * last of them; undefined where there is none left. The same again changes nothing.
     */
    correct(file: string, offset: number, after: string, limit: number): string | undefined {
      const ids = idsOf.all(file, after, limit) as string[];
      const [first, last] = [ids[0], ids.at(-1)];
      if (first !== undefined) correct.run({ file, offset, first, last });
      return last;
    },
    /** Of whom a file has clockings, from when to when. */
    spansOf: (file: string) =>
      spansOf.all(file) as { readonly officer: string; readonly firstMs: number; readonly lastMs: number }[],
    file(hash: string): MachineFileRow | undefined {
      const body = file.get(hash) as string | undefined;
      return body === undefined ? undefined : (JSON.parse(body) as MachineFileRow);
    },
    files: (): MachineFileRow[] =>
      (files.all() as string[]).map((body) => JSON.parse(body) as MachineFileRow),
    putFile: (row: MachineFileRow): void => void putFile.run(row.id, row.takenAt, JSON.stringify(row)),
    removeFile: (hash: string): void => void removeFile.run(hash),
  };
}
export type MachineClockingRepository = ReturnType<typeof machineClockingRepository>;
