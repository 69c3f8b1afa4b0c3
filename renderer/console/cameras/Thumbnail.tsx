/**
 * The last picture of a camera, in small and with its age: never taken for a live one. While it is in sight, and old or
 * not there at all, another one is taken when it is its turn.
 */
import { useEffect, useRef, useState } from "react";
import { glanceAt, reportGlance } from "../../camera/glance.ts";
import { Age } from "../../ui/Age.tsx";
import { GlanceRound } from "./glanceRound.ts";
import { usePicture } from "./pictures.ts";
import type { SeenCamera } from "./seen.ts";

/** Rows that are scrolled past cost nothing. */
const settledMs = 150;

const round = new GlanceRound({ glance: glanceAt, report: reportGlance, now: Date.now });

export function Thumbnail({ camera }: { camera: SeenCamera }) {
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ is: false, was: false });
  useEffect(() => {
    let settling: ReturnType<typeof setTimeout> | undefined;
    const watcher = new IntersectionObserver((entries) => {
      clearTimeout(settling);
      if (entries.at(-1)?.isIntersecting) {
        settling = setTimeout(() => setSight({ is: true, was: true }), settledMs);
      } else setSight(({ was }) => ({ is: false, was }));
    });
    if (box.current) watcher.observe(box.current);
    return () => {
      clearTimeout(settling);
      watcher.disconnect();
    };
  }, []);
  return (
    <div ref={box} className="thumbnail">
      {sight.was && <Picture camera={camera} inSight={sight.is} />}
    </div>
  );
}

function Picture({ camera, inSight }: { camera: SeenCamera; inSight: boolean }) {
  const takenAt = camera.status?.thumbnailAt ?? null;
  const url = usePicture(camera.id, takenAt);
  // biome-ignore lint/correctness/useExhaustiveDependencies: news of a camera that is looked at must not begin anew
  useEffect(() => {
    if (inSight) return round.want(camera, takenAt);
  }, [camera.id, camera.url, takenAt, inSight]);
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
