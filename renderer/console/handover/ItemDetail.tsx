/** All about one item: what it says, what was added, and what was asked. */
import { useTranslation } from "react-i18next";
import { useRow } from "../../data/core.ts";
import { Moment } from "../details/Moment.tsx";
import type { Line } from "./ItemLine.tsx";
import { useItemText } from "./useItemText.ts";

export function ItemDetail({ row }: { row: Line }) {
  const { t } = useTranslation("handover");
  const zone = useRow("city")?.zone ?? "UTC";
  const { title, line, text } = useItemText()(row.item);
  return (
    <article className="handover-detail" data-details={row.id}>
      <header className="details-head">
        <h3>{title}</h3>
      </header>
      <p className="handover-kind" data-priority={row.item.priority}>
        {t(`kind-${row.item.kind}`)} · {t(`priority-${row.item.priority}`)}
      </p>
      {line !== "" && <p>{line}</p>}
      {text !== null && <blockquote>{text}</blockquote>}
      {row.remark && (
        <p>
          <small className="handover-label">{t("remark")}</small>
          {row.remark}
        </p>
      )}
      {row.questions?.map((question) => (
        <p key={question.id}>
          <small className="handover-label">{t("question")}</small>
          {question.text}
          <span className="handover-answer" data-open={question.answer === null}>
            {question.answer ? question.answer.text : t("answer-waits")}
          </span>
        </p>
      ))}
      {row.goneThrough !== undefined && (
        <dl className="facts">
          <div>
            <dt>{t("told")}</dt>
            <dd>{row.goneThrough ? <Moment at={row.goneThrough.at} zone={zone} /> : t("not-yet")}</dd>
          </div>
          <div>
            <dt>{t("confirmed")}</dt>
            <dd>
              {row.confirmed ? (
                <Moment at={row.confirmed.at} zone={zone} />
              ) : row.readBefore ? (
                t("read-before")
              ) : (
                t("not-yet")
              )}
            </dd>
          </div>
        </dl>
      )}
    </article>
  );
}
