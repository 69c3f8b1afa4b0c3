import { useTranslation } from "react-i18next";

/** Counts as people read them: `12.345` or `12,345`; what is not known yet is a dash, never nought. */
export function useCountFormat(): (count: number | null) => string {
  const { i18n } = useTranslation("ui");
  const format = new Intl.NumberFormat(i18n.language);
  return (count) => (count === null ? "–" : format.format(count));
}
