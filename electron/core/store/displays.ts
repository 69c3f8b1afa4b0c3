/** What this station was told of its wall's displays. */
import type { DisplaySize, WallDisplay } from "../../../shared/domain/scene/display.ts";
import type { Database } from "./database.ts";

interface Row {
  readonly diagonalIn: number;
  readonly distanceM: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function displayRepository(database: Database) {
  const columns =
    "diagonal_in AS diagonalIn, distance_m AS distanceM, left_mm AS left, right_mm AS right, top_mm AS top, bottom_mm AS bottom";
  const byId = database.prepare(`SELECT ${columns} FROM display_sizes WHERE display = ?`);
  const alike = database.prepare(
    `SELECT ${columns} FROM display_sizes WHERE label = ? AND width_px = ? AND height_px = ? LIMIT 2`,
  );
  const upsert = database.prepare(
    "INSERT OR REPLACE INTO display_sizes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const remove = database.prepare("DELETE FROM display_sizes WHERE display = ?");
  const removeAlike = database.prepare(
    "DELETE FROM display_sizes WHERE label = ? AND width_px = ? AND height_px = ?",
  );
  /** A display that stands elsewhere than it was is known again by what it is, where no other is like it. */
  const isOneOfAKind = ({ label, widthPx, heightPx }: WallDisplay, present: readonly WallDisplay[]) =>
    label !== "" &&
    present.filter(
      (other) => other.label === label && other.widthPx === widthPx && other.heightPx === heightPx,
    ).length === 1;

  const all = database.prepare("SELECT * FROM display_sizes ORDER BY display").raw();

  return {
    /** What was measured at one station, for another database of the same: a row is passed on as it is. */
    all: (): unknown[][] => all.all() as unknown[][],
    take(rows: readonly unknown[][]): void {
      for (const row of rows) upsert.run(...row);
    },
    /** Undefined where nobody has measured it. `present`: all displays that are there, this one too. */
    sizeOf(display: WallDisplay, present: readonly WallDisplay[]): DisplaySize | undefined {
      const own = byId.get(display.id) as Row | undefined;
      if (own || !isOneOfAKind(display, present)) return own && sizeOf(own);
      const [found, another] = alike.all(display.label, display.widthPx, display.heightPx) as Row[];
      return found && !another ? sizeOf(found) : undefined;
    },
    /** Null: nobody has measured it. */
    setSize(display: WallDisplay, present: readonly WallDisplay[], size: DisplaySize | null): void {
      const { id, label, widthPx, heightPx } = display;
      // What was known of it from where it stood before is over.
      if (isOneOfAKind(display, present)) removeAlike.run(label, widthPx, heightPx);
      else remove.run(id);
      if (!size) return;
      const { left, right, top, bottom } = size.bezelMm;
      const { diagonalIn, distanceM } = size;
      upsert.run(id, label, widthPx, heightPx, diagonalIn, distanceM, left, right, top, bottom);
    },
  };
}
export type DisplayRepository = ReturnType<typeof displayRepository>;

function sizeOf({ diagonalIn, distanceM, ...bezelMm }: Row): DisplaySize {
  return { diagonalIn, distanceM, bezelMm };
}
