/** Why this display shows no video now, and when it tries again: part of the safe scene alone. */
import { useTranslation } from "react-i18next";
import { useRow } from "../../data/core.ts";
import { formatTime } from "../../ui/time.ts";
import type { PanelProps } from "../panel.ts";
import "./safe.css";

export default function SafePanel(_props: PanelProps) {
  const safety = useRow("watchdog")?.safety;
  const zone = useRow("city")?.zone ?? "UTC";
  const { t, i18n } = useTranslation("wall");
  return (
    <div className="safe">
      <svg viewBox="0 0 20 16" aria-hidden="true">
        <path d="M1.5 1.5h17v10h-17zM6 15h8M10 11.5V15M8 4.5v4M12 4.5v4" />
      </svg>
      <strong>{t("safe")}</strong>
      <span>{t("safe-why")}</span>
      {safety && (
        <span className="safe-until">
          {t("safe-until", { time: formatTime(safety.until, zone, i18n.language) })}
        </span>
      )}
    </div>
  );
}
