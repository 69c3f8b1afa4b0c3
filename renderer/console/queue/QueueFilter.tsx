import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { CityIndex } from "../../city/useCityIndex.ts";
import type { Priority } from "../../report/order.ts";
import { AgencyMark, PriorityMark } from "../../ui/Shape.tsx";
import { Chip } from "../Chip.tsx";
import { SearchField } from "../SearchField.tsx";
import type { ReportFigures, ReportFilter } from "./filter.ts";

const priorities: readonly Priority[] = ["urgent", "high", "normal", "low"];

export interface QueueFilterProps {
  readonly filter: ReportFilter;
  readonly figures: ReportFigures;
  readonly city: CityIndex;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onChange: (filter: ReportFilter) => void;
}

/** The filter shows what there is: each choice with how many reports it has. */
export function QueueFilter({ filter, figures, city, search, onChange }: QueueFilterProps) {
  const { t } = useTranslation("console");
  const { t: reports } = useTranslation("reports");
  return (
    <div className="queue-filter">
      <div className="queue-status">
        {(["open", "closed"] as const).map((status) => (
          <Chip key={status} on={filter.status === status} onPress={() => onChange({ ...filter, status })}>
            <b>{figures[status]}</b>
            <span>{t(`status-${status}`)}</span>
            {status === "closed" && <kbd>C</kbd>}
          </Chip>
        ))}
      </div>
      <div className="queue-priorities">
        {priorities.map((priority) => (
          <Chip
            key={priority}
            on={filter.priorities.has(priority)}
            onPress={() => onChange({ ...filter, priorities: toggled(filter.priorities, priority) })}
          >
            <PriorityMark priority={priority} label="" />
            <b>{figures.priorities.get(priority) ?? 0}</b>
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
            <b>{figures.agencies.get(agency.id) ?? 0}</b>
            <span>{agency.short}</span>
          </Chip>
        ))}
      </div>
      <div className="queue-words">
        <SearchField
          field={search}
          label={t("search-reports")}
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
        />
        <select
          aria-label={t("district")}
          value={filter.district ?? ""}
          onChange={(event) => onChange({ ...filter, district: event.target.value || null })}
        >
          <option value="">{t("every-district")}</option>
          {[...city.districts.values()].map((district) => (
            <option key={district.code} value={district.code}>
              {district.name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
