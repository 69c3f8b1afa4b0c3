/**
 * Whether what this window shows is simulated: the demo's world, or a drill. Told once here, and marked by it on the
 * window, its title and the pictures that are taken in it.
 */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { DrillRow } from "../../shared/contract/training.ts";
import { useRow } from "../data/core.ts";
import { followDrillClock } from "./clock.ts";

let label: string | null = null;

/** Puts the mark onto a picture that is taken of what is simulated; nothing onto a real one. */
export function markPicture(
  context: OffscreenCanvasRenderingContext2D,
  widthPx: number,
  heightPx: number,
): void {
  if (label === null) return;
  const sizePx = Math.max(10, Math.round(heightPx / 12));
  context.font = `700 ${sizePx}px "IBM Plex Sans Condensed", sans-serif`;
  const padPx = sizePx / 3;
  const boxPx = context.measureText(label).width + 2 * padPx;
  context.fillStyle = "#ffc247";
  context.fillRect((widthPx - boxPx) / 2, 0, boxPx, sizePx * 1.35);
  context.fillStyle = "#07090c";
  context.textBaseline = "middle";
  context.fillText(label, (widthPx - boxPx) / 2 + padPx, sizePx * 0.72);
}

export interface Simulation {
  readonly on: boolean;
  /** Undefined in the demo, where no drill was begun. */
  readonly drill: DrillRow | undefined;
}

/** Marks this window while what it shows is simulated, and lets it go by the drill's clock. */
export function useSimulation(): Simulation {
  const drill = useRow("drill");
  const on = useRow("room")?.demo === true || drill !== undefined;
  const { t } = useTranslation("training");
  const word = t("mark");
  useEffect(() => {
    followDrillClock(drill?.clock ?? null);
  }, [drill?.clock]);
  useEffect(() => {
    label = on ? word : null;
    document.title = on ? `${word} — LIVE Room` : "LIVE Room";
    document.documentElement.toggleAttribute("data-simulation", on);
    return () => {
      label = null;
      document.documentElement.removeAttribute("data-simulation");
    };
  }, [on, word]);
  return { on, drill };
}
