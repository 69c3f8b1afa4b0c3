/** What items of a handover say, in the interface's language. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Item } from "../../../shared/domain/handover/item.ts";
import { type ItemText, itemText } from "../../../shared/domain/handover/words.ts";
import { useRow } from "../../data/core.ts";
import { formatMoment, formatTime } from "../../ui/time.ts";

const dayMs = 24 * 3_600_000;

export function useItemText(): (item: Item) => ItemText {
  const { t, i18n } = useTranslation("handover");
  const zone = useRow("city")?.zone ?? "UTC";
  const { language } = i18n;
  return useMemo(() => {
    const moment = (ms: number) =>
      Math.abs(ms - Date.now()) < dayMs ? formatTime(ms, zone, language) : formatMoment(ms, zone, language);
    const words = t as unknown as (key: string, values?: Record<string, string | number>) => string;
    return (item: Item) => itemText(item, { language, words, moment });
  }, [t, zone, language]);
}
