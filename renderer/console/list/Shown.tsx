import { useTranslation } from "react-i18next";
import { useCountFormat } from "../../ui/count.ts";

/** How many of all the filter lets through. */
export function Shown({ shown, all }: { shown: number; all: number }) {
  const { t } = useTranslation("console");
  const count = useCountFormat();
  return <span data-shown={shown}>{t("shown-of", { shown: count(shown), all: count(all) })}</span>;
}
