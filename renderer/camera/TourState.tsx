/** Where a tour stands: its name, the camera's place in it, and a line that grows shorter until the next one comes. */
import { useTranslation } from "react-i18next";
import type { TourStop } from "../../shared/domain/tour/tour.ts";
import { useNow } from "../ui/clock.ts";

export interface TourWords {
  /** Null where a neighbour says it. */
  readonly name: string | null;
  /** The cameras' ids in their order. */
  readonly order: readonly string[];
  /** How many of them are reported down; null where a neighbour says it. */
  readonly deadCount: number | null;
  readonly dwellMs: number;
  readonly pausedAt: number | null;
}

export interface TourStateProps {
  readonly stopAt: (at: number) => TourStop;
  /** The id of the camera on screen. */
  readonly present: string | null;
  readonly words: TourWords;
  /** A camera that had no picture when its turn came. */
  readonly passed: { readonly name: string; readonly at: number } | null;
}

const tellPassedMs = 12_000;

export function TourState({ stopAt, present, words, passed }: TourStateProps) {
  const { t } = useTranslation("cameras");
  const now = useNow(1000);
  const { name, order, deadCount, dwellMs, pausedAt } = words;
  const { camera, since, until } = stopAt(now);
  const place = present === null ? 0 : order.indexOf(present) + 1;
  const isPaused = pausedAt !== null;
  // What has as many cells as cameras does not change, and what is waited for has no time left.
  const hasTime = isPaused ? order.length > 1 : Number.isFinite(until);
  const left = camera !== present ? 0 : 1 - ((pausedAt ?? now) - since) / dwellMs;
  return (
    <>
      <div className="tour-state">
        {passed !== null && now - passed.at < tellPassedMs && (
          <p className="tour-line">{t("tour-passed", { name: passed.name })}</p>
        )}
        {name !== null && <p className="tour-line">{name}</p>}
        {isPaused && (
          <p className="tour-line">
            <strong>{t("tour-paused")}</strong>
          </p>
        )}
        <p>
          {place > 0 && <b>{t("tour-place", { place, count: order.length })}</b>}
          {deadCount !== null && deadCount > 0 && <span>{t("tour-dead", { number: deadCount })}</span>}
        </p>
      </div>
      {present === null && <p className="tour-none">{t("tour-all-dead")}</p>}
      {hasTime && (
        <span className="tour-time" data-paused={isPaused} aria-hidden={true}>
          <span style={{ transform: `scaleX(${Math.min(1, Math.max(0, left)).toFixed(3)})` }} />
        </span>
      )}
    </>
  );
}
