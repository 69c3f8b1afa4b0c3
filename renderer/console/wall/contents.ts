/** What may be pushed onto the wall from this window, and how it is called. */
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { lonLat } from "../../../shared/domain/place.ts";
import type { PushContent } from "../../../shared/domain/wall/pushes.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { mapSight } from "../../ui/mapSight.ts";
import { type Selection, useSelection } from "../../ui/selection.ts";
import { textOf } from "../../ui/textOf.ts";

/** What is looked at first, then the map as it is. */
export function useContents(): PushContent[] {
  const incidents = useView("incidents").rows;
  const cameras = useView("cameras").rows;
  const selection = useSelection();
  const contents: PushContent[] = [];
  if (selection?.kind === "camera" && cameras.some(({ id }) => id === selection.id)) {
    contents.push({ kind: "camera", camera: selection.id });
  }
  const incident = incidentOf(selection, incidents);
  if (incident) contents.push({ kind: "incident", incident: incident.id });
  const sight = mapSight();
  if (sight) contents.push({ kind: "map", centre: lonLat(...sight.centre), zoom: sight.zoom });
  return contents;
}

/** The city's tours, in the order of their numbers. */
export function useTourContents(): PushContent[] {
  return useView("tours").rows.map(({ id }) => ({ kind: "tour", tour: id }));
}

/** A report stands for the incident that it belongs to. */
export function incidentOf(
  selection: Selection | null,
  incidents: readonly IncidentRow[],
): IncidentRow | undefined {
  if (selection?.kind === "incident") return incidents.find(({ id }) => id === selection.id);
  if (selection?.kind !== "report") return undefined;
  return incidents.find(({ reports }) => reports.includes(selection.id));
}

/** `12 · Simpang Tugu`, `T2 · Pasar`, `Kebakaran · Jl. Merdeka 8`, `Peta`. */
export function useContentName(): (content: PushContent) => string {
  const cameras = useView("cameras").rows;
  const incidents = useView("incidents").rows;
  const tours = useView("tours").rows;
  const city = useCityIndex();
  const { t, i18n } = useTranslation("push");
  return (content) => {
    if (content.kind === "map") return t("map");
    if (content.kind === "camera") {
      const at = cameras.findIndex(({ id }) => id === content.camera);
      return at < 0 ? content.camera : `${at + 1} · ${cameras[at]?.name}`;
    }
    if (content.kind === "tour") {
      const at = tours.findIndex(({ id }) => id === content.tour);
      const tour = tours[at];
      return tour ? `T${at + 1} · ${textOf(tour.name, i18n.language)}` : content.tour;
    }
    const incident = incidents.find(({ id }) => id === content.incident);
    if (!incident) return content.incident;
    const category = city.categories.get(incident.category);
    const name = category ? textOf(category.name, i18n.language) : incident.category;
    return [name, incident.address].filter(Boolean).join(" · ");
  };
}
