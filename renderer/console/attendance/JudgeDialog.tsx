/** Says what a flag was, and why. It changes no figure. */
import { useTranslation } from "react-i18next";
import type { AttendanceFlagRow } from "../../../shared/contract/attendance.ts";
import type { Verdict } from "../../../shared/domain/attendance/flags.ts";
import { useRow } from "../../data/core.ts";
import { ReasonDialog } from "../roster/ReasonDialog.tsx";
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
  return (
    <ReasonDialog
      title={t(`verdict-${verdict}`)}
      draft={`flag ${flag.id}`}
      onClose={onClose}
      onSend={(ask, reason) =>
        ask("attendance.judgeFlag", { officer: flag.officer, flag: flag.id, verdict, reason })
      }
    >
      <p className="attendance-evidence">
        <b>
          {flag.name}: {t(`flag-${flag.kind}`)}.
        </b>{" "}
        {evidence(flag)}
      </p>
    </ReasonDialog>
  );
}
