/**
 * The folder that fingerprint machines' files are put into.
 *
 * Guarantees: a file is taken once, by its content, whatever it is called and however often it is put there; it is
 * taken when it stands still; what came in is moved to `done`, what could not is moved to `refused` with the reason
 * beside it; nothing is deleted before the city's period is over; a file whose columns nobody has mapped yet waits
 * where it is.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MachineFileRow, SaidRow } from "../../../../shared/contract/attendance.ts";
import { maxFileBytes } from "../../../../shared/contract/intake.ts";
import { type Compared, clockFault } from "../../../../shared/domain/attendance/machineClock.ts";
import { type MachineClocking, missingFields } from "../../../../shared/domain/attendance/machineFile.ts";
import type { City } from "../../../../shared/domain/city/index.ts";
import type { Clock } from "../../../../shared/domain/clock.ts";
import { SourceFault } from "../../intake/fault.ts";
import type { LiveRows } from "../../live/rows.ts";
import { errorText, type Log } from "../../log.ts";
import type { Store } from "../../store/index.ts";
import type { AttendanceBook } from "../book.ts";
import { type Mapping, type ReadMachineFile, readMachineFile } from "./read.ts";

export interface MachineFolderOptions {
  readonly city: City;
  readonly store: Store;
  readonly book: AttendanceBook;
  readonly rows: LiveRows<MachineFileRow>;
  /** Mappings of columns that were made before, the last one first. */
  readonly remembered: () => readonly Mapping[];
  /** Clockings came in. */
  readonly onTaken: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

const lookEveryMs = 1000;
const writtenAtOnce = 1000;
/** Farther from what it is compared with, a clocking says nothing about the clock. */
const comparableMs = 4 * 3_600_000;
const fileName = /\.(csv|txt)$/i;

export class MachineFolder {
  private readonly options: MachineFolderOptions;
  private folder: string;
  private readonly sizes = new Map<string, number>();
  /** Waiting files are looked at again when a mapping was made. */
  private readonly waiting = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> | undefined;

  constructor(folder: string, options: MachineFolderOptions) {
    this.folder = folder;
    this.options = options;
    options.rows.replace(options.store.machineClockings.files().reverse());
  }

