/**
 * The last picture of a camera, in small and with its age: never taken for a live one. While it is in sight, and old or
 * not there at all, another one is taken when it is its turn.
 */
import { useEffect, useState } from "react";
import { glanceAt, reportGlance } from "../../camera/glance.ts";
import { Age } from "../../ui/Age.tsx";
import { GlanceRound } from "./glanceRound.ts";
import { usePicture } from "./pictures.ts";
import type { SeenCamera } from "./seen.ts";

/** Rows that are scrolled past cost nothing. */
const settledMs = 150;

const round = new GlanceRound({ glance: glanceAt, report: reportGlance, now: Date.now });

export function Thumbnail({ camera }: { camera: SeenCamera }) {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settledMs);
    return () => clearTimeout(timer);
  }, []);
  return <div className="thumbnail">{settled && <Picture camera={camera} />}</div>;
}

function Picture({ camera }: { camera: SeenCamera }) {
  const takenAt = camera.status?.thumbnailAt ?? null;
  const url = usePicture(camera.id, takenAt);
  // biome-ignore lint/correctness/useExhaustiveDependencies: news of a camera that is looked at must not begin anew
  useEffect(() => round.want(camera, takenAt), [camera.id, camera.url, takenAt]);
  if (url === undefined || takenAt === null) return <span>–</span>;
  return (
    <>
      <img src={url} alt="" draggable={false} />
      <span className="thumbnail-age">
        <Age since={takenAt} />
      </span>
    </>
  );
}
