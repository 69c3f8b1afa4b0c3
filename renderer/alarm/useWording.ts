import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCityIndex } from "../city/useCityIndex.ts";
import type { Wording } from "./text.ts";

/** What the words of alarms need: the language, and the names of the city. */
export function useWording(): Wording {
  const { i18n } = useTranslation("alarms");
  const city = useCityIndex();
  const { language } = i18n;
  return useMemo(() => ({ language, city }), [language, city]);
}
