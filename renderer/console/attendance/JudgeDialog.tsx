/** Says what a flag was, and why. It changes no figure. */
import { useTranslation } from "react-i18next";
import type { AttendanceFlagRow } from "../../../shared/contract/attendance.ts";
import type { Verdict } from "../../../shared/domain/attendance/flags.ts";
import { useRow } from "../../data/core.ts";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { useEvidence } from "./Flags.tsx";

export interface JudgeDialogProps {
  readonly flag: AttendanceFlagRow;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

export function JudgeDialog({ flag, verdict, onClose }: JudgeDialogProps) {
  const { t } = useTranslation("attendance");
  const zone = useRow("city")?.zone ?? "UTC";
  const evidence = useEvidence(zone);
  const [reason, setReason, forget] = useDraft(`flag ${flag.id}`, "");
  const { ask, refusal } = useSend();
  const judge = async () => {
    const { officer, id } = flag;
    if (!(await ask("attendance.judgeFlag", { officer, flag: id, verdict, reason: reason.trim() }))) return;
    forget();
    onClose();
  };
  return (
    <Dialog title={`${flag.name}: ${t(`flag-${flag.kind}`)}`} onClose={onClose}>
      <p className="attendance-evidence">{evidence(flag)}</p>
      <SendForm
        submit={t(`verdict-${verdict}`)}
        refusal={refusal}
        ready={reason.trim() !== ""}
        onSend={() => void judge()}
      >
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
