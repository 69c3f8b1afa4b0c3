/** Every notice with its age; each can be dismissed. */
import { useTranslation } from "react-i18next";
import { useView } from "../../data/core.ts";
import { orderNotices } from "../../notice/order.ts";
import { noticeText } from "../../notice/text.ts";
import { Age } from "../../ui/Age.tsx";
import { Dialog } from "../Dialog.tsx";
import type { Send } from "../send.ts";
import { SeverityMark } from "./SeverityMark.tsx";
import "./notices.css";

export function NoticeList({ send, onClose }: { send: Send; onClose: () => void }) {
  const notices = useView("notices");
  const { t } = useTranslation("console");
  const { t: texts } = useTranslation("notices");
  const ordered = orderNotices(notices.rows);
  return (
    <Dialog title={t("notices-title")} onClose={onClose}>
      {ordered.length === 0 && <p className="dialog-nothing">{t("notices-none")}</p>}
      <ul className="notice-list">
        {ordered.map((notice) => (
          <li key={notice.id} data-severity={notice.severity}>
            <SeverityMark severity={notice.severity} />
            <p>
              {noticeText(notice, texts)}
              <small>
                <Age since={notice.since} />
              </small>
            </p>
            <button
              type="button"
              className="key-button"
              onClick={() => send("notices.dismiss", { id: notice.id })}
            >
              {t("dismiss")}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
