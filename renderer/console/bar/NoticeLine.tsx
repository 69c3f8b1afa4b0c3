/** The alarm line: the gravest thing that a person must know now, in two lines at most, and how many more there are. */
import { useTranslation } from "react-i18next";
import { useView } from "../../data/core.ts";
import { orderNotices } from "../../notice/order.ts";
import { noticeText } from "../../notice/text.ts";
import { Age } from "../../ui/Age.tsx";
import type { Desk } from "../actions.ts";
import { SeverityMark } from "../notices/SeverityMark.tsx";

export function NoticeLine({ desk }: { desk: Desk }) {
  const { rows, state } = useView("notices");
  const { t } = useTranslation("console");
  const { t: status } = useTranslation("status");
  const { t: texts } = useTranslation("notices");
  const [worst, ...others] = orderNotices(rows);
  if (state === "stale") {
    return (
      <div className="bar-notice" role="alert" data-severity="error">
        <SeverityMark severity="error" />
        <p>{status("core-away")}</p>
      </div>
    );
  }
  if (!worst) return <div className="bar-notice">{state === "live" && <p>{t("notices-none")}</p>}</div>;
  return (
    <div className="bar-notice" role="status" data-severity={worst.severity}>
      <SeverityMark severity={worst.severity} />
      <p title={noticeText(worst, texts)}>
        {noticeText(worst, texts)}{" "}
        <small>
          <Age since={worst.since} />
        </small>
      </p>
      <button type="button" className="key-button" onClick={desk.dismissNotice}>
        {t("dismiss")} <kbd>X</kbd>
      </button>
      {others.length > 0 && (
        <button type="button" className="key-button" onClick={desk.toggleNotices}>
          {t("notices-more", { count: others.length })} <kbd>N</kbd>
        </button>
      )}
    </div>
  );
}
