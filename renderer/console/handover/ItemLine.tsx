import { useTranslation } from "react-i18next";
import type { HandoverItemRow } from "../../../shared/contract/handover.ts";
import { useItemText } from "./useItemText.ts";

export type Line = Pick<HandoverItemRow, "id" | "item"> & Partial<HandoverItemRow>;

/** One item of the list: what it is, and how far both are with it. */
export function ItemLine({ row }: { row: Line }) {
  const { t } = useTranslation("handover");
  const { title, line, text } = useItemText()(row.item);
  const open = row.questions?.some(({ answer }) => answer === null) ?? false;
  const isConfirmed = Boolean(row.confirmed ?? row.readBefore);
  return (
    <div className="handover-line" data-priority={row.item.priority}>
      <small className="handover-side">{t(`kind-${row.item.kind}`)}</small>
      <div>
        <strong className="handover-name">
          {title}
          {row.isNews && <em className="handover-news">{t("news")}</em>}
        </strong>
        <span className="handover-facts">{line || text}</span>
      </div>
      {row.goneThrough !== undefined && (
        <span className="handover-marks">
          <i data-on={row.goneThrough !== null}>
            {row.goneThrough ? "✓" : "○"} {t("told")}
          </i>
          <i data-on={isConfirmed} data-open={open}>
            {open ? "?" : isConfirmed ? "✓" : "○"} {open ? t("asked") : t("confirmed")}
          </i>
        </span>
      )}
    </div>
  );
}
