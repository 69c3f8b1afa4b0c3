import { useTranslation } from "react-i18next";

/** How many of all the filter lets through. */
export function Shown({ shown, all }: { shown: number; all: number }) {
  const { t, i18n } = useTranslation("console");
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <span data-shown={shown}>{t("shown-of", { shown: number.format(shown), all: number.format(all) })}</span>
  );
}
