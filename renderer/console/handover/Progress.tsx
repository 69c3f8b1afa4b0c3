/** How far both are, and how much of the time that is reserved has gone. */
import { useTranslation } from "react-i18next";
import type { HandoverRow } from "../../../shared/contract/handover.ts";

export function Progress({
  row: { items, left, begunAt, reservedMs },
  now,
}: {
  row: HandoverRow;
  now: number;
}) {
  const { t } = useTranslation("handover");
  const minutes = Math.floor((now - begunAt) / 60_000);
  const reserved = Math.round(reservedMs / 60_000);
  return (
    <div className="handover-progress">
      <Bar name={t("told")} done={items - left.goThrough} all={items} />
      <Bar name={t("confirmed")} done={items - left.confirm} all={items} />
      <span data-open={left.answer > 0}>{t("questions-open", { number: left.answer })}</span>
      <span data-open={minutes > reserved}>{t("time", { minutes: Math.max(0, minutes), reserved })}</span>
    </div>
  );
}

function Bar({ name, done, all }: { name: string; done: number; all: number }) {
  return (
    <span>
      {name} {done}/{all} <progress aria-label={name} value={done} max={Math.max(1, all)} />
    </span>
  );
}
