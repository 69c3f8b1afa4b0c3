/**
 * Sends somebody: who could go, the best first and why; Enter sends to the one under the cursor, or to all who were
 * ticked. One key ticks a crew, one everybody on duty whom the filter leaves ("all drainage crews in Periuk").
 */
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentRow, OrderRow } from "../../../shared/contract/incidents.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { Dialog } from "../Dialog.tsx";
import { DistrictSelect } from "../DistrictSelect.tsx";
import { useDraft } from "../draft.ts";
import { RefusalText } from "../RefusalMessage.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { CandidateRow } from "./CandidateRow.tsx";
import {
  type CandidateFilter,
  candidates,
  crewOf,
  everybodyOnDuty,
  filterCandidates,
  sentTo,
  toggled,
} from "./choose.ts";
import { isAtWork, taskOf } from "./task.ts";
import { useSuggestions } from "./useSuggestions.ts";
import "./dispatch.css";

export interface DispatchDialogProps {
  readonly incident: IncidentRow;
  /** What is proposed to do; null for the incident in short. */
  readonly proposed: string | null;
  /** The order that the new one takes the place of: it is recalled. */
  readonly replaces: OrderRow | null;
  readonly onClose: () => void;
}

export function DispatchDialog({ incident, proposed, replaces, onClose }: DispatchDialogProps) {
  const { t, i18n } = useTranslation("incidents");
  const city = useCityIndex();
  const { rows, refusal: unanswered } = useSuggestions(incident.id);
  const officers = useView("officers").rows;
  const [filter, setFilter] = useState<CandidateFilter>({ agency: null, district: null });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const short = proposed ?? taskOf(incident, city, i18n.language);
  const [task, setTask, forgetDraft] = useDraft(
    `task ${incident.id} ${replaces?.id ?? proposed ?? ""}`,
    short,
  );
  const [support, setSupport] = useState(() => !replaces && incident.orders.some(isAtWork));
  const { ask, refusal } = useSend();
  const list = useRef<HTMLDivElement>(null);

  const all = useMemo(() => candidates(rows ?? [], officers), [rows, officers]);
  const shown = useMemo(() => filterCandidates(all, filter), [all, filter]);
  const cursor = shown[Math.min(at, shown.length - 1)];
  const chosen = sentTo(ticked, cursor);
  const ready = chosen.length > 0 && task.trim() !== "";

  const send = async () => {
    const order = { incident: incident.id, officers: chosen, task: task.trim(), support };
    if (!(await ask("order.send", { ...order, replaces: replaces?.id ?? null }))) return;
    forgetDraft();
    onClose();
  };
  const move = (to: number) => setAt(Math.max(0, Math.min(shown.length - 1, to)));
  useEffect(() => {
    list.current?.querySelector("[data-cursor=true]")?.scrollIntoView({ block: "nearest" });
  });

  const performs: { keys: string[]; perform: () => void }[] = [
    { keys: ["arrowdown", "j"], perform: () => move(at + 1) },
    { keys: ["arrowup", "k"], perform: () => move(at - 1) },
    { keys: ["home"], perform: () => move(0) },
    { keys: ["end"], perform: () => move(shown.length - 1) },
    { keys: [" "], perform: () => cursor && setTicked(toggled(ticked, [cursor.officer])) },
    { keys: ["c"], perform: () => cursor && setTicked(toggled(ticked, crewOf(all, cursor))) },
    { keys: ["a"], perform: () => setTicked(toggled(ticked, everybodyOnDuty(shown))) },
    { keys: ["g"], perform: () => setFilter({ ...filter, agency: filter.agency ? null : incident.agency }) },
    {
      keys: ["d"],
      perform: () => setFilter({ ...filter, district: filter.district ? null : incident.district }),
    },
    { keys: ["enter"], perform: () => ready && void send() },
  ];
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const perform = performs.find(({ keys }) => keys.includes(event.key.toLowerCase()))?.perform;
    if (!perform) return;
    event.preventDefault();
    perform();
  };
  const names = chosen.map((id) => all.find(({ officer }) => officer === id)?.name ?? id);
  const title = replaces
    ? t("dispatch-instead", {
        name: officers.find(({ id }) => id === replaces.officer)?.name ?? replaces.officer,
      })
    : t("dispatch-title");
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dispatch">
        <div className="dispatch-filter">
          <select
            aria-label={t("agency")}
            value={filter.agency ?? ""}
            onChange={(event) => setFilter({ ...filter, agency: event.target.value || null })}
          >
            <option value="">{t("every-agency")}</option>
            {[...city.agencies.values()].map((agency) => (
              <option key={agency.id} value={agency.id}>
                {textOf(agency.name, i18n.language)}
              </option>
            ))}
          </select>
          <DistrictSelect
            city={city}
            value={filter.district}
            onChange={(district) => setFilter({ ...filter, district })}
          />
        </div>
        <div
          ref={list}
          className="dispatch-list"
          role="listbox"
          aria-multiselectable="true"
          aria-label={t("dispatch-list")}
          tabIndex={0}
          data-first={true}
          onKeyDown={press}
        >
          {shown.map((candidate, n) => (
            <CandidateRow
              key={candidate.officer}
              candidate={candidate}
              ticked={ticked.has(candidate.officer)}
              cursor={candidate === cursor}
              onPress={() => {
                setAt(n);
                setTicked(toggled(ticked, [candidate.officer]));
              }}
            />
          ))}
          {shown.length === 0 && (
            <p className="dispatch-none">
              {unanswered ? (
                <RefusalText refusal={unanswered} />
              ) : (
                t(rows === undefined ? "dispatch-asking" : "dispatch-none")
              )}
            </p>
          )}
        </div>
        <p className="dispatch-keys">
          <kbd>J</kbd> <kbd>K</kbd> {t("dispatch-move")} · <kbd>{t("key-space")}</kbd> {t("dispatch-tick")} ·{" "}
          <kbd>C</kbd> {t("dispatch-crew")} · <kbd>A</kbd> {t("dispatch-all")} · <kbd>G</kbd>{" "}
          {t("dispatch-agency")} · <kbd>D</kbd> {t("dispatch-district")}
        </p>
        <SendForm
          submit={
            chosen.length === 1
              ? t("send-to", { name: names[0] })
              : t("send-to-many", { count: chosen.length })
          }
          refusal={refusal}
          ready={ready}
          onSend={send}
        >
          <label>
            <span>{t("task")}</span>
            <textarea
              rows={3}
              maxLength={2000}
              value={task}
              onChange={(event) => setTask(event.target.value)}
            />
          </label>
          <label className="dispatch-support">
            <input type="checkbox" checked={support} onChange={(event) => setSupport(event.target.checked)} />
            <span>{t("support-ask")}</span>
          </label>
        </SendForm>
      </div>
    </Dialog>
  );
}
