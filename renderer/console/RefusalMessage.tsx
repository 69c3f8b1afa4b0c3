import { useTranslation } from "react-i18next";
import { handoverRefusals } from "../../shared/domain/handover/handover.ts";
import { type Role, roles } from "../../shared/domain/roles/role.ts";
import type { SecretFault } from "../../shared/domain/roles/secret.ts";
import { useRow } from "../data/core.ts";
import { useNow } from "../ui/clock.ts";
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
  const { t: access } = useTranslation("access");
  const { t: handover } = useTranslation("handover");
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
  if (reason.code === "handover") {
    const found = handoverRefusals.find((each) => each === reason.found) ?? "wrong-phase";
    return (
      <>
        {what} {handover(`refused-${found}`)}
      </>
    );
  }
  if (reason.code === "not-your-role") {
    const names = (reason.expected ?? "").split(", ").filter(isRole);
    return (
      <>
        {what} {t("refused-not-your-role")}
        <small>{names.map((role) => access(`role-${role}`)).join(", ")}</small>
      </>
    );
  }
  if (reason.code === "weak-secret") {
    return (
      <>
        {what} {isWeak(reason.found) ? access(`weak-${reason.found}`) : t("refused-weak-secret")}
      </>
    );
  }
  if (reason.code === "wrong-secret" || reason.code === "too-soon") {
    return (
      <>
        {what} {t(`refused-${reason.code}`)} <Wait until={reason.at} />
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

function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

const weak: ReadonlySet<string> = new Set<SecretFault>(["too-short", "too-long", "trivial", "name"]);

function isWeak(text: string | undefined): text is SecretFault {
  return text !== undefined && weak.has(text);
}

/** Until when the next PIN is not looked at. */
function Wait({ until }: { until: number | undefined }) {
  const { t } = useTranslation("access");
  const now = useNow(1000);
  const seconds = Math.ceil(((until ?? 0) - now) / 1000);
  return seconds > 0 ? t("wait", { seconds }) : null;
}
