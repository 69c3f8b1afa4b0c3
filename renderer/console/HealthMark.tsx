import { useTranslation } from "react-i18next";
import type { CameraRow } from "../../shared/contract/rows.ts";

/** What the gateway says of a camera: a dot is up, a cross is down, an empty ring is silence. */
export function HealthMark({ health }: { health: CameraRow["health"] }) {
  const { t } = useTranslation("console");
  return (
    <svg
      className="mark health"
      data-health={health}
      viewBox="0 0 16 16"
      role="img"
      aria-label={t(`health-${health}`)}
    >
      {health === "up" && <circle cx="8" cy="8" r="5.5" />}
      {health === "down" && <path d="M3 3l10 10M13 3L3 13" />}
      {health === "unknown" && <circle className="health-ring" cx="8" cy="8" r="5" />}
    </svg>
  );
}
