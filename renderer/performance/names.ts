/** What a group of figures is called. */
import { useTranslation } from "react-i18next";
import type { Grouping } from "../../shared/domain/performance/figures.ts";
import { allKey, unnamedKey } from "../../shared/domain/performance/figures.ts";
import { useCityIndex } from "../city/useCityIndex.ts";
import { useView } from "../data/core.ts";
import { textOf } from "../ui/textOf.ts";

/** By grouping and key. An officer who is no more is called by the id. */
export function useGroupNames(): (grouping: Grouping, key: string) => string {
  const { t, i18n } = useTranslation("performance");
  const city = useCityIndex();
  const officers = useView("officers").rows;
  return (grouping, key) => {
    if (key === allKey) return t("all");
    if (key === unnamedKey) return t(`unnamed-${grouping}`);
    const { language } = i18n;
    const category = city.categories.get(key);
    switch (grouping) {
      case "category":
        return category ? textOf(category.name, language) : key;
      case "agency":
        return city.agencies.get(key)?.short ?? key;
      case "district":
        return city.districts.get(key)?.name ?? key;
      case "hour":
        return t("hour", { from: key.padStart(2, "0"), to: String((Number(key) + 1) % 24).padStart(2, "0") });
      case "crew":
        return key;
      case "officer":
        return officers.find(({ id }) => id === key)?.name ?? key;
    }
  };
}
