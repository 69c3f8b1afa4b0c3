/** Says how far this station has come with the room's history, while it has not all of it; nothing else. */
import { useTranslation } from "react-i18next";
import { useRow } from "../data/core.ts";

export function HistoryShare() {
  const history = useRow("room")?.history ?? null;
  const { t } = useTranslation("ui");
  if (history === null) return null;
  const { part, percent } = history;
  return <span className="history-share">{t(`history-${part}`, { percent })}</span>;
}
