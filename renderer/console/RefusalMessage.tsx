import { useTranslation } from "react-i18next";
import type { Refusal } from "./send.ts";

/** What was not done, and why; it stays until it is closed or another command succeeds. */
export function RefusalMessage({ refusal, onClose }: { refusal: Refusal; onClose: () => void }) {
  const { t } = useTranslation("console");
  const { command, reason } = refusal;
  return (
    <div className="refusal" role="alert">
      <p>
        <strong>{t(`command-${command}`)}</strong> {t(`refused-${reason.code}`)}
        {"expected" in reason && reason.expected && (
          <small>{t("refused-detail", { expected: reason.expected, found: reason.found ?? "–" })}</small>
        )}
      </p>
      <button type="button" className="key-button" onClick={onClose}>
        {t("close")} <kbd>Esc</kbd>
      </button>
    </div>
  );
}
