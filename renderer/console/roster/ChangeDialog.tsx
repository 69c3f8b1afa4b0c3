/**
 * Another shift, another post, or none, for one officer on one day. What stands is changed with a reason; in a draft,
 * which nobody goes by yet, none is asked for.
 */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { otherHoursOn } from "../../../shared/domain/city/shift.ts";
import type { Day } from "../../../shared/domain/zone.ts";
import { useRow } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import type { PlanItem } from "./PlanPage.tsx";
import { dayText } from "./week.ts";

export interface ChangeDialogProps {
  readonly item: PlanItem;
  readonly day: Day;
  readonly dayAt: number;
  /** The draft that is worked on; null for what stands. */
  readonly plan: string | null;
  readonly onClose: () => void;
}

export function ChangeDialog({ item: { officer, days }, day, dayAt, plan, onClose }: ChangeDialogProps) {
  const { t, i18n } = useTranslation("duty");
  const roster = useRow("rosterCity");
  const { ask, refusal } = useSend();
  const before = days[dayAt];
  const usualPost = roster?.posts.find(({ name }) => name === officer.post)?.id;
  const [shift, setShift] = useState<string | null>(before?.shifts[0]?.shift ?? null);
  const [post, setPost] = useState<string | null>(before?.shifts[0]?.post ?? null);
  const [reason, setReason, forgetDraft] = useDraft(`roster ${officer.id} ${day}`, "");
  const hours = roster && otherHoursOn(roster.otherHours, day);
  const words = reason.trim();
  const isReady = plan !== null || words !== "";
  const shifts = shift === null ? [] : [{ shift, post }];
  const send = async (sent: Promise<object | undefined>) => {
    if (!(await sent)) return;
    forgetDraft();
    onClose();
  };
  const save = () =>
    send(
      plan === null
        ? ask("roster.change", { officer: officer.id, day, shifts, reason: words })
        : ask("roster.enter", { plan, entries: [{ officer: officer.id, day, shifts }] }),
    );
  const posts = roster?.posts.filter(({ agency, id }) => agency === officer.agency || id === post) ?? [];
  return (
    <Dialog title={`${officer.name}, ${dayText(day, i18n.language, "long")}`} onClose={onClose}>
      <SendForm
        submit={t(plan === null ? "change" : "change-draft")}
        refusal={refusal}
        ready={isReady}
        onSend={() => void save()}
      >
        <fieldset className="send-choices plan-choices">
          <legend>{t("shift")}</legend>
          {roster?.shifts.map(({ id, name, ...usual }, n) => (
            <button
              key={id}
              type="button"
              className="key-button"
              data-first={shift === null ? n === 0 : shift === id}
              aria-pressed={shift === id}
              onClick={() => setShift(id)}
            >
              {textOf(name, i18n.language)} <span>{hoursText(hours?.shifts[id] ?? usual)}</span>
            </button>
          ))}
          <button
            type="button"
            className="key-button"
            aria-pressed={shift === null}
            onClick={() => setShift(null)}
          >
            {t("off-long")}
          </button>
        </fieldset>
        <label className="roster-order">
          <span>{t("post")}</span>
          <select
            value={post ?? ""}
            disabled={shift === null}
            onChange={(event) => setPost(event.target.value || null)}
          >
            <option value="">{t("post-usual")}</option>
            {posts.map(({ id, name }) => (
              <option key={id} value={id}>
                {id === usualPost ? t("post-usual-named", { name }) : name}
              </option>
            ))}
          </select>
        </label>
        {plan === null && (
          <label>
            <span>{t("reason")}</span>
            <textarea
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )}
        {plan === null && before?.changed && (
          <button
            type="button"
            className="key-button"
            disabled={!isReady}
            onClick={() => void send(ask("roster.restore", { officer: officer.id, day, reason: words }))}
          >
            {t("restore")}
          </button>
        )}
      </SendForm>
    </Dialog>
  );
}

function hoursText({ start, end }: { readonly start: string; readonly end: string }): string {
  return `${start}–${end}`;
}
