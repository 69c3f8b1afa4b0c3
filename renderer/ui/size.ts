import { useTranslation } from "react-i18next";

const steps = [
  ["GiB", 1024 ** 3],
  ["MiB", 1024 ** 2],
  ["KiB", 1024],
] as const;

/** Sizes as people read them: `1,7 GiB`, `46 GiB`. */
export function useSizeFormat(): (bytes: number) => string {
  const { i18n } = useTranslation("ui");
  return (bytes) => {
    const [unit, step] = steps.find(([, least]) => bytes >= least) ?? ["B", 1];
    const value = bytes / step;
    const digits = unit !== "B" && value < 10 ? 1 : 0;
    const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return `${new Intl.NumberFormat(i18n.language, places).format(value)} ${unit}`;
  };
}
