/** Pictures of before and after, one incident after the other. */
import { type RefObject, useState } from "react";
import type { BriefingPair, BriefingPhotos } from "../../../shared/domain/briefing/content.ts";
import { pictureUrl } from "../../data/pictures.ts";
import { Nothing } from "../../ui/Frame.tsx";

export interface PhotosProps {
  readonly content: BriefingPhotos;
  /** Which pair. */
  readonly part: number;
  readonly box: RefObject<HTMLDivElement | null>;
}

export function Photos({ content: { pairs, missing, none }, part, box }: PhotosProps) {
  const shown = pairs[part];
  if (!shown)
    return (
      <div ref={box}>
        <Nothing>{none}</Nothing>
      </div>
    );
  const { title, place, before, after } = shown;
  return (
    <div ref={box} className="briefing-photos">
      <p className="briefing-photo-of">
        <strong>{title}</strong> <span dir="auto">{place}</span>
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
