/** How long what is stored of people is kept, and what was deleted: when, under which rule, how many. */
import { useTranslation } from "react-i18next";
import { useRow, useView } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { formatMoment } from "../../ui/time.ts";
import { Dialog } from "../Dialog.tsx";
import "./retention.css";

export function RetentionDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation("privacy");
  const rules = useView("retentionRules").rows;
  const deletions = useView("deletions").rows;
  const zone = useRow("city")?.zone ?? "UTC";
  const count = useCountFormat();
  const newest = [...deletions].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  return (
    <Dialog title={t("retention-title")} onClose={onClose}>
      <div className="retention" tabIndex={-1} data-first={true}>
        <p>{t("retention-how")}</p>
        <table aria-label={t("retention-rules")}>
          <thead>
            <tr>
              <th>{t("column-what")}</th>
              <th>{t("column-becomes")}</th>
              <th>{t("column-after")}</th>
              <th>{t("column-looked")}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ rule, days, doneAt }) => (
              <tr key={rule} data-rule={rule}>
                <th scope="row">{t(`rule-${rule}`)}</th>
                <td>{t(`becomes-${rule}`)}</td>
                <td>{t("days", { count: days })}</td>
                <td>{doneAt === null ? t("not-yet") : formatMoment(doneAt, zone, i18n.language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3>{t("deleted-title")}</h3>
        {newest.length === 0 ? (
          <p className="dialog-nothing">{t("deleted-none")}</p>
        ) : (
          <table aria-label={t("deleted-title")}>
            <thead>
              <tr>
                <th>{t("column-when")}</th>
                <th>{t("column-what")}</th>
                <th>{t("column-after")}</th>
                <th>{t("column-count")}</th>
              </tr>
            </thead>
            <tbody>
              {newest.map(({ id, rule, days, count: records, at }) => (
                <tr key={id} data-deletion={id}>
                  <td>{formatMoment(at, zone, i18n.language)}</td>
                  <th scope="row">{t(`rule-${rule}`)}</th>
                  <td>{t("days", { count: days })}</td>
                  <td>{count(records)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Dialog>
  );
}
