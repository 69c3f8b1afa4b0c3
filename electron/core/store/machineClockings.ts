/** What fingerprint machines told, whose numbers they use, and the files that it came in. */
import { createHash } from "node:crypto";
import type { MachineFileRow } from "../../../shared/contract/attendance.ts";
import type { MachineClocking, MachineType } from "../../../shared/domain/attendance/machineFile.ts";
import type { Database } from "./database.ts";

export interface StoredMachineClocking {
  readonly id: string;
  readonly type: MachineType;
  readonly atMs: number;
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
    "INSERT INTO machine_clockings VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const ofOfficer = database.prepare(`
    SELECT id, type, time AS atMs, device FROM machine_people CROSS JOIN machine_clockings USING (person)
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
