/**
 * What the start gives the version that it loads, and the only thing that versions of different ages have in common: it
 * may grow, and nothing of it may change.
 */
import type { VersionState } from "../../../shared/domain/updates/versions.ts";

export interface StartHandle {
  readonly folder: string;
  readonly installed: string;
  /** The database may be that of a version that was left. */
  wayBack(): boolean;
  /** Undefined while no other version was ever taken in. */
  state(): VersionState | undefined;
  /** Whose updates this machine takes, besides those that it takes already. */
  addKeys(keys: readonly string[]): void;
  /** The room is open and its first window has painted. */
  cameUp(): void;
  /** This version cannot run. True: the one before is started instead, and this one ends. */
  failed(reason: string): boolean;
  /** The next start runs another version, or the one before (null). */
  change(version: string | null): void;
  /** Ends this process for a new one. */
  restart(): void;
}

const key = Symbol.for("live-room.start");

export function giveHandle(handle: StartHandle): void {
  (globalThis as Record<symbol, unknown>)[key] = handle;
}

/** Undefined where the app was not started by its start, as in tests of parts. */
export function startHandle(): StartHandle | undefined {
  return (globalThis as Record<symbol, unknown>)[key] as StartHandle | undefined;
}
