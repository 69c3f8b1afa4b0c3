/** The dialogs of the plan: one of them at a time. */
import { useTranslation } from "react-i18next";
import type { RosterPeriod, RosterPlanRow } from "../../../shared/contract/roster.ts";
import type { Day } from "../../../shared/domain/zone.ts";
import { ChangeDialog } from "./ChangeDialog.tsx";
import { DecisionsDialog } from "./DecisionsDialog.tsx";
import { DraftDialog } from "./DraftDialog.tsx";
import type { OfficerFilter } from "./filter.ts";
import type { PlanItem } from "./PlanPage.tsx";
import { PublishDialog, WithdrawDialog } from "./PublishDialog.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { RosterExportDialog } from "./RosterExportDialog.tsx";
import { RosterImportDialog } from "./RosterImportDialog.tsx";
import { SwapDialog } from "./SwapDialog.tsx";

export type PlanDialog =
  | "change"
  | "swap"
  | "draft"
  | "publish"
  | "withdraw"
  | "bring-in"
  | "take-out"
  | "decisions"
  /** A swap that is not agreed to. */
  | { readonly declines: string };

export interface PlanDialogsProps {
  readonly dialog: PlanDialog;
  readonly item: PlanItem | undefined;
  readonly day: Day;
  readonly dayAt: number;
  readonly period: RosterPeriod;
  readonly plans: readonly RosterPlanRow[];
  readonly plan: string | null;
  readonly filter: OfficerFilter;
  readonly onClose: () => void;
  readonly onDraft: (plan: string, from: Day) => void;
}

export function PlanDialogs(props: PlanDialogsProps) {
  const { t } = useTranslation("duty");
  const { dialog, item, day, dayAt, period, plans, plan, filter, onClose, onDraft } = props;
  if (typeof dialog === "object") {
    return (
      <ReasonDialog
        title={t("swap-decline")}
        draft={`decline ${dialog.declines}`}
        onClose={onClose}
        onSend={(ask, reason) => ask("roster.declineSwap", { swap: dialog.declines, reason })}
      />
    );
  }
  switch (dialog) {
    case "change":
      return item ? <ChangeDialog {...{ item, day, dayAt, plan, onClose }} /> : null;
    case "swap":
      return item ? <SwapDialog {...{ item, day, onClose }} /> : null;
    case "draft":
      return <DraftDialog {...{ from: period.from, onClose, onDraft }} />;
    case "publish":
      return <PublishDialog {...{ plans, plan, onClose }} />;
    case "withdraw":
      return <WithdrawDialog {...{ plans, plan, onClose }} />;
    case "bring-in":
      return <RosterImportDialog {...{ onClose, onDraft }} />;
    case "decisions":
      return <DecisionsDialog {...{ officer: item?.officer, onClose }} />;
    case "take-out":
      return <RosterExportDialog {...{ item, monday: period.from, plan, filter, onClose }} />;
  }
}
