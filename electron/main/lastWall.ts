/**
 * The wall of the last run, in a small file: its displays, and which of them showed what matters most. A start opens that
 * one's window first, and its core places the scene on these displays before main has told of those that are there.
 */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { WallDisplay } from "../../shared/domain/scene/display.ts";

const mostDisplays = 100;

export interface LastWall {
  /** Its id. */
  readonly foremost: string;
  readonly displays: readonly WallDisplay[];
}

/** Undefined when there was no run before. By hand: a start does not wait for the schemas' library. */
export function rememberedWall(file: string): LastWall | undefined {
  try {
    const { foremost, displays } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    if (typeof foremost !== "string" || !Array.isArray(displays) || displays.length > mostDisplays)
      return undefined;
    return displays.every(isDisplay) ? { foremost, displays } : undefined;
  } catch {
    return undefined;
  }
}

function isDisplay(found: unknown): found is WallDisplay {
  if (typeof found !== "object" || found === null) return false;
  const { id, label, x, y, widthPx, heightPx } = found as Record<keyof WallDisplay, unknown>;
  return (
    [id, label].every((text) => typeof text === "string") &&
    [x, y, widthPx, heightPx].every(Number.isFinite) &&
    [widthPx, heightPx].every((length) => (length as number) > 0)
  );
}

/** True where each of these stood on it, in its place. */
export function wereThere(wall: LastWall | undefined, displays: readonly WallDisplay[]): boolean {
  return displays.every(({ id }) => wall?.displays.some((before) => before.id === id));
}

/** Failing to write costs speed at the next start only, so it is not told. */
export function rememberWall(file: string, wall: LastWall): void {
  writeFile(file, JSON.stringify(wall)).catch(() => {});
}