  start(): void {
    this.timer = setInterval(() => this.look(), lookEveryMs);
    this.look();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  watch(folder: string): void {
    this.folder = folder;
    this.sizes.clear();
    this.waiting.clear();
  }

  /** A mapping was made: what waited for one is read again. */
  again(): void {
    this.waiting.clear();
  }

  /**
   * Its machine's clock was ahead by so much: its clockings count from when they were. `decide` writes down that a person
   * said so, with the last of them. What is left over where the room goes meanwhile is done by saying it again.
   */
  async correct(hash: string, offsetMs: number, said: SaidRow, decide: () => void): Promise<void> {
    const { store, book, rows } = this.options;
    const file = store.machineClockings.file(hash);
    if (!file) return;
    const before = store.machineClockings.spansOf(hash);
    for (let after: string | undefined = ""; after !== undefined; ) {
      await new Promise((resolve) => setImmediate(resolve));
      const from: string = after;
      after = store.transaction(() => store.machineClockings.correct(hash, offsetMs, from, writtenAtOnce));
    }
    const row = { ...file, corrected: offsetMs === 0 ? null : { ...said, offsetMs } };
    store.transaction(() => {
      decide();
      store.machineClockings.putFile(row);
    });
    rows.put(row);
    for (const { officer, firstMs, lastMs } of [...before, ...store.machineClockings.spansOf(hash)]) {
      book.touchAt(officer, firstMs, lastMs);
    }
  }

  /** Deletes what was taken or refused before (epoch ms), and answers how many files that were. */
  async discard(beforeMs: number): Promise<number> {
    let count = 0;
    for (const place of ["done", "refused"]) {
      const into = join(this.folder, place);
      for (const name of await readdir(into).catch(() => [])) {
        const path = join(into, name);
        const found = await stat(path);
        // That it was moved here changed its inode; what the machine wrote may be older.
        if (!found.isFile() || Math.max(found.ctimeMs, found.mtimeMs) >= beforeMs) continue;
        await unlink(path);
        count++;
      }
    }
    const { rows, store } = this.options;
    rows.replace(store.machineClockings.files().reverse());
    return count;
  }

  private look(): void {
    this.working ??= this.takeAll()
      .catch((error) => {
        this.options.log.warning("the folder of attendance files cannot be read", {
          reason: errorText(error),
        });
      })
      .finally(() => {
        this.working = undefined;
      });
  }

  private async takeAll(): Promise<void> {
    const { folder } = this;
    await mkdir(folder, { recursive: true });
    for (const name of (await readdir(folder)).filter((each) => fileName.test(each)).sort()) {
      if (this.waiting.has(name)) continue;
      const path = join(folder, name);
      const found = await stat(path);
      // What is still being copied grows.
      const isStill = this.sizes.get(name) === found.size;
      this.sizes.set(name, found.size);
      if (!found.isFile() || !isStill) continue;
      this.sizes.delete(name);
      await this.take(folder, name, found.size);
    }
  }

  private async take(folder: string, name: string, size: number): Promise<void> {
    const { store, clock, city, remembered, log } = this.options;
    const path = join(folder, name);
    const empty = {
      ...{ name, takenAt: clock(), fresh: 0, known: 0, unmapped: 0, refused: 0, detail: null, fault: null },
      ...{ clockOffMs: null, clockSamples: 0, columns: [], guess: {}, sample: [] },
    };
    let hash = `${name} ${size}`;
    try {
      if (size > maxFileBytes) throw new SourceFault("too-large", `${size} B`);
      const bytes = await readFile(path);
      hash = createHash("sha256").update(bytes).digest("hex");
      if (store.machineClockings.file(hash)?.state === "done") {
        await moveTo(folder, "done", name);
        return;
      }
      const read = await readMachineFile(bytes, remembered(), city.zone);
      if (!read.mapping) {
        this.waiting.set(name, hash);
        const sample = read.sample.map((line) => line.map((value) => value.slice(0, 60)));
        const columns = read.columns.map((column) => column.slice(0, 120));
        this.put({ ...empty, id: hash, state: "waiting", columns, guess: read.guess, sample });
        return;
      }
      const taken = await this.write(read, hash);
      await moveTo(folder, "done", name);
      const { refused, detail } = read;
      this.put({ ...empty, id: hash, state: "done", ...taken, refused, detail });
      this.options.onTaken();
    } catch (error) {
      const { code, detail } =
        error instanceof SourceFault ? error : { code: "storage" as const, detail: errorText(error) };
      log.warning("an attendance file was refused", { file: name, code, detail });
      this.put({ ...empty, id: hash, state: "refused", fault: { code, detail } });
      const moved = await moveTo(folder, "refused", name);
      await writeFile(`${moved}.reason.txt`, `${code}: ${detail}\n`);
    }
  }

  private async write({ clockings }: ReadMachineFile, hash: string) {
    const { store, book, clock, city } = this.options;
    const officers = new Set(city.officers.map(({ id }) => id));
    const touched = new Map<string, [number, number]>();
    const unmapped = new Set<string>();
    const owner = new Map<string, string | undefined>();
    const compared: Compared[] = [];
    let [fresh, known] = [0, 0];
    for (let from = 0; from < clockings.length; from += writtenAtOnce) {
      await new Promise((resolve) => setImmediate(resolve));
      const slice = clockings.slice(from, from + writtenAtOnce);
      store.transaction(() => {
        for (const clocking of slice) {
          const { person, atMs } = clocking;
          if (!owner.has(person)) owner.set(person, this.ownerOf(person, officers));
          if (store.machineClockings.put(clocking, hash, clock())) fresh++;
          else known++;
          const officer = owner.get(person);
          if (officer === undefined) {
            unmapped.add(person);
            continue;
          }
          const [first, last] = touched.get(officer) ?? [atMs, atMs];
          touched.set(officer, [Math.min(first, atMs), Math.max(last, atMs)]);
          compared.push(...this.comparedWith(officer, clocking));
        }
      });
    }
    for (const [officer, [first, last]] of touched) book.touchAt(officer, first, last);
    const fault = clockFault(compared);
    return {
      ...{ fresh, known, unmapped: unmapped.size },
      ...{ clockOffMs: fault?.offsetMs ?? null, clockSamples: fault?.samples ?? 0 },
    };
  }

  /** A number that is an officer's own id is that officer's, until somebody says otherwise. */
  private ownerOf(person: string, officers: ReadonlySet<string>): string | undefined {
    const { machineClockings } = this.options.store;
    const mapped = machineClockings.officerOf(person);
    if (mapped !== undefined || !officers.has(person)) return mapped;
    machineClockings.map(person, person);
    return person;
  }

  /** With the officer's own phone where it told the same, else with the plan. */
  private comparedWith(officer: string, { atMs, type }: MachineClocking): Compared[] {
    const { store, book } = this.options;
    const phones = store.officers
      .dutyEventsOf(officer, atMs - comparableMs, atMs + comparableMs)
      .filter((event) => event.type === type)
      .map(({ time }) => time);
    const planned =
      phones.length > 0 || type === "unknown"
        ? []
        : book
            .plannedAround(officer, atMs)
            .map(({ startsAt, endsAt }) => (type === "in" ? startsAt : endsAt))
            .filter((reference) => Math.abs(reference - atMs) <= comparableMs);
    const references = [...phones, ...planned].sort((a, b) => Math.abs(a - atMs) - Math.abs(b - atMs));
    return references.slice(0, 1).map((referenceMs) => ({ machineMs: atMs, referenceMs }));
  }

  private put(row: MachineFileRow): void {
    const { store, rows } = this.options;
    store.transaction(() => store.machineClockings.putFile(row));
    rows.put(row);
  }
}

/** Whose columns lack what is needed cannot be mapped so. */
export function isUsable(mapping: Mapping): boolean {
  return missingFields(mapping).length === 0;
}

/** Answers where it is now; what is there keeps its name. */
async function moveTo(folder: string, place: "done" | "refused", name: string): Promise<string> {
  const into = join(folder, place);
  await mkdir(into, { recursive: true });
  const taken = new Set(await readdir(into));
  let target = name;
  for (let n = 2; taken.has(target); n++) target = name.replace(/(\.\w+)$/, `-${n}$1`);
  await rename(join(folder, name), join(into, target));
  return join(into, target);
}
