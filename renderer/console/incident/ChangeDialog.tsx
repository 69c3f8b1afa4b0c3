/** Corrects what an incident is taken for: its category, its priority, where it is. Only what was changed is sent. */
import { useTranslation } from "react-i18next";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import type { Priority } from "../../ui/priority.ts";
import { textOf } from "../../ui/textOf.ts";
import { Dialog } from "../Dialog.tsx";
import { formatPlace, readPlace } from "../details/place.ts";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";

const priorities: readonly Priority[] = ["urgent", "high", "normal", "low"];

export interface ChangeDialogProps {
  readonly incident: IncidentRow;
  readonly onClose: () => void;
}

export function ChangeDialog({ incident, onClose }: ChangeDialogProps) {
  const { t, i18n } = useTranslation("incidents");
  const { t: words } = useTranslation("console");
  const { t: reports } = useTranslation("reports");
  const city = useCityIndex();
  const now = {
    category: incident.category,
    priority: incident.priority,
    place: formatPlace(incident.place),
    address: incident.address ?? "",
  };
  // Only what was typed is kept: the rest follows what others change meanwhile.
  const [typed, setTyped, forgetDraft] = useDraft<Partial<typeof now>>(`change ${incident.id}`, {});
  const draft = { ...now, ...typed };
  const { ask, refusal } = useSend();
  const place = readPlace(draft.place);
  const change: Omit<CommandInput<"incident.change">, "incident"> = {
    ...(draft.category !== now.category && { category: draft.category }),
    ...(draft.priority !== now.priority && { priority: draft.priority }),
    ...(draft.place !== now.place && place && { place }),
    ...(draft.address.trim() !== now.address && { address: draft.address.trim() }),
  };
  const ready = place !== null && Object.keys(change).length > 0;
  const send = async () => {
    if (!(await ask("incident.change", { incident: incident.id, ...change }))) return;
    forgetDraft();
    onClose();
  };
  return (
    <Dialog title={t("act-change")} onClose={onClose}>
      <SendForm submit={t("act-change")} refusal={refusal} ready={ready} onSend={send}>
        <label>
          <span>{t("category")}</span>
          <select
            data-first={true}
            value={draft.category}
            onChange={(event) => setTyped({ ...typed, category: event.target.value })}
          >
            {!city.categories.has(draft.category) && <option value={draft.category}>{draft.category}</option>}
            {[...city.categories.values()].map((category) => (
              <option key={category.id} value={category.id}>
                {textOf(category.name, i18n.language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t("priority")}</span>
          <select
            value={draft.priority}
            onChange={(event) => setTyped({ ...typed, priority: event.target.value as Priority })}
          >
            {priorities.map((priority) => (
              <option key={priority} value={priority}>
                {reports(`priority-${priority}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words("address")}</span>
          <input
            maxLength={500}
            value={draft.address}
            onChange={(event) => setTyped({ ...typed, address: event.target.value })}
          />
        </label>
        <label>
          <span>{words("place")}</span>
          <input
            value={draft.place}
            onChange={(event) => setTyped({ ...typed, place: event.target.value })}
          />
        </label>
        {place === null && <p className="send-missing">{t("place-unreadable")}</p>}
      </SendForm>
    </Dialog>
  );
}
