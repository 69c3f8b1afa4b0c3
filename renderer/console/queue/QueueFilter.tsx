import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { CityIndex } from "../../city/useCityIndex.ts";
import type { Priority } from "../../report/order.ts";
import { useCountFormat } from "../../ui/count.ts";
import { AgencyMark, PriorityMark } from "../../ui/Shape.tsx";
import { Chip } from "../Chip.tsx";
import { DistrictSelect } from "../DistrictSelect.tsx";
import { SearchField } from "../SearchField.tsx";
import type { ReportFigures, ReportFilter } from "./filter.ts";

const priorities: readonly Priority[] = ["urgent", "high", "normal", "low"];
const statuses = ["open", "closed"] as const;

export interface QueueFilterProps {
  readonly filter: ReportFilter;
  /** Null while they are not known. */
  readonly figures: ReportFigures | null;
  readonly city: CityIndex;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onChange: (filter: ReportFilter) => void;
}

/** The filter shows what there is: each choice with how many reports it has. */
export function QueueFilter({ filter, figures, city, search, onChange }: QueueFilterProps) {
  const { t } = useTranslation("console");
  const count = useCountFormat();
  const { t: reports } = useTranslation("reports");
  return (
    <div className="queue-filter">
      <div className="queue-words">
        <SearchField
          field={search}
          label={t("search-reports")}
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

export interface QueueStatusProps {
  readonly filter: ReportFilter;
  /** Null while they are not known. */
  readonly figures: ReportFigures | null;
  /** How many reports the filter lets through. */
  readonly shown: number;
  readonly onChange: (filter: ReportFilter) => void;
}

/** Open or closed ones, and how many of them are on the list. */
export function QueueStatus({ filter, figures, shown, onChange }: QueueStatusProps) {
  const { t } = useTranslation("console");
  const count = useCountFormat();
  return (
    <div className="queue-status">
      {statuses.map((status) => {
        const all = figures?.[status] ?? null;
        const some = status === filter.status && shown !== all;
        return (
          <Chip key={status} on={filter.status === status} onPress={() => onChange({ ...filter, status })}>
            <b>{some ? t("shown-of", { shown: count(shown), all: count(all) }) : count(all)}</b>
            <span>{t(`status-${status}`)}</span>
          </Chip>
        );
      })}
    </div>
  );
}

function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
