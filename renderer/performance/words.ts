/** Figures as people read them: durations, shares and rates, in the language of the screen. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

export interface FigureWords {
  /** `45 dtk`, `3,5 mnt`, `25 mnt`, `2 j 05`, `3 hari`; a dash for what is not known. */
  duration(seconds: number | null): string;
  /** Of 1; a share that rounds to all is not all. */
  share(share: number | null): string;
  /** With at most one digit after the comma; what would round to nought is less than a tenth. */
  rate(rate: number | null): string;
}

const dash = "–";

export function useFigureWords(): FigureWords {
  const { t, i18n } = useTranslation("performance");
  return useMemo(() => {
    const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
    return {
      duration(seconds) {
        if (seconds === null) return dash;
        if (seconds < 60) return t("seconds", { number: Math.round(seconds) });
        const minutes = seconds / 60;
        if (minutes < 9.95) return t("minutes", { number: format.format(minutes) });
        if (minutes < 59.5) return t("minutes", { number: Math.round(minutes) });
        const whole = Math.round(minutes);
        if (whole < 24 * 60) {
          const rest = String(whole % 60).padStart(2, "0");
          return t("hours", { hours: Math.floor(whole / 60), minutes: rest });
        }
        return t("days", { number: format.format(minutes / (24 * 60)) });
      },
      share(share) {
        if (share === null) return dash;
        const percent = share === 1 ? 100 : Math.min(99, Math.round(share * 100));
        return t("percent", { number: percent });
      },
      rate(rate) {
        if (rate === null) return dash;
        return rate > 0 && rate < 0.05 ? `<${format.format(0.1)}` : format.format(rate);
      },
    };
  }, [t, i18n.language]);
}
