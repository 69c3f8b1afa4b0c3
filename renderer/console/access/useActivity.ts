/** Tells the core that somebody is there, so that it does not lock the window: once in a while, at a key or the pointer. */
import { useEffect } from "react";
import type { SessionRow } from "../../../shared/contract/access.ts";
import { connection } from "../../data/core.ts";

const tellEveryMs = 10_000;

export function useActivity(session: SessionRow | undefined): void {
  const counts = session?.state === "signed-in" && session.lockAfterMs !== null;
  useEffect(() => {
    if (!counts) return;
    let toldAt = 0;
    const tell = () => {
      const now = performance.now();
      if (toldAt !== 0 && now - toldAt < tellEveryMs) return;
      toldAt = now;
      // Whoever is gone meanwhile is told by the session's row.
      connection.command("session.active", {}).catch(() => {});
    };
    const events = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
    for (const name of events) window.addEventListener(name, tell, { capture: true, passive: true });
    return () => {
      for (const name of events) window.removeEventListener(name, tell, { capture: true });
    };
  }, [counts]);
}
