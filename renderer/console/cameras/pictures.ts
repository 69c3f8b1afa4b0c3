/** The small pictures that the core keeps of cameras, as this page holds them: asked for together, and bounded. */
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { connection } from "../../data/core.ts";

/** Some screens full, each of some kilobytes. */
const mostHeld = 300;
const mostAsked = 200;
/** Rows come into sight one after the other, and are asked for together. */
const gatherMs = 30;

interface Held {
  readonly takenAt: number;
  readonly url: string;
}

/** The one that was shown last is the last. */
const held = new Map<string, Held>();
const asked = new Set<string>();
const listeners = new Map<string, Set<() => void>>();

/** The address of a camera's small picture of that time; of an older one, or none, until it has come. */
export function usePicture(camera: string, takenAt: number | null): string | undefined {
  const subscribe = useCallback(
    (listener: () => void) => {
      const those = listeners.get(camera) ?? new Set();
      listeners.set(camera, those.add(listener));
      return () => {
        those.delete(listener);
        if (those.size === 0) listeners.delete(camera);
      };
    },
    [camera],
  );
  useEffect(() => {
    const known = held.get(camera);
    if (known) hold(camera, known);
    if (takenAt !== null && (known?.takenAt ?? 0) < takenAt) ask(camera);
  }, [camera, takenAt]);
  return useSyncExternalStore(subscribe, () => held.get(camera)?.url);
}

function ask(camera: string): void {
  if (asked.size === 0) setTimeout(fetchAsked, gatherMs);
  asked.add(camera);
}

async function fetchAsked(): Promise<void> {
  const cameras = [...asked].slice(-mostAsked);
  asked.clear();
  // Without a core there is none; the next row that comes into sight asks again.
  const answer = await connection.command("cameras.pictures", { cameras }).catch(() => null);
  for (const { camera, takenAt, jpeg } of answer?.pictures ?? []) {
    const before = held.get(camera);
    if (before && before.takenAt >= takenAt) continue;
    if (before) URL.revokeObjectURL(before.url);
    hold(camera, { takenAt, url: URL.createObjectURL(new Blob([jpeg], { type: "image/jpeg" })) });
    for (const listener of listeners.get(camera) ?? []) listener();
  }
}

function hold(camera: string, picture: Held): void {
  held.delete(camera);
  held.set(camera, picture);
  for (const [old, { url }] of held) {
    if (held.size <= mostHeld) return;
    if (listeners.has(old)) continue;
    URL.revokeObjectURL(url);
    held.delete(old);
  }
}
