/** The alarm line: the gravest thing that a person must know now, in two lines at most, and how many more there are. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../../data/core.ts";
import { orderNotices } from "../../notice/order.ts";
import { noticeText } from "../../notice/text.ts";
import { Age } from "../../ui/Age.tsx";
import type { Desk } from "../actions/action.ts";
import { SeverityMark } from "../notices/SeverityMark.tsx";

export function NoticeLine({ desk }: { desk: Desk }) {
  const { rows, state } = useView("notices");
  const { t } = useTranslation("console");
  const { t: status } = useTranslation("status");
  const { t: texts } = useTranslation("notices");
  const [worst, ...others] = orderNotices(rows);
  if (state === "loading") return <div className="bar-notice" />;
  if (state === "stale") return <Alarm>{status("core-away")}</Alarm>;
  if (!worst) return <div className="bar-notice">{t("notices-none")}</div>;
  const text = noticeText(worst, texts);
  return (
    <div className="bar-notice" role="status" data-severity={worst.severity}>
      <SeverityMark severity={worst.severity} />
      <p title={text}>
        {text}{" "}
        <small>
          <Age since={worst.since} />
        </small>
      </p>
      <button type="button" className="key-button" onClick={desk.dismissNotice}>
        {t("dismiss")} <kbd>X</kbd>
      </button>
      <More count={others.length} desk={desk} />
    </div>
  );
}

/** What nobody can dismiss: it is over when it is over. */
function Alarm({ children, more }: { children: string; more?: ReactNode }) {
  return (
    <div className="bar-notice" role="alert" data-severity="error">
      <SeverityMark severity="error" />
      <p title={children}>{children}</p>
      {more}
    </div>
  );
}

function More({ count, desk }: { count: number; desk: Desk }) {
  const { t } = useTranslation("console");
  if (count === 0) return null;
  return (
    <button type="button" className="key-button" onClick={desk.toggleNotices}>
      {t("notices-more", { count })} <kbd>N</kbd>
    </button>
  );
}
