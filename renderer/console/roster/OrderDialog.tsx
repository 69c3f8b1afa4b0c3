/** Sends the chosen officer to one of the open incidents, the gravest and then the nearest first. */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { stateAfter } from "../../../shared/domain/incident/transitions.ts";
import { type AnyPlace, distanceM } from "../../../shared/domain/place.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { positionOf } from "../../data/positions.ts";
import { formatDistance } from "../../ui/distance.ts";
import { textOf } from "../../ui/textOf.ts";
import { Dialog } from "../Dialog.tsx";
import { formatPlace } from "../details/place.ts";
import { isAtWork, taskOf } from "../dispatch/task.ts";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";

const priorities = ["urgent", "high", "normal", "low"];

export function OrderDialog({ officer, onClose }: { officer: OfficerRow; onClose: () => void }) {
  const { t, i18n } = useTranslation("duty");
  const { t: incidents } = useTranslation("incidents");
  const { t: alarms } = useTranslation("alarms");
  const city = useCityIndex();
  const { rows } = useView("incidents");
  // Where the officer was when it was asked: the list must not turn under the cursor.
  const [place] = useState(() => positionOf(officer.id)?.place ?? null);
  const open = useMemo(() => openIncidents(rows, place), [rows, place]);
  const [chosen, setChosen] = useState<string | null>(null);
  const incident = open.find(({ id }) => id === chosen) ?? open[0];
  const { ask, refusal } = useSend();
  const proposed = incident ? taskOf(incident, city, i18n.language) : "";
  const [task, setTask, forgetDraft] = useDraft<string | null>(
    `roster order ${officer.id} ${incident?.id ?? ""}`,
    null,
  );
  const words = (task ?? proposed).trim();
  const send = async () => {
    if (!incident) return;
    const support = incident.orders.some(isAtWork);
    const order = { incident: incident.id, officers: [officer.id], task: words, support, replaces: null };
    if (!(await ask("order.send", order))) return;
    forgetDraft();
    onClose();
  };
  const label = (each: IncidentRow) => {
    const category = city.categories.get(each.category);
    return [
      alarms(`priority-${each.priority}`),
      category ? textOf(category.name, i18n.language) : each.category,
      each.address ?? formatPlace(each.place),
      incidents(`state-${each.state}`),
      place && formatDistance(distanceM(place, each.place), i18n.language),
    ]
      .filter(Boolean)
      .join(" · ");
  };
  return (
    <Dialog title={t("order-title", { name: officer.name })} onClose={onClose}>
      <SendForm
        submit={t("order-send", { name: officer.name })}
        refusal={refusal}
        ready={incident !== undefined && words !== ""}
        onSend={() => void send()}
      >
        <label className="roster-order">
          <span>{t("order-incident")}</span>
          <select
            data-first={true}
            value={incident?.id ?? ""}
            onChange={(event) => setChosen(event.target.value)}
          >
            {open.length === 0 && <option value="">{t("order-none")}</option>}
            {open.map((each) => (
              <option key={each.id} value={each.id}>
                {label(each)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{incidents("task")}</span>
          <textarea
            rows={4}
            maxLength={2000}
            value={task ?? proposed}
            onChange={(event) => setTask(event.target.value)}
          />
        </label>
      </SendForm>
    </Dialog>
  );
}

function openIncidents(rows: readonly IncidentRow[], place: AnyPlace | null): IncidentRow[] {
  const away = (row: IncidentRow) => (place ? distanceM(place, row.place) : 0);
  return rows
    .filter(({ state, withdrawn }) => !withdrawn && stateAfter(state, "dispatch"))
    .sort(
      (a, b) =>
        priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
        away(a) - away(b) ||
        b.receivedAt - a.receivedAt,
    );
}
