/** Takes an entry back, strikes a clocking out, or brings it back: with a reason. */
import { useTranslation } from "react-i18next";
import type { AttendanceFactRow } from "../../../shared/contract/attendance.ts";
import { ReasonDialog } from "../roster/ReasonDialog.tsx";

export interface Undo {
  readonly officer: string;
  readonly row: Extract<AttendanceFactRow, { kind: "clocking" | "leave" }>;
}

export function UndoDialog({ undo: { officer, row }, onClose }: { undo: Undo; onClose: () => void }) {
  const { t } = useTranslation("attendance");
  const isEntered = row.entered !== null;
  const title = isEntered ? t("withdraw") : row.ended ? t("restore") : t("strike");
  return (
    <ReasonDialog
      {...{ title, onClose }}
      draft={`undo ${row.id}`}
      onSend={(ask, reason) =>
        isEntered
          ? ask("attendance.withdraw", { officer, entry: row.id, reason })
          : ask("attendance.strike", { officer, clocking: row.id, struck: !row.ended, reason })
      }
    />
  );
}
