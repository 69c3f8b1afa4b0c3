/** One picture of the record, large, with what is known of it; the arrows lead to the others. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMoment } from "../../ui/time.ts";
import { Dialog } from "../Dialog.tsx";
import { CopyText } from "../details/CopyText.tsx";
import { Fact, Facts } from "../details/Facts.tsx";
import { KeptPicture } from "./KeptPicture.tsx";
import type { People } from "./people.ts";
import type { RecordPicture } from "./pictures.ts";

export interface PictureDialogProps {
  /** The oldest first. */
  readonly pictures: readonly RecordPicture[];
  /** Which of them is shown first, by its event. */
  readonly first: string;
  readonly zone: string;
  readonly people: People;
  readonly onClose: () => void;
}

export function PictureDialog({ pictures, first, zone, people, onClose }: PictureDialogProps) {
  const { t, i18n } = useTranslation("picture");
  const [shown, setShown] = useState(first);
  const at = pictures.findIndex(({ id }) => id === shown);
  const picture = pictures[at];
  if (!picture) return null;
  const { cameraName, takenAt, keptAt, actor, sha256, widthPx, heightPx } = picture;
  const moment = (ms: number) => formatMoment(ms, zone, i18n.language);
  const go = (by: number) => setShown(pictures[at + by]?.id ?? shown);
  return (
    <Dialog title={t("picture-of", { camera: cameraName })} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows of the whole dialog */}
      <div
        className="picture-dialog"
        onKeyDown={({ key }) => {
          if (key === "ArrowLeft") go(-1);
          if (key === "ArrowRight") go(1);
        }}
      >
        <KeptPicture key={sha256} picture={picture} />
        <nav>
          <button
            type="button"
            className="key-button"
            data-first={true}
            aria-disabled={at === 0}
            onClick={() => go(-1)}
          >
            {t("earlier")} <kbd>←</kbd>
          </button>
          <span>{t("picture-number", { number: at + 1, all: pictures.length })}</span>
          <button
            type="button"
            className="key-button"
            aria-disabled={at === pictures.length - 1}
            onClick={() => go(1)}
          >
            {t("later")} <kbd>→</kbd>
          </button>
        </nav>
        <Facts>
          <Fact name={t("taken")}>{takenAt === null ? t("taken-unknown") : moment(takenAt)}</Fact>
          <Fact name={t("kept")}>
            {moment(keptAt)} · {people.actor(actor)}
          </Fact>
          <Fact name={t("size")}>{`${widthPx} × ${heightPx}`}</Fact>
          <Fact name={t("hash")} long>
            <CopyText text={sha256} what={t("hash")} />
          </Fact>
        </Facts>
      </div>
    </Dialog>
  );
}
