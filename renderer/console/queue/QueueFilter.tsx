import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { CityIndex } from "../../city/useCityIndex.ts";
import type { IncidentOrder } from "../../incident/order.ts";
import { useCountFormat } from "../../ui/count.ts";
import type { Priority } from "../../ui/priority.ts";
import { AgencyMark, PriorityMark } from "../../ui/Shape.tsx";
import { Chip } from "../Chip.tsx";
import { DistrictSelect } from "../DistrictSelect.tsx";
import { SearchField } from "../SearchField.tsx";
import { type IncidentFigures, type IncidentFilter, queueGroups } from "./filter.ts";

const priorities: readonly Priority[] = ["urgent", "high", "normal", "low"];

export interface QueueFilterProps {
  readonly filter: IncidentFilter;
  /** Null while they are not known. */
  readonly figures: IncidentFigures | null;
  readonly city: CityIndex;
  /** Who sits here, as an actor; undefined while that is not known. */
  readonly me: string | undefined;
  /** How many incidents the filter lets through. */
  readonly shown: number;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onChange: (filter: IncidentFilter) => void;
}

/** The filter shows what there is: each choice with how many incidents it has. */
export function QueueFilter({ filter, figures, shown, me, city, search, onChange }: QueueFilterProps) {
  const { t } = useTranslation("console");
  const count = useCountFormat();
  const { t: reports } = useTranslation("reports");
  return (
    <div className="queue-filter">
      <div className="queue-groups">
        {queueGroups.map((group) => {
          const all = figures?.groups[group] ?? null;
          const some = group === filter.group && shown !== all;
          return (
            <Chip key={group} on={filter.group === group} onPress={() => onChange({ ...filter, group })}>
              <b>{some ? t("shown-of", { shown: count(shown), all: count(all) }) : count(all)}</b>
              <span>{t(`group-of-${group}`)}</span>
            </Chip>
          );
        })}
        {me !== undefined && (
          <Chip
            on={filter.takenBy === me}
            onPress={() => onChange({ ...filter, takenBy: filter.takenBy === me ? null : me })}
          >
            <span>{t("mine")}</span>
          </Chip>
        )}
      </div>
      <div className="queue-words">
        <SearchField
          field={search}
          label={t("search-queue")}
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
        />
        <DistrictSelect
          city={city}
          value={filter.district}
          onChange={(district) => onChange({ ...filter, district })}
        />
      </div>
      <div className="queue-priorities">
        {priorities.map((priority) => (
          <Chip
            key={priority}
            on={filter.priorities.has(priority)}
            onPress={() => onChange({ ...filter, priorities: toggled(filter.priorities, priority) })}
          >
            <PriorityMark priority={priority} label="" />
            <b>{count(figures && (figures.priorities.get(priority) ?? 0))}</b>
            <span>{reports(`priority-${priority}`)}</span>
          </Chip>
        ))}
      </div>
      <div className="queue-agencies">
        {[...city.agencies.values()].map((agency) => (
          <Chip
            key={agency.id}
            on={filter.agencies.has(agency.id)}
            onPress={() => onChange({ ...filter, agencies: toggled(filter.agencies, agency.id) })}
          >
            <AgencyMark shape={agency.shape} colour={agency.colour} />
            <b>{count(figures && (figures.agencies.get(agency.id) ?? 0))}</b>
            <span>{agency.short}</span>
          </Chip>
        ))}
      </div>
    </div>
  );
}

/** What the list is ordered by; a press takes the next. */
export function QueueOrder({ order, onChange }: { order: IncidentOrder; onChange: () => void }) {
  const { t } = useTranslation("console");
  return (
    <button type="button" className="key-button" title={t("action-order")} onClick={onChange}>
      {t(`order-by-${order}`)} <kbd>;</kbd>
    </button>
  );
}

function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
