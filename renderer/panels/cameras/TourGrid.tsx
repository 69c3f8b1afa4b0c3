/** The cells of a grid whose cameras take turns. */
import { useCallback, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import type { TourRow } from "../../../shared/contract/tours.ts";
import { tourAt } from "../../../shared/domain/tour/tour.ts";
import type { TourWords } from "../../camera/TourState.tsx";
import { TourTile } from "../../camera/TourTile.tsx";
import { textOf } from "../../ui/textOf.ts";

export interface TourGridProps {
  readonly tour: TourRow;
  readonly cameras: readonly CameraRow[];
  readonly cells: number;
  /** Cells, from 0, that stay empty, since something lies on them. */
  readonly without: readonly number[];
}

export function TourGrid({ tour, cameras, cells, without }: TourGridProps) {
  const { i18n } = useTranslation("cameras");
  const { cameras: order, startedAt, dwellMs, pausedAt } = tour;
  const byId = useMemo(() => new Map(cameras.map((row) => [row.id, row])), [cameras]);
  const cameraOf = useCallback((id: string) => byId.get(id), [byId]);
  /** Cameras that showed nothing when it was their turn, and until when each has none. */
  const passedOver = useRef(new Map<string, number>());
  const stops = useMemo(() => {
    const run = { startedAt, dwellMs, pausedAt };
    const stopsAt = (at: number) => {
      const hasTurn = (id: string) =>
        byId.get(id)?.health !== "down" && (passedOver.current.get(id) ?? 0) <= at;
      return tourAt(run, order, hasTurn, cells, at);
    };
    return Array.from({ length: cells }, (_, cell) => (at: number) => stopsAt(at)[cell]!);
  }, [startedAt, dwellMs, pausedAt, order, byId, cells]);
  const onPassOver = useCallback((id: string, until: number) => passedOver.current.set(id, until), []);

  const deadCount = order.filter((id) => byId.get(id)?.health === "down").length;
  const teller = stops.findIndex((_, cell) => !without.includes(cell));
  return stops.slice(0, order.length).map((stopAt, cell) => {
    const isTeller = cell === teller;
    const words: TourWords = {
      ...{ name: isTeller ? textOf(tour.name, i18n.language) : null, order, dwellMs, pausedAt },
      deadCount: isTeller ? deadCount : null,
    };
    return without.includes(cell) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
      <div key={cell} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
      <TourTile key={cell} {...{ stopAt, cameraOf, words, onPassOver }} />
    );
  });
}
