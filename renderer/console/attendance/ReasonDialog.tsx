/** Takes an entry back, strikes a clocking out, or brings it back: with a reason. */
import { useTranslation } from "react-i18next";
import type { AttendanceFactRow } from "../../../shared/contract/attendance.ts";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";

export interface Undo {
  readonly officer: string;
  readonly row: Extract<AttendanceFactRow, { kind: "clocking" | "leave" }>;
}

export function ReasonDialog({ undo: { officer, row }, onClose }: { undo: Undo; onClose: () => void }) {
  const { t } = useTranslation("attendance");
  const [reason, setReason, forget] = useDraft(`undo ${row.id}`, "");
  const { ask, refusal } = useSend();
  const isEntered = row.entered !== null;
  const title = isEntered ? t("withdraw") : row.ended ? t("restore") : t("strike");
  const said = reason.trim();
  const act = async () => {
    const sent = isEntered
      ? await ask("attendance.withdraw", { officer, entry: row.id, reason: said })
      : await ask("attendance.strike", { officer, clocking: row.id, struck: !row.ended, reason: said });
    if (!sent) return;
    forget();
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <SendForm submit={title} refusal={refusal} ready={said !== ""} onSend={() => void act()}>
        <label>
          <span>{t("reason")}</span>
          <textarea
            data-first={true}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </SendForm>
    </Dialog>
  );
}
