/** Sets alarms aside for a while: why, and for how long. They come back by themselves. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { maxShelfMs } from "../../../shared/domain/alarm/alarm.ts";
import type { AlarmEntry } from "../../alarm/entries.ts";
import { entryText } from "../../alarm/text.ts";
import { useWording } from "../../alarm/useWording.ts";
import { useRow } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { formatTime } from "../../ui/time.ts";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";

const minuteMs = 60_000;
const durations = [15 * minuteMs, 30 * minuteMs, 60 * minuteMs, 120 * minuteMs, 240 * minuteMs, maxShelfMs];

export function ShelveDialog({ entry, onClose }: { entry: AlarmEntry; onClose: () => void }) {
  const wording = useWording();
  const { t, i18n } = useTranslation("alarms");
  const { language } = i18n;
  const zone = useRow("city")?.zone ?? "UTC";
  const now = useNow(1000);
  const [reason, setReason, forgetReason] = useDraft(`shelve ${entry.id}`, "");
  const [forMs, setForMs] = useState(durations[1]!);
  const { ask, refusal } = useSend();
  const shelve = async () => {
    const alarms = entry.members.map(({ id }) => id);
    if (!(await ask("alarm.shelve", { alarms, reason: reason.trim(), forMs }))) return;
    forgetReason();
    onClose();
  };
  return (
    <Dialog title={t("shelve-title")} onClose={onClose}>
      <p className="shelve-what">{entryText(entry, t, wording)}</p>
      <SendForm submit={t("shelve")} refusal={refusal} ready={reason.trim() !== ""} onSend={shelve}>
        <label>
          <span>{t("shelve-reason")}</span>
          <textarea
            data-first={true}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <label>
          <span>{t("shelve-duration")}</span>
          <select value={forMs} onChange={(event) => setForMs(Number(event.target.value))}>
            {durations.map((ms) => (
              <option key={ms} value={ms}>
                {ms < 60 * minuteMs
                  ? t("shelve-minutes", { number: ms / minuteMs })
                  : t("shelve-hours", { number: ms / (60 * minuteMs) })}
              </option>
            ))}
          </select>
        </label>
        <p className="shelve-back">{t("shelve-back", { time: formatTime(now + forMs, zone, language) })}</p>
      </SendForm>
    </Dialog>
  );
}
