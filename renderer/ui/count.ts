import { useTranslation } from "react-i18next";

/** By language: one takes a thousand times as long to make as a number to write. */
const formats = new Map<string, Intl.NumberFormat>();

/** Counts as people read them: `12.345` or `12,345`; what is not known yet is a dash, never nought. */
export function useCountFormat(): (count: number | null) => string {
  const { i18n } = useTranslation("ui");
  const format = formats.get(i18n.language) ?? new Intl.NumberFormat(i18n.language);
  formats.set(i18n.language, format);
  return (count) => (count === null ? "–" : format.format(count));
}
