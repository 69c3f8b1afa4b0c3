import { useTranslation } from "react-i18next";
import { useRow } from "../data/core.ts";
import { formatTime } from "../ui/time.ts";
import { usePeople } from "./incident/people.ts";
import type { Refusal } from "./send.ts";

/** What was not done, and why; it stays until it is closed or another command succeeds. */
export function RefusalMessage({ refusal, onClose }: { refusal: Refusal; onClose: () => void }) {
  const { t } = useTranslation("console");
  return (
    <div className="refusal" role="alert">
      <p>
        <RefusalText refusal={refusal} />
      </p>
      <button type="button" className="key-button" onClick={onClose}>
        {t("close")} <kbd>Esc</kbd>
      </button>
    </div>
  );
}

/** In words: what was not done, why, and who was there before, when. */
export function RefusalText({ refusal: { command, reason } }: { refusal: Refusal }) {
  const { t, i18n } = useTranslation("console");
  const { t: incidents } = useTranslation("incidents");
  const zone = useRow("city")?.zone ?? "UTC";
  const people = usePeople();
  const what = <strong>{t(`command-${command}`)}</strong>;
  if (reason.code === "wrong-state") {
    const isOrder = command.startsWith("order.") && command !== "order.send";
    const { found = "", by, at } = reason;
    return (
      <>
        {what} {t("refused-wrong-state", { state: incidents(isOrder ? `order-${found}` : `state-${found}`) })}
        {at !== undefined && ` ${t("refused-at", { time: formatTime(at, zone, i18n.language) })}`}
        {by !== undefined && ` ${t("refused-by", { who: people.actor(by) })}`}.
      </>
    );
  }
  return (
    <>
      {what} {t(`refused-${reason.code}`)}
      {"expected" in reason && reason.expected && (
        <small>{t("refused-detail", { expected: reason.expected, found: reason.found ?? "–" })}</small>
      )}
    </>
  );
}
