/** Says plainly that what moves is of the past: how far back, and what the clock was. */
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { formatBehind } from "../../shared/domain/tile/rewind.ts";
import { useRow } from "../data/core.ts";
import { useNow } from "../ui/clock.ts";
import { formatMoment } from "../ui/time.ts";
import type { CameraPlayer } from "./player.ts";

export interface RewoundProps {
  readonly behindS: number;
  readonly player: RefObject<CameraPlayer | null>;
}

export function Rewound({ behindS, player }: RewoundProps) {
  useNow(1000);
  const { t, i18n } = useTranslation("cameras");
  const zone = useRow("city")?.zone ?? "UTC";
  const latencyS = player.current?.figures().latencyS ?? null;
  return (
    <p className="tile-rewound" role="status">
      <strong>{t("rewound", { behind: formatBehind(behindS) })}</strong>
      {latencyS !== null && <span>{formatMoment(Date.now() - latencyS * 1000, zone, i18n.language)}</span>}
    </p>
  );
}
