/** Which day or month is shown, with the way to the one before and after. */
import { useTranslation } from "react-i18next";

export interface PeriodHeadProps {
  readonly text: string;
  readonly onEarlier: () => void;
  readonly onLater: () => void;
}

export function PeriodHead({ text, onEarlier, onLater }: PeriodHeadProps) {
  const { t } = useTranslation("attendance");
  return (
    <div className="attendance-period">
      <button type="button" className="key-button" aria-label={t("earlier")} onClick={onEarlier}>
        ‹ <kbd>Ctrl ,</kbd>
      </button>
      <strong>{text}</strong>
      <button type="button" className="key-button" aria-label={t("later")} onClick={onLater}>
        <kbd>Ctrl .</kbd> ›
      </button>
    </div>
  );
}
