/** Takes the picture that is on screen into the record of the incident that it is looked at for. */
import { useState } from "react";
import type { CameraPlayer } from "../../camera/player.ts";
import { type Refusal, useSend } from "../send.ts";

export type Snapped =
  | { readonly state: "taking" }
  | { readonly state: "kept"; readonly incident: string; readonly sha256: string }
  /** Nothing to keep it for, or nothing to keep. */
  | { readonly state: "no-incident" | "no-picture" }
  | { readonly state: "refused"; readonly refusal: Refusal };

export interface Snapshot {
  snap(): Promise<void>;
  /** What came of the last one; null when it was forgotten. */
  readonly snapped: Snapped | null;
  forget(): void;
}

export function useSnapshot(camera: string, incident: string | null, player: CameraPlayer | null): Snapshot {
  const { ask, refusal, forget } = useSend();
  const [snapped, setSnapped] = useState<Snapped | null>(null);
  return {
    snapped: refusal ? { state: "refused", refusal } : snapped,
    forget() {
      forget();
      setSnapped(null);
    },
    async snap() {
      forget();
      if (incident === null) return setSnapped({ state: "no-incident" });
      if (snapped?.state === "taking") return;
      setSnapped({ state: "taking" });
      const picture = await player?.takePicture();
      if (!picture) return setSnapped({ state: "no-picture" });
      const kept = await ask("incident.picture", { incident, camera, ...picture });
      setSnapped(kept ? { state: "kept", incident, sha256: kept.sha256 } : null);
    },
  };
}
