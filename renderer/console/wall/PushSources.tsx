/** What can be put onto the wall: cameras by their numbers, open incidents, tours, the map. Dragged, or chosen and pushed by key. */
import { type RefObject, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { isOpen } from "../../../shared/domain/incident/transitions.ts";
import { lonLat } from "../../../shared/domain/place.ts";
import type { PushContent } from "../../../shared/domain/wall/pushes.ts";
import { useView } from "../../data/core.ts";
import { mapSight } from "../../ui/mapSight.ts";
import { priorityWeights } from "../../ui/priority.ts";
import { PriorityMark } from "../../ui/Shape.tsx";
import { select, useSelection } from "../../ui/selection.ts";
import { HealthMark } from "../HealthMark.tsx";
import { FoundList } from "../list/FoundList.tsx";
import type { ListHandle } from "../list/VirtualList.tsx";
import { SearchField } from "../SearchField.tsx";
import { useContentName } from "./contents.ts";
import { startDrag } from "./dragged.ts";

export interface PushSourcesProps {
  readonly list: RefObject<ListHandle | null>;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** Graver and older ones are what a wall is for. */
const incidentsShown = 12;

interface Source {
  readonly id: string;
  readonly content: PushContent;
  readonly name: string;
  readonly camera?: CameraRow;
  readonly incident?: IncidentRow;
}

export function PushSources({ list, search }: PushSourcesProps) {
  const cameras = useView("cameras");
  const incidents = useView("incidents").rows;
  const tours = useView("tours").rows;
  const selection = useSelection();
  const { t } = useTranslation("push");
  const nameOf = useContentName();
  const [text, setText] = useState("");
  const sight = mapSight();
  const sources = useMemo<Source[]>(() => {
    const grave = incidents
      .filter(({ state }) => isOpen(state))
      .sort(
        (a, b) => priorityWeights[a.priority] - priorityWeights[b.priority] || a.receivedAt - b.receivedAt,
      )
      .slice(0, incidentsShown);
    const named = (id: string, content: PushContent) => ({ id, content, name: nameOf(content) });
    return [
      ...(sight ? [named("map", { kind: "map", centre: lonLat(...sight.centre), zoom: sight.zoom })] : []),
      ...grave.map((incident) => ({
        ...named(`incident/${incident.id}`, { kind: "incident", incident: incident.id }),
        incident,
      })),
      ...tours.map(({ id }) => named(`tour/${id}`, { kind: "tour", tour: id })),
      ...cameras.rows.map((camera) => ({
        ...named(`camera/${camera.id}`, { kind: "camera", camera: camera.id }),
        camera,
      })),
    ];
  }, [cameras.rows, incidents, tours, nameOf, sight]);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = sources.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  return (
    <section className="push-sources" aria-label={t("sources")}>
      <SearchField field={search} label={t("search")} value={text} onChange={setText} />
      <FoundList
        ref={list}
        state={cameras.state}
        all={sources.length}
        none={t("none")}
        items={shown}
        rowRem={2}
        label={t("sources")}
        chosen={selection ? `${selection.kind}/${selection.id}` : null}
        onChoose={({ camera, incident }) => {
          if (camera) select({ kind: "camera", id: camera.id });
          if (incident) select({ kind: "incident", id: incident.id });
        }}
      >
        {({ content, name, camera, incident }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the row is chosen, and pushed with a key
          <div className="push-source" draggable={true} onDragStart={(event) => startDrag(event, content)}>
            {camera && <HealthMark health={camera.health} />}
            {incident && <PriorityMark priority={incident.priority} label="" />}
            <span>{content.kind === "tour" ? `${t("tour")} ${name}` : name}</span>
          </div>
        )}
      </FoundList>
    </section>
  );
}
