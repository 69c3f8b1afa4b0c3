/** How a tile's stream does, in figures, for whoever looks for a fault. Nothing is measured while nobody asked for it. */
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useRow } from "../data/core.ts";
import { useNow } from "../ui/clock.ts";
import type { CameraPlayer } from "./player.ts";

const unknown = "–";

export function TileFigures({ player }: { player: RefObject<CameraPlayer | null> }) {
  return useRow("room")?.figures ? <Figures player={player} /> : null;
}

function Figures({ player }: { player: RefObject<CameraPlayer | null> }) {
  useNow(1000);
  const { t, i18n } = useTranslation("cameras");
  const { current } = player;
  const figures = current && current.health.state !== "idle" ? current.figures() : null;
  if (!figures || figures.decodedFrames === 0) return <Lines lines={[unknown]} />;
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(i18n.language, {
    ...{ minimumFractionDigits: 1, maximumFractionDigits: 1 },
  });
  const { latencyS, behindEdgeS, bitsPerSecond, widthPx, heightPx, droppedFrames, decodedFrames } = figures;
  return (
    <Lines
      lines={[
        latencyS === null
          ? t("figure-latency-least", { number: tenths.format(behindEdgeS) })
          : t("figure-latency", { number: tenths.format(latencyS) }),
        bitsPerSecond === null
          ? unknown
          : t("figure-bitrate", { number: number.format(bitsPerSecond / 1000) }),
        `${widthPx} × ${heightPx}`,
        t("figure-frames", { dropped: number.format(droppedFrames), all: number.format(decodedFrames) }),
      ]}
    />
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <div className="tile-figures">
      {lines.map((line, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: each line has its place
        <span key={n}>{line}</span>
      ))}
    </div>
  );
}
