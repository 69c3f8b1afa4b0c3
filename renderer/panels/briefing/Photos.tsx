/** Pictures of before and after, one incident after the other. */
import { useState } from "react";
import type { BriefingPair, BriefingPhotos } from "../../../shared/domain/briefing/content.ts";
import { pictureUrl } from "../../data/pictures.ts";
import { useNow } from "../../ui/clock.ts";
import { Nothing } from "../../ui/Frame.tsx";

const eachMs = 7000;

export function Photos({ content: { pairs, missing, none } }: { content: BriefingPhotos }) {
  // By the clock, so that all screens show the same one.
  const at = Math.floor(useNow(1000) / eachMs) % Math.max(1, pairs.length);
  const shown = pairs[at];
  if (!shown) return <Nothing>{none}</Nothing>;
  const { title, place, before, after } = shown;
  return (
    <div className="briefing-photos">
      <p className="briefing-photo-of">
        <strong>{title}</strong> <span dir="auto">{place}</span>
        {pairs.length > 1 && (
          <span className="briefing-photo-at">
            {at + 1}/{pairs.length}
          </span>
        )}
      </p>
      <Picture key={`before ${before.sha256}`} picture={before} missing={missing} />
      <Picture key={`after ${after.sha256}`} picture={after} missing={missing} />
    </div>
  );
}

interface PictureProps {
  readonly picture: BriefingPair["before"];
  readonly missing: string;
}

function Picture({ picture: { sha256, name, caption }, missing }: PictureProps) {
  const [isMissing, setMissing] = useState(false);
  return (
    <figure>
      {isMissing ? (
        <span className="briefing-no-photo">{missing}</span>
      ) : (
        <img src={pictureUrl(sha256)} alt={name} onError={() => setMissing(true)} />
      )}
      <figcaption>
        <strong>{name}</strong> {caption}
      </figcaption>
    </figure>
  );
}
