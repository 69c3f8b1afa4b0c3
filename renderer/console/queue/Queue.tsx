/** The incidents of the room, what breaks first on top, and what lets only some of them through. */
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { actorOf } from "../../../shared/domain/roles/role.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { IncidentLine } from "../../incident/IncidentLine.tsx";
import { type IncidentOrder, incidentOrders, OrderedIncidents } from "../../incident/order.ts";
import { Frame } from "../../ui/Frame.tsx";
import { select } from "../../ui/selection.ts";
import { useChosenIncident } from "../incident/useChosenIncident.ts";
import { phoneForm } from "../intakePhone/form.ts";
import { FoundList } from "../list/FoundList.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import {
  countIncidents,
  everyOpenIncident,
  filterIncidents,
  findWords,
  prepareSearch,
  queueGroups,
} from "./filter.ts";
import { QueueFilter, QueueOrder } from "./QueueFilter.tsx";
import "./queue.css";

const rowRem = 4.1;

export function Queue() {
  const { rows, state } = useView("incidents");
  const city = useCityIndex();
  const { t } = useTranslation("console");
  const person = useRow("session")?.person;
  const chosen = useChosenIncident();
  const { filter, setFilter, list, search } = useListFilter(everyOpenIncident);
  const [order, setOrder] = useState<IncidentOrder>("deadline");
  const [orders] = useState(() => new OrderedIncidents());

  const figures = useMemo(() => countIncidents(rows, filter.group), [rows, filter.group]);
  const ordered = orders.by(filter.group === "done" ? "ended" : order, rows);
  const { group, district, takenBy, priorities, agencies } = filter;
  const found = useMemo(
    () => filterIncidents(ordered, { group, district, takenBy, priorities, agencies }),
    [ordered, group, district, takenBy, priorities, agencies],
  );
  const shown = useMemo(() => findWords(found, filter.text, city), [found, filter.text, city]);
  usePageHandle({
    list,
    search,
    showAll: () => setFilter({ ...everyOpenIncident, group: filter.group }),
    nextGroup: () => setFilter({ ...filter, group: after(queueGroups, filter.group) }),
    nextOrder: () => setOrder(after(incidentOrders, order)),
  });
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      prepareSearch(rows, city);
      orders.prepare(rows);
    });
    return () => cancelIdleCallback(idle);
  }, [rows, city, orders]);
  const line = useCallback(
    (incident: IncidentRow) => <IncidentLine incident={incident} city={city} />,
    [city],
  );

  return (
    <Frame
      title={t("queue-title")}
      state={state}
      tools={<QueueOrder order={order} onChange={() => setOrder(after(incidentOrders, order))} />}
    >
      <div className="queue" data-shown={shown.length} data-order={order}>
        <QueueFilter
          filter={filter}
          figures={state === "loading" ? null : figures}
          shown={shown.length}
          me={person ? actorOf(person) : undefined}
          city={city}
          search={search}
          onChange={setFilter}
        />
        <FoundList
          ref={list}
          state={state}
          all={figures.groups[filter.group]}
          none={t(`queue-${filter.group}`)}
          items={shown}
          rowRem={rowRem}
          label={t("queue-title")}
          chosen={chosen?.id ?? null}
          onChoose={chooseIncident}
        >
          {line}
        </FoundList>
      </div>
    </Frame>
  );
}

/** Who looks at an incident wants to see it: the form of a telephone report makes way, and keeps what was typed. */
function chooseIncident({ id }: IncidentRow): void {
  phoneForm.close();
  select({ kind: "incident", id });
}

/** The one after it, and after the last the first. */
function after<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] as Value;
}
